import { counterexampleInWords, givenInWords } from '@autograd-222/commands/equations/counterexample';
import { mapParameters } from '@autograd-222/model-222';
import { expect, test } from 'vitest';

const zeros = { ...mapParameters(() => 0), x1: 0, x2: 0, y1: 0, y2: 0 };

test('a counterexample is told by its numbers that are not 0', () => {
  expect(counterexampleInWords({ given: { ...zeros, w5: -1, y1: 1 }, left: -1.5, right: 2 / 3 })).toBe(
    'With w_5 = -1, y_1 = 1 and everything else 0, this line gives 0.666667; the derivative is -1.5.',
  );
  expect(givenInWords(zeros)).toBe('everything 0');
});
