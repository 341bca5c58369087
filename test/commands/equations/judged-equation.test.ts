import { markOf, wordForHolding } from '@autograd-222/commands/equations/judged-equation';
import { expect, test } from 'vitest';

const verdict = (holds: boolean | null, holdsWithDetachedCrossTerms: boolean | null, proved = false) => ({
  ...{ equation: 1, holds, holdsWithDetachedCrossTerms },
  ...(holds === null ? {} : { verdict: { proved, rightFor: [], findings: [] } }),
});

test('an equation has the mark of its verdict', () => {
  const verdicts = [verdict(null, null), verdict(true, false), verdict(false, true), verdict(false, false)];
  expect(verdicts.map(markOf)).toEqual([' ', '✓', '≈', '✗']);
});

test('✓ means proved, unless a line holds without a proof', () => {
  const proofs = [verdict(null, null), verdict(true, true, true), verdict(false, false)];
  expect(wordForHolding(proofs)).toBe('proved');
  expect(wordForHolding([...proofs, verdict(true, true)])).toBe('holds');
});
