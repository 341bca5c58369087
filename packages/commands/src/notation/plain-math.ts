import { subscripted } from './symbols.ts';

const symbols: readonly (readonly [RegExp, string])[] = [
  [/\\left|\\right/g, ''],
  [/\\partial\s*/g, '∂'],
  [/\\hat\{y\}/g, 'ŷ'],
  [/\\text\{([^}]*)\}/g, '$1'],
  [/\\sum_\{i=1\}\^2/g, 'Σᵢ'],
  [/\\(log|tanh)/g, '$1'],
  [/\\cdot/g, '·'],
  [/\\times/g, '×'],
  [/\^2/g, '²'],
  [/e\^\{([^}]*)\}/g, 'exp($1)'],
  [/_i/g, 'ᵢ'],
  [/\s*;\s*\\quad/g, ';'],
];

/**
 * The document's LaTeX as one line of text, with slashes for fractions and subscripts for indices.
 *
 * @example
 * plainMath('\\frac{\\partial L}{\\partial a_1} = 1 - h_1^2') // '∂L/∂a₁ = 1 - h₁²'
 */
export function plainMath(tex: string): string {
  let text = symbols.reduce((text, [symbol, character]) => text.replaceAll(symbol, character), tex);
  // From the inside out, so that a fraction within a fraction is text before the outer one is read.
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replaceAll(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, (_, numerator: string, denominator: string) => {
      return `${bracketed(numerator)}/${bracketed(denominator)}`;
    });
  }
  return text
    .replaceAll(/_(\d)/g, (_, digit: string) => subscripted(digit))
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/([([])\s+/g, '$1')
    .replaceAll(/\s+([)\]])/g, '$1')
    .trim();
}

/** Brackets around a numerator or denominator of more than one factor. */
function bracketed(part: string): string {
  const whole = /^[a-z]*\([^()]*\)$/.test(part) || !/[-+\s(]/.test(part.trim());
  return whole ? part.trim() : `(${part.trim()})`;
}
