import { plainMath } from '@autograd-222/commands/notation/plain-math';
import { equations } from '@autograd-222/model-222';
import { describe, expect, test } from 'vitest';

describe("the document's LaTeX as text", () => {
  test.each([
    [16, '∂L/∂ŷ₁ = - [2(y₁ - ŷ₁) + (y₁ - ŷ₁)/(ŷ₁(1 - ŷ₁))]'],
    [13, 'h₄ = exp(a₄)/(exp(a₃) + exp(a₄)) = y₂; h₃ = exp(a₃)/(exp(a₃) + exp(a₄)) = y₁'],
    [2, 'L = Σᵢ [(yᵢ - ŷᵢ)² - (yᵢ log ŷᵢ + (1 - yᵢ) log (1 - ŷᵢ))]'],
  ])('reads well: equation %i', (number, text) => {
    expect(plainMath(equations[number - 1]?.tex ?? '')).toBe(text);
  });

  test('keeps nothing of the LaTeX', () => {
    for (const { tex, continues, correction } of equations) {
      for (const math of [tex, continues, correction?.tex]) expect(plainMath(math ?? '')).not.toMatch(/[\\{}_^]/);
    }
  });
});
