import fc from 'fast-check';
import { checkOptions, type JudgeOptions, judge, type Verdict } from '../judge.ts';
import { detachedModel, trueModel } from '../models.ts';
import { type Given, mapParameters, type Pair, type Quantity } from '../names.ts';
import { equations } from './equations.ts';

/** What automatic differentiation says of an equation. */
export interface EquationVerdict {
  /** 1 to 61. */
  readonly equation: number;
  /** Whether it holds for the network as it is; null for the definitions, 1 to 13. */
  readonly holds: boolean | null;
  /** Whether it holds by the document's assumption, with the softmax's cross terms detached; null as above. */
  readonly holdsWithDetachedCrossTerms: boolean | null;
  /** Where it fails, for the network as it is, and what its right-hand side equals. */
  readonly verdict?: Verdict<Given, Quantity>;
}

/** The options of `judge`, except for the cases, and which equations to judge. */
export interface JudgeEquationsOptions extends Partial<Omit<JudgeOptions<Given>, 'cases'>> {
  /** The number of the one equation to judge; default: all of them. */
  readonly only?: number;
  /** Called after each equation that is judged; 1 to 13 are not. */
  readonly onEquation?: () => void;
}

/**
 * The verdict on each of the 61 equations, by the automatic gradients of the network: for `trueModel`, and for the
 * `detachedModel` that the document assumes. Each line is judged by itself, with the automatic values of the derivatives
 * it uses.
 *
 * Throws a `RangeError` if `only` isn't an integer from 1 to 61, or for the options that `judge` refuses.
 *
 * @example
 * judgeEquations({ runs: 20 }).filter(({ holds }) => holds === false).length // 18
 */
export function judgeEquations({ only, onEquation, ...options }: JudgeEquationsOptions = {}): EquationVerdict[] {
  checkOptions('judgeEquations', options);
  if (only !== undefined && !equations.some(({ number }) => number === only)) {
    throw new RangeError(`judgeEquations: only must be an integer from 1 to ${equations.length}, but is ${only}`);
  }
  const chosen = equations.filter(({ number }) => only === undefined || number === only);
  return chosen.map(({ number: equation, claim }) => {
    if (claim === undefined) return { equation, holds: null, holdsWithDetachedCrossTerms: null };
    const verdict = judge(claim, trueModel, { cases: equationCases, ...options });
    const { holds } = judge(claim, detachedModel, { cases: equationCases, ...options });
    onEquation?.();
    return { equation, holds: verdict.holds, holdsWithDetachedCrossTerms: holds, verdict };
  });
}

/**
 * Where counterexamples are looked for: first among small integers, which are easy to follow by hand, then among all
 * numbers up to 1.5 (2 for the inputs and targets). There the logits are at most 9 apart, and rounding errs by 1e-12.
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

/** Real numbers from -size to size, evenly spread, as `fc.double` isn't: most doubles are very near to 0. */
function real(size: number): fc.Arbitrary<number> {
  const steps = 2 ** 30;
  return fc.integer({ min: -steps, max: steps }).map((step) => (step / steps) * size);
}
