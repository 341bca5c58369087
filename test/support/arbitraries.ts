import { mapParameters, type Pair, type Params } from '@autograd-222/model-222';
import fc from 'fast-check';

/** A double between -size and size, which shrinks towards 0. */
export const real = (size: number): fc.Arbitrary<number> => fc.double({ min: -size, max: size, noNaN: true });

/** Weights and biases between -3 and 3, so that the logits lie up to 18 apart. */
export const params: fc.Arbitrary<Params> = fc.record(mapParameters(() => real(3)));

/** Two inputs between -4 and 4, as standardised data has them. */
export const inputs: fc.Arbitrary<Pair> = fc.tuple(real(4), real(4));

export const oneHot: fc.Arbitrary<Pair> = fc.constantFrom<Pair>([1, 0], [0, 1]);
export const soft: fc.Arbitrary<Pair> = fc.double({ min: 0, max: 1, noNaN: true }).map((y): Pair => [y, 1 - y]);
export const free: fc.Arbitrary<Pair> = fc.tuple(real(2), real(2));

/** Targets: one class; two shares that sum to 1; or any two numbers. */
export const targets: fc.Arbitrary<Pair> = fc.oneof(oneHot, soft, free);
