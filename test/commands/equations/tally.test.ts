import { proofsInWords, tally, tallyInWords } from '@autograd-222/commands/equations/tally';
import { expect, test } from 'vitest';

test('a tally counts the lines that are judged', () => {
  const verdict = (holds: boolean | null, holdsWithDetachedCrossTerms: boolean | null) => ({
    ...{ equation: 1, holds, holdsWithDetachedCrossTerms },
  });
  const verdicts = [verdict(null, null), verdict(true, false), verdict(true, true), verdict(false, true)];
  const counts = tally([...verdicts, verdict(false, false)]);
  expect(counts).toEqual({ lines: 4, hold: 2, proved: 0, errorProbability: 0, fail: 2, crossTermsOnly: 1 });
  expect(tallyInWords(counts)).toMatch(
    /^Of the 4 lines .*, 2 hold and 2 do not\. Of those 2, 1 would hold if [^.]*\.$/,
  );
});

test('a tally counts the proofs, with the largest probability that one of them is wrong', () => {
  const verdict = (errorProbability?: number) => ({
    ...{ equation: 1, holds: true, holdsWithDetachedCrossTerms: true },
    verdict: {
      ...{ proved: errorProbability !== undefined, rightFor: [], findings: [] },
      ...(errorProbability === undefined ? { cases: 300 } : { errorProbability }),
    },
  });
  const all = tally([verdict(2 ** -52), verdict(2 ** -51), verdict(2 ** -52)]);
  expect(all).toMatchObject({ hold: 3, proved: 3, errorProbability: 2 ** -51 });
  expect(proofsInWords(all)).toEqual([
    'All 3 lines that hold are proved. The probability that a proof is wrong is below 2⁻⁵¹.',
  ]);
  expect(proofsInWords(tally([verdict(2 ** -52), verdict()]))).toEqual([
    '1 of the 2 lines that hold are proved. The probability that a proof is wrong is below 2⁻⁵².',
  ]);
});
