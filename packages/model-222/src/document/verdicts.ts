import fc from 'fast-check';
import { type JudgeOptions, judge, type Verdict } from '../judge.ts';
import { detachedModel, trueModel } from '../models.ts';
import { type Given, mapParameters, type Pair, type Quantity } from '../names.ts';
import { equations } from './equations.ts';

/** What the machine says of an equation. */
export interface EquationVerdict {
  /** 1 to 61. */
  readonly equation: number;
  /** Whether it holds for the loss as it is; null for the definitions, 1 to 13. */
  readonly holds: boolean | null;
  /** Whether it holds in the document's own reading, the softmax's cross terms left out; null as above. */
  readonly holdsWithDetachedCrossTerms: boolean | null;
  /** Where it fails, for the loss as it is, and what its right-hand side would be right for. */
  readonly verdict?: Verdict<Given, Quantity>;
}

export interface JudgeEquationsOptions extends Partial<Omit<JudgeOptions<Given>, 'cases'>> {
  /** The number of the one equation to judge; all of them unless told. */
  readonly only?: number;
  /** Called after each equation that is judged; 1 to 13 are not. */
  readonly onEquation?: () => void;
}

/**
 * The verdict on each of the 61 equations, by the automatic gradients of the network: for the loss as it is, and in the
 * document's own reading. Each line is judged by itself, with the automatic values of the derivatives it uses.
 *
 * @example
 * judgeEquations({ runs: 20 }).filter(({ holds }) => holds === false).length // 18
 */
export function judgeEquations({ only, onEquation, ...options }: JudgeEquationsOptions = {}): EquationVerdict[] {
  const chosen = equations.filter(({ number }) => only === undefined || number === only);
  return chosen.map(({ number: equation, claim }) => {
    if (claim === undefined) return { equation, holds: null, holdsWithDetachedCrossTerms: null };
    const verdict = judge(claim, trueModel, { cases, ...options });
    const { holds } = judge(claim, detachedModel, { cases, ...options });
    onEquation?.();
    return { equation, holds: verdict.holds, holdsWithDetachedCrossTerms: holds, verdict };
  });
}

/**
 * Where counterexamples are looked for: first among small whole numbers, which a pencil can follow, then among all
 * numbers up to 1.5 (2 for the inputs and targets). There the logits are at most 9 apart, and rounding errs by 1e-12.
 */
export const cases: readonly fc.Arbitrary<Readonly<Record<Given, number>>>[] = [
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
