import { tally, tallyInWords } from '@autograd-222/commands/equations/tally';
import { expect, test } from 'vitest';

test('a tally counts the lines that are judged', () => {
  const verdict = (holds: boolean | null, holdsWithDetachedCrossTerms: boolean | null) => ({
    ...{ equation: 1, holds, holdsWithDetachedCrossTerms },
  });
  const verdicts = [verdict(null, null), verdict(true, false), verdict(true, true), verdict(false, true)];
  const counts = tally([...verdicts, verdict(false, false)]);
  expect(counts).toEqual({ lines: 4, hold: 2, fail: 2, crossTermsOnly: 1 });
  expect(tallyInWords(counts)).toMatch(/^Of the 4 lines .*, 2 hold and 2 do not\. 1 of those 2 would hold if/);
});
