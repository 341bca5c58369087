import type { EquationVerdict } from '@autograd-222/model-222';
import { powerOfTwo } from '../notation/numbers.ts';

/** How many of the lines from 14 on hold, are proved, fail, and fail only for the cross terms that the document leaves out. */
export interface Tally {
  readonly lines: number;
  readonly hold: number;
  readonly proved: number;
  /** A bound on the probability that any one of the proofs is wrong; 0 if there are none. */
  readonly errorProbability: number;
  readonly fail: number;
  readonly crossTermsOnly: number;
}

export function tally(verdicts: readonly EquationVerdict[]): Tally {
  const lines = verdicts.filter(({ holds }) => holds !== null);
  const failing = lines.filter(({ holds }) => holds === false);
  return {
    lines: lines.length,
    hold: lines.length - failing.length,
    proved: lines.filter(({ verdict }) => verdict?.proved).length,
    errorProbability: Math.max(0, ...lines.map(({ verdict }) => verdict?.errorProbability ?? 0)),
    fail: failing.length,
    crossTermsOnly: failing.filter((verdict) => verdict.holdsWithDetachedCrossTerms === true).length,
  };
}

/** The tally in sentences. */
export function tallyInWords(tally: Tally): string {
  const { lines, hold, fail, crossTermsOnly } = tally;
  return [
    `Of the ${lines} lines of the document's backward pass, ${hold} hold and ${fail} do not.`,
    `Of those ${fail}, ${crossTermsOnly} would hold if each softmax output depended only on its own logit,`,
    'as the document assumes.',
    ...proofsInWords(tally),
  ].join(' ');
}

/** How many of the lines that hold are proved, and how certain that is; none if there are no proofs. */
export function proofsInWords({ hold, proved, errorProbability }: Tally): string[] {
  if (proved === 0) return [];
  const which = proved === hold ? `All ${hold} lines that hold` : `${proved} of the ${hold} lines that hold`;
  return [`${which} are proved. The probability that a proof is wrong is below ${powerOfTwo(errorProbability)}.`];
}
