import { add, div, exp, grad, mul, type Scalar, sub, tanh, Value } from '@autograd-222/autograd';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { real } from '../../support/arbitraries.ts';

/** Smooth functions of one variable, bounded with their derivatives, so that sums of a few of them can't lose much. */
const functions: readonly ((x: Scalar) => Scalar)[] = [
  (x) => tanh(x),
  (x) => mul(x, tanh(x)),
  (x) => exp(mul(-1, mul(x, x))),
  (x) => div(1, add(1, mul(x, x))),
  (x) => sub(x, 3),
];
const fn = fc.constantFrom(...functions);

/** A few roundings of terms of this size; 1e-14 is some fifty units in the last place. */
const close = (actual: number, expected: number, size: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-14 * (1 + size));

test('linearity: (c·f + d·g)′ = c·f′ + d·g′', () => {
  fc.assert(
    fc.property(fn, fn, real(3), real(3), real(3), (f, g, c, d, x) => {
      const [ofF, ofG] = [c * grad(f)(x), d * grad(g)(x)];
      close(grad((x: Scalar) => add(mul(c, f(x)), mul(d, g(x))))(x), ofF + ofG, Math.abs(ofF) + Math.abs(ofG));
    }),
  );
});

test('the product rule: (f·g)′ = f′·g + f·g′', () => {
  fc.assert(
    fc.property(fn, fn, real(3), (f, g, x) => {
      const [left, right] = [grad(f)(x) * Number(g(x)), Number(f(x)) * grad(g)(x)];
      close(grad((x: Scalar) => mul(f(x), g(x)))(x), left + right, Math.abs(left) + Math.abs(right));
    }),
  );
});

test('the chain rule: (f∘g)′ = f′(g)·g′', () => {
  fc.assert(
    fc.property(fn, fn, real(3), (f, g, x) => {
      const expected = grad(f)(Number(g(x))) * grad(g)(x);
      close(grad((x: Scalar) => f(g(x)))(x), expected, Math.abs(expected));
    }),
  );
});

test('the sum over paths: a gradient is the sum, over all paths through the graph, of the product of the partials', () => {
  // Layers of sums with random weights; the paths are walked one by one, from output to input.
  const layers = fc.array(fc.tuple(real(1), real(1), real(1), real(1)), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(layers, (layers) => {
      const x = new Value(1);
      let [p, q]: [Scalar, Scalar] = [x, mul(x, 2)];
      for (const [a, b, c, d] of layers) [p, q] = [add(mul(a, p), mul(b, q)), add(mul(c, p), mul(d, q))];
      const y = add(p, q);
      if (typeof y !== 'number') y.backward();

      const contributions = (depth: number, node: 0 | 1): number[] => {
        const layer = layers[depth];
        if (layer === undefined) return [];
        const [a, b, c, d] = layer;
        const [toP, toQ] = node === 0 ? [a, b] : [c, d];
        if (depth === 0) return [toP, toQ * 2];
        return [...contributions(depth - 1, 0).map((w) => w * toP), ...contributions(depth - 1, 1).map((w) => w * toQ)];
      };
      const paths = [...contributions(layers.length - 1, 0), ...contributions(layers.length - 1, 1)];
      expect(paths).toHaveLength(2 ** (layers.length + 1));
      const size = paths.reduce((sum, w) => sum + Math.abs(w), 0);
      close(
        x.grad,
        paths.reduce((sum, w) => sum + w, 0),
        size,
      );
    }),
  );
});
