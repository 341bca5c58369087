import type { EquationVerdict } from '@autograd-222/model-222';

/** How many of the lines from 14 on hold, fail, and fail only for the cross terms that the document leaves out. */
export interface Tally {
  readonly lines: number;
  readonly hold: number;
  readonly fail: number;
  readonly crossTermsOnly: number;
}

export function tally(verdicts: readonly EquationVerdict[]): Tally {
  const lines = verdicts.filter(({ holds }) => holds !== null);
  const failing = lines.filter(({ holds }) => holds === false);
  return {
    lines: lines.length,
    hold: lines.length - failing.length,
    fail: failing.length,
    crossTermsOnly: failing.filter((verdict) => verdict.holdsWithDetachedCrossTerms === true).length,
  };
}

/** The tally in two sentences. */
export function tallyInWords({ lines, hold, fail, crossTermsOnly }: Tally): string {
  return (
    `Of the ${lines} lines of the document's backward pass, ${hold} hold and ${fail} do not. ` +
    `${crossTermsOnly} of those ${fail} would hold if each softmax output depended on its own logit alone, ` +
    `which the document assumes.`
  );
}
