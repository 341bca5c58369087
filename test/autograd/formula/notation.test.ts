import { expect, test } from 'vitest';
import { hasSuperscript } from '../../../packages/autograd/src/formula/notation.ts';

test('a label has a superscript if an exponent would run into it', () => {
  expect(['x²', 'xⁿ', 'x²y', 'xᵃ', '¹'].map(hasSuperscript)).toEqual([true, true, true, true, true]);
  expect(['x', 'x2', 'x_2', 'x₂', 'ŷ', ''].map(hasSuperscript)).toEqual([false, false, false, false, false, false]);
});
