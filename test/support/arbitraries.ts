import { mapParameters, type Pair, type Params } from '@autograd-222/model-222';
import fc from 'fast-check';

const steps = 2 ** 30;

/** A number from -size to size, evenly spread (as `fc.double` isn't: most doubles are near 0); it shrinks towards 0. */
export const real = (size: number): fc.Arbitrary<number> =>
  fc.integer({ min: -steps, max: steps }).map((step) => (step / steps) * size);

/** The same from least to most; it shrinks towards the least. */
export const between = (least: number, most: number): fc.Arbitrary<number> =>
  fc.nat(steps).map((step) => least + (step / steps) * (most - least));

/** Any number: everyday ones, the edges of arithmetic, and all that a double can be. */
export const anyNumber: fc.Arbitrary<number> = fc.oneof(
  real(3),
  fc.constantFrom(0, -0, 1, -1, 0.5, 2, 1000, -1000, 1e-300, Infinity, -Infinity, NaN),
  fc.double(),
);

/** Weights and biases between -3 and 3, so that the logits lie up to 18 apart. */
export const params: fc.Arbitrary<Params> = fc.record(mapParameters(() => real(3)));

/** Two inputs between -4 and 4, as standardised data has them. */
export const inputs: fc.Arbitrary<Pair> = fc.tuple(real(4), real(4));

export const oneHot: fc.Arbitrary<Pair> = fc.constantFrom<Pair>([1, 0], [0, 1]);
export const soft: fc.Arbitrary<Pair> = between(0, 1).map((y): Pair => [y, 1 - y]);
export const free: fc.Arbitrary<Pair> = fc.tuple(real(2), real(2));

/** Targets: one class; two shares that sum to 1; or any two numbers. */
export const targets: fc.Arbitrary<Pair> = fc.oneof(oneHot, soft, free);
