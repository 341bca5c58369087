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

test.each([
  ['\\frac{\\partial \\ell}{\\partial \\sigma^2} = \\frac{1}{2s}', '∂ℓ/∂σ² = 1/(2s)'],
  ['\\hat{x}_{12} &= \\bigl( x - \\mu \\bigr) e^{-z_{1}}', 'x̂₁₂ = (x - μ) exp(-z₁)'],
  ['\\dfrac{\\mathrm{d}y}{\\mathrm{d}x} = \\sqrt{x}\\,\\ln x', 'dy/dx = √(x) ln x'],
])('the LaTeX of other texts reads well: %s', (tex, text) => {
  expect(plainMath(tex)).toBe(text);
});
