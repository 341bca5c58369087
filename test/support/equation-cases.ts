import { type Given, mapParameters, type Pair } from '@autograd-222/model-222';
import fc from 'fast-check';
import { real } from './arbitraries.ts';

/**
 * Numbers for all that the network is given: small integers, and then any numbers up to 1.5 (2 for the inputs and targets).
 * There the logits are at most 9 apart, and rounding errs by 1e-12.
 */
export const equationCases: readonly fc.Arbitrary<Readonly<Record<Given, number>>>[] = [
  casesOf(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 }), fc.constantFrom<Pair>([1, 0], [0, 1])),
  casesOf(real(1.5), real(2), fc.tuple(real(2), real(2))),
];

function casesOf(
  parameter: fc.Arbitrary<number>,
  input: fc.Arbitrary<number>,
  targets: fc.Arbitrary<Pair>,
): fc.Arbitrary<Readonly<Record<Given, number>>> {
  const given = fc.record({ ...mapParameters(() => parameter), x1: input, x2: input, targets });
  return given.map(({ targets: [y1, y2], ...others }) => ({ ...others, y1, y2 }));
}
