import {
  add,
  defineOp,
  derivationTex,
  derive,
  grad,
  label,
  mul,
  pow,
  type Scalar,
  square,
  sub,
  type TexSpelling,
  tanh,
  texSymbol,
  toTex,
  Value,
} from '@autograd-222/autograd';
import { labelledNetwork } from '@autograd-222/model-222';
import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { inputs, params, soft } from '../../support/arbitraries.ts';
import { randomFunction } from '../../support/graphs.ts';
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

  test.each([
    ['x²', '(\\text{x{\\char"B2}})^2'],
    ['a + b', '(\\text{a + b})^2'],
    ['learning rate', '\\text{learning rate}^2'],
    ['x', 'x^2'],
  ])('the square of %j can’t be read as anything else', (label, tex) => {
    expect(toTex(square(new Value(2, label)))).toBe(tex);
  });

  test('of a gradient: that of tanh reads 1 - h₁²', () => {
    const gradient = grad((a: Scalar) => label(tanh(a), 'h1'))(new Value(0.5, 'a1'));
    expect(toTex(gradient)).toBe('1 - h_1^2');
  });

  test('tells different nodes apart that have one label, or labels that LaTeX writes alike', () => {
    const h = label(tanh(x), 'h');
    const later = label(tanh(h), 'h');
    expect(toTex(mul(h, later))).toBe('h (\\text{h (2)})');
    expect(toTex(sub(new Value(1, 'a1'), new Value(2, 'a_1')))).toBe('a_1 - (\\text{a\\_1 (2)})');
  });

  test('numbers no node whose namesakes aren’t in the formula', () => {
    const h = label(tanh(x), 'h');
    const later = label(tanh(h), 'h');
    expect([toTex(later), toTex(square(later))]).toEqual(['\\tanh(h)', 'h^2']);
  });

  const custom = (tex?: TexSpelling) =>
    defineOp({
      name: 'my_op',
      forward: (x, y) => x + y,
      partials: [1, 1],
      ...(tex === undefined ? {} : { tex }),
    });

  test('of a custom op is a function by its name, or by another that it gives', () => {
    expect(toTex(custom()(add(x, y), z))).toBe('\\operatorname{\\text{my\\_op}}(x + y, z)');
    expect(toTex(pow(custom('\\Phi')(add(x, y), z), 2))).toBe('\\Phi(x + y, z)^2');
  });

  test('of a custom op that writes itself has brackets wherever they could be needed', () => {
    const op = custom((x, y) => `${x} \\circ ${y}`);
    expect(toTex(op(x, tanh(y)))).toBe('x \\circ \\tanh(y)');
    expect(toTex(op(mul(x, y), square(z)))).toBe('(x y) \\circ (z^2)');
    expect(toTex(add(2, op(x, y)))).toBe('2 + x \\circ y');
    expect(toTex(mul(2, op(x, y)))).toBe('2 (x \\circ y)');
    expect(toTex(sub(z, op(x, y)))).toBe('z - (x \\circ y)');
    expect(toTex(square(op(x, y)))).toBe('(x \\circ y)^2');
    expect(toTex(op(op(x, y), z))).toBe('(x \\circ y) \\circ z');
  });

  test('of a custom op that says how tightly it holds together has no more brackets than it needs', () => {
    const op = custom({ write: (x, y) => `${x} \\times ${y}`, inputs: 'product', output: 'product' });
    expect(toTex(op(mul(x, y), add(y, z)))).toBe('x y \\times (y + z)');
    expect(toTex(mul(2, op(x, y)))).toBe('2 x \\times y');
    expect(toTex(square(op(x, y)))).toBe('(x \\times y)^2');
    const enclosed = custom({ write: (x, y) => `\\binom{${x}}{${y}}`, inputs: 'any', output: 'atom' });
    expect(toTex(square(enclosed(add(x, y), 2)))).toBe('\\binom{x + y}{2}^2');
  });

  test('of a custom op that doesn’t write a string is refused', () => {
    const wrong = custom((() => 3) as never);
    expect(() => toTex(wrong(x, y))).toThrow(new TypeError('my_op: tex must give a string, but gave 3'));
    for (const tex of [3, null, {}, { write: 'x' }]) {
      expect(() => custom(tex as never)).toThrow(
        'defineOp: tex of my_op must be a string, a function or { write }, but',
      );
    }
  });

  test('is accepted by KaTeX, whatever the graph and its labels', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(randomFunction, fc.tuple(text, text, text), (f, [a, b, c]) => {
        const y = f(new Value(1, a), new Value(0.5, b), new Value(2, c));
        for (const tex of [toTex(y), y instanceof Value ? derivationTex(derive(y, label(y, 'u'))) : '']) {
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

  test('of something else is refused', () => {
    expect(() => toTex('x' as never)).toThrow(
      new TypeError('toTex: its argument must be a number or a Value, but is the string "x"'),
    );
    expect(() => texSymbol(3 as never)).toThrow(new TypeError('texSymbol: its argument must be a string, but is 3'));
  });
});
