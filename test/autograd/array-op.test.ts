import {
  add,
  compile,
  div,
  dot,
  drawing,
  grad,
  hessian,
  jvp,
  mean,
  mul,
  type Scalar,
  square,
  sum,
  tanh,
  toTex,
  Value,
} from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { real } from '../support/arbitraries.ts';

/** The same with a node for each addition and multiplication. */
const chains = {
  sum: (xs: readonly Scalar[]) => xs.reduce((total, x) => add(total, x)),
  mean: (xs: readonly Scalar[]) => div(chains.sum(xs), xs.length),
  dot: (xs: readonly Scalar[], ys: readonly Scalar[]) => chains.sum(xs.map((x, i) => mul(x, ys[i] ?? NaN))),
};
const vectors = fc.array(real(3), { minLength: 2, maxLength: 9 });
const ofPairs = fc.array(fc.tuple(real(3), real(3)), { minLength: 2, maxLength: 6 });

test('sum, mean and dot are one node each, whatever the number of inputs', () => {
  const xs = [1, 2, 3].map((x) => new Value(x));
  for (const [y, inputs] of [
    [sum(xs), xs],
    [mean(xs), xs],
    [dot(xs, [4, 5, 6]), [...xs, 4, 5, 6]],
  ] as const) {
    expect(y.inputs).toEqual(inputs);
  }
  expect([sum(xs).op?.name, mean(xs).op?.name, dot(xs, xs).op?.name]).toEqual(['sum', 'mean', 'dot']);
  expect(drawing(sum(xs)).nodes.filter(({ kind }) => kind === 'op')).toHaveLength(1);
});

describe('they have every bit of the same in steps', () => {
  test('their values', () => {
    fc.assert(
      fc.property(ofPairs, (pairs) => {
        const [xs, ys] = [pairs.map(([x]) => new Value(x)), pairs.map(([, y]) => y)];
        expect(sum(xs).data).toBe(chains.sum(pairs.map(([x]) => x)));
        expect(mean(xs).data).toBe(chains.mean(pairs.map(([x]) => x)));
        expect(dot(xs, ys).data).toBe(
          chains.dot(
            xs.map((x) => x.data),
            ys,
          ),
        );
      }),
    );
  });

  test('their gradients, where an input is used once', () => {
    fc.assert(
      fc.property(ofPairs, real(2), (pairs, c) => {
        const f = (ops: typeof chains) => (ps: readonly (readonly [Scalar, Scalar])[]) => {
          const [xs, ys] = [ps.map(([x]) => x), ps.map(([, y]) => y)];
          return mul(c, mul(tanh(ops.dot(xs, ys)), c));
        };
        expect(grad(f({ sum, mean, dot }))(pairs)).toEqual(grad(f(chains))(pairs));
        const g = (ops: typeof chains) => (xs: readonly Scalar[]) => square(ops.mean(xs));
        const xs = pairs.map(([x]) => x);
        expect(grad(g({ sum, mean, dot }))(xs)).toEqual(grad(g(chains))(xs));
      }),
    );
  });
});

test('their second derivatives and their derivatives in a direction are right', () => {
  fc.assert(
    fc.property(vectors, (xs) => {
      const f = (xs: readonly Scalar[]) => square(dot(xs, xs));
      const s = xs.reduce((total, x) => total + x * x, 0);
      hessian(f)(xs).forEach((row, i) => {
        row.forEach((second, j) => {
          const expected = 8 * (xs[i] ?? NaN) * (xs[j] ?? NaN) + (i === j ? 4 * s : 0);
          expect(Math.abs(second - expected)).toBeLessThanOrEqual(1e-14 * (12 * s));
        });
      });
      const [, derivative] = jvp((xs: readonly Scalar[]) => mean(xs))([xs], xs);
      expect(Math.abs(derivative - mean(xs))).toBeLessThanOrEqual(1e-15 * mean(xs.map(Math.abs)) * xs.length);
    }),
  );
});

test('an input that is used twice gets both contributions', () => {
  const x = new Value(3);
  sum([x, x]).backward();
  expect(x.grad).toBe(2);
  x.grad = 0;
  const product: Value = dot([x, x], [new Value(3), new Value(5)]);
  product.backward();
  expect(x.grad).toBe(8);
  expect(grad((x: Scalar) => dot([x, x], [x, 5]))(3)).toBe(11);
});

test('compiled, they are the same additions and multiplications as in steps', () => {
  const source = (ops: typeof chains) => {
    const f = (w: Scalar[], x: Scalar[]) => mul(ops.sum(w), tanh(ops.mean([ops.dot(w, x), ops.sum(x), 1])));
    return compile(f, [1, 2, 3], [4, 5, 6]).source.split('\n').sort();
  };
  expect(source({ sum, mean, dot })).toEqual(source(chains));
});

test('in formulas they are written out', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name, i) => new Value(i + 1, name));
  const [x, y, z] = [a ?? new Value(0), b ?? new Value(0), c ?? new Value(0)];
  expect(toTex(dot([x, y], [z, sum([x, y])]))).toBe('a c + b (a + b)');
  expect(toTex(mean([x, y, z]))).toBe(String.raw`\frac{a + b + c}{3}`);
});

test('an array that is changed afterwards changes nothing', () => {
  const xs = [new Value(1), new Value(2)];
  const y = sum(xs);
  xs.pop();
  y.backward();
  expect(y.inputs.map((x) => typeof x === 'object' && x.grad)).toEqual([1, 1]);
});

test('a node may have a hundred thousand inputs', () => {
  const xs = Array.from({ length: 100_000 }, (_, i) => new Value(i % 7));
  mean(xs).backward();
  expect(xs.every(({ grad }) => grad === 1 / xs.length)).toBe(true);
  expect(drawing(sum(xs.slice(0, 1000))).nodes).toHaveLength(1002);
});

test('data that was set to anything but a number is refused', () => {
  const x = new Value(1);
  Object.assign(x, { data: '2' });
  expect(() => sum([x, 1])).toThrow(new TypeError('sum: data must be a number, but is the string "2"'));
});
