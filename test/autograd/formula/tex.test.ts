import {
  add,
  defineOp,
  derivationTex,
  derive,
  grad,
  mul,
  pow,
  type Scalar,
  square,
  tanh,
  toTex,
  Value,
} from '@autograd-222/autograd';
import { labelledNetwork } from '@autograd-222/model-222';
import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { inputs, params, soft } from '../../support/arbitraries.ts';
import { randomFunction } from '../../support/graphs.ts';
import { labelled } from '../../support/labelled.ts';
import { readTex } from '../../support/read-tex.ts';

const [x, y, z] = [new Value(2, 'x'), new Value(3, 'y'), new Value(5, 'z')];

describe('a formula in LaTeX', () => {
  test.each([
    ['h1', 'h_1'],
    ['w_5', 'w_5'],
    ['a12', 'a_{12}'],
    ['L', 'L'],
    ['ŷ1', '\\hat{y}_1'],
    ['loss', '\\text{loss}'],
    ['𝚤𝐱', '\\text{ıx}'],
    ['50 % {of} it_all', '\\text{50 \\% \\{of\\} it\\_all}'],
    ['a\\b^c~d\n', '\\text{a\\textbackslash b\\textasciicircum c\\textasciitilde d }'],
  ])('the label %j is typeset as such', (label, tex) => {
    expect(toTex(new Value(0, label))).toBe(tex);
  });

  test('of a gradient: that of tanh reads 1 - h₁²', () => {
    const gradient = grad((a: Scalar) => labelled('h1', tanh(a)))(new Value(0.5, 'a1'));
    expect(toTex(gradient)).toBe('1 - h_1^2');
  });

  test('of a custom op is a function by its name, or what it says itself', () => {
    const rule = { forward: (x: number) => x ** 3, partials: [(x: Scalar) => mul(3, square(x))] as [typeof square] };
    const [cube, written] = [
      defineOp({ name: 'cube', ...rule }),
      defineOp({ name: 'cube', ...rule, tex: (x) => `${x}^3` }),
    ];
    expect(toTex(cube(add(x, y)))).toBe('\\operatorname{cube}(x + y)');
    expect(toTex(mul(2, written(add(x, y))))).toBe('2 (x + y)^3');
    expect(toTex(pow(written(x), 2))).toBe('(x^3)^2');
    expect(toTex(defineOp({ name: 'x_$ y', ...rule })(x))).toBe('\\operatorname{\\text{x\\_\\$ y}}(x)');
  });

  test('of a custom op has brackets where its template leaves room for doubt', () => {
    const rule = { forward: (x: number) => 1 / x, partials: [1] as [number] };
    const over = defineOp({ name: 'over', ...rule, tex: (x) => `1/${x}` });
    const twice = defineOp({ name: 'twice', ...rule, tex: (x) => `2\\cdot${x}` });
    const root = defineOp({
      name: 'root',
      forward: (x, y) => x * y,
      partials: [1, 1],
      tex: (x, y) => `\\sqrt{${x}\\cdot ${y}}`,
    });
    expect(toTex(square(over(x)))).toBe('(1/x)^2');
    expect(toTex(twice(x))).toBe('2\\cdot x');
    expect(toTex(root(add(x, y), add(y, z)))).toBe('\\sqrt{(x + y)\\cdot (y + z)}');
    const wrong = defineOp({ name: 'wrong', ...rule, tex: (() => 3) as never });
    expect(() => toTex(wrong(x))).toThrow(new TypeError('toTex: tex of wrong must give a string, but gave 3'));
  });

  test('is accepted by KaTeX, whatever the graph and its labels', () => {
    const label = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(randomFunction, fc.tuple(label, label, label), (f, [a, b, c]) => {
        const y = f(new Value(1, a), new Value(0.5, b), new Value(2, c));
        for (const tex of [toTex(y), y instanceof Value ? derivationTex(derive(y, labelled('u', y))) : '']) {
          katex.renderToString(tex, { throwOnError: true, strict: 'ignore' });
        }
      }),
      { numRuns: 500 },
    );
  });

  test('means what it says: read as arithmetic it gives the number of the node', () => {
    fc.assert(
      fc.property(params, inputs, soft, (numbers, x, y) => {
        const nodes = labelledNetwork(numbers, x, y);
        const values = Object.fromEntries(Object.entries(nodes).map(([name, v]) => [name, v.data]));
        for (const v of Object.values(nodes)) {
          const [read, size] = [readTex(toTex(v))(values, () => NaN), v.label === 'L' ? 10 : 0];
          expect(Math.abs(read - v.data)).toBeLessThanOrEqual(1e-13 * (Math.abs(v.data) + size));
        }
      }),
    );
  });

  test('that nobody could read is refused', () => {
    let y: Scalar = x;
    for (let i = 0; i < 60; i++) y = add(tanh(y), y);
    expect(() => toTex(y)).toThrow(
      new RangeError('toTex: the formula is too long to be read: label the nodes that it shall be in terms of'),
    );
    expect(() => toTex('x' as never)).toThrow(
      new TypeError('toTex: its argument must be a number or a Value, but is the string "x"'),
    );
  });
});
