import { partialDerivative, splitAtSymbols, subscripted } from '@autograd-222/commands/notation/symbols';
import { expect, test } from 'vitest';

test('digits of names become subscripts', () => {
  expect(['a3', 'L', 'w10'].map(subscripted)).toEqual(['a₃', 'L', 'w₁₀']);
  expect(partialDerivative('L', 'b2')).toBe('∂L/∂b₂');
});

test('a sentence is split at its symbols, of which neighbours stay together', () => {
  expect(splitAtSymbols('The term -w_5 h_1 lacks x_1.')).toEqual(['The term ', '-w_5 h_1', ' lacks ', 'x_1', '.']);
  expect(splitAtSymbols('Nothing of note.')).toEqual(['Nothing of note.']);
});
