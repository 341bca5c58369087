import {
  add,
  defineOp,
  derivationTex,
  derivationText,
  derive,
  detach,
  label,
  mul,
  Value,
} from '@autograd-222/autograd';
import { activationNames, labelledNetwork, mapParameters, parameterNames } from '@autograd-222/model-222';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inputs, params, soft } from '../../support/arbitraries.ts';
import { roundingErrors } from '../../support/error.ts';
import { readTex } from '../../support/read-tex.ts';

const [x, z] = [new Value(2, 'x'), new Value(5, 'z')];

describe('a derivation', () => {
  const { L, ...all } = labelledNetwork(
    mapParameters((name) => (name.startsWith('w') ? 0.5 : 0)),
    [1, -2],
    [1, 0],
  );

  test('finds the term that is missing from the document: a3 reaches L through h4 as well', () => {
    const { steps } = derive(L, all.a3);
    const terms = steps.at(-1)?.terms.map(({ consumer, product }) => [consumer, product.toFixed(6)]);
    expect(terms).toEqual([
      ['h3', '-0.750000'],
      ['h4', '-0.750000'],
    ]);
    expect(derivationTex(derive(L, all.a3))).toContain(
      '\\frac{\\partial L}{\\partial a_3} &= \\frac{\\partial L}{\\partial h_3} \\cdot \\frac{\\partial h_3}{\\partial a_3} + \\frac{\\partial L}{\\partial h_4} \\cdot \\frac{\\partial h_4}{\\partial a_3}',
    );
  });

  test('gives what the backward sweep gives, for every quantity, and so does each formula in it', () => {
    fc.assert(
      fc.property(params, inputs, soft, (numbers, x, y) => {
        const { L, ...all } = labelledNetwork(numbers, x, y);
        const values = Object.fromEntries(Object.entries(all).map(([name, v]) => [name, v.data]));
        L.backward();
        const tolerance = roundingErrors(numbers, x, y);
        for (const name of [...parameterNames, ...activationNames]) {
          const { derivative, steps } = derive(L, all[name]);
          expect(Math.abs(derivative - all[name].grad)).toBeLessThanOrEqual(tolerance(name));
          for (const { tex, partial } of steps.at(-1)?.terms ?? []) {
            const read = readTex(tex)(values, () => NaN);
            expect(Math.abs(read - partial)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(partial)));
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('is 0 where no path leads, and where nothing flows back', () => {
    const y = label(add(detach(x), z), 'y');
    for (const v of [new Value(1, 'q'), x]) {
      expect(derive(y, v)).toMatchObject({ derivative: 0, steps: [], paths: [], pathCount: 0 });
    }
    expect(derivationText(derive(y, x))).toBe('∂y/∂x = 0: no path leads from x to y.');
    expect(derivationText(derive(x, x))).toBe('∂x/∂x = 1: it is itself.');
    expect(derivationTex(derive(y, x))).toBe('\\frac{\\partial y}{\\partial x} = 0');
    expect(derivationTex(derive(x, x))).toBe('\\frac{\\partial x}{\\partial x} = 1');
    expect(derive(x, x)).toMatchObject({ derivative: 1, pathCount: 1 });
  });

  test('with a formula that nobody could read is refused before it is written, which would take forever', () => {
    const twice = defineOp({ name: 'twice', forward: (x) => 2 * x, partials: [2], tex: (x) => `${x} + ${x}` });
    const long = Array.from({ length: 60 }).reduce<Value>((v) => twice(v), x);
    expect(() => derive(label(mul(z, long), 'y'), z)).toThrow(
      new RangeError('derive: the formula is too long to be read: label more of the nodes that it is made of'),
    );
  });

  test('of something else, or with respect to a node without a label, is refused', () => {
    expect(() => derive(L, new Value(1))).toThrow(
      new TypeError("derive: argument 2 must have a label: new Value(2, 'x'), or label(x, 'x')"),
    );
    expect(() => derive(3 as never, x)).toThrow(new TypeError('derive: argument 1 must be a Value, but is 3'));
    expect(() => derive(L, x, 3 as never)).toThrow(new TypeError('derive: argument 3 must be { paths }, but is 3'));
    for (const paths of [-1, 0.5, NaN, '3' as never])
      expect(() => derive(L, x, { paths })).toThrow('derive: paths must be an integer from 0 on, but is ');
    // @ts-expect-error
    expect(() => derive(L, x, { path: 3 })).toThrow(
      new TypeError('derive: argument 3 must be { paths }, but has path'),
    );
  });
});
