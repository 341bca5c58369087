import { greekLetter } from '@autograd-222/derivation';
import { subscripted, superscripted } from './symbols.ts';

const symbols: readonly (readonly [RegExp, string | ((matched: string, ...parts: string[]) => string)])[] = [
  [
    /\\(?:left|right|[bB]igg?[lr]?)(?![a-zA-Z])|&|\\(?:label|tag)\*?\{[^{}]*\}|\\(?:nonumber|notag|displaystyle)(?![a-zA-Z])/g,
    '',
  ],
  [/\\[{}]/g, (brace) => (brace === '\\{' ? '(' : ')')],
  [/\\[dt]frac(?![a-zA-Z])/g, '\\frac'],
  [/\\partial\s*/g, '∂'],
  [
    /\\hat(?:\{([a-zA-Z])\}|\s+([a-zA-Z])(?![a-zA-Z]))/g,
    (_, braced = '', bare = '') => `${braced}${bare}\u0302`.normalize('NFC'),
  ],
  [/\\(?:text|mathrm|mathbf|boldsymbol|operatorname)\{([^{}]*)\}/g, '$1'],
  [/\\sum_\{i=1\}\^2/g, 'Σᵢ'],
  [/\\(log|ln|exp|tanh|sinh|cosh|sin|cos|tan|max|min)(?![a-zA-Z])/g, '$1'],
  [/\\([a-zA-Z]+)(?![a-zA-Z])/g, (command, name: string) => (name === 'ell' ? 'ℓ' : (greekLetter(name) ?? command))],
  [/\\cdot/g, '·'],
  [/\\times/g, '×'],
  [/\^(\d)|\^\{(\d+)\}/g, (_, digit = '', digits = '') => superscripted(digit + digits)],
  [/\\sqrt\{([^{}]*)\}/g, '√($1)'],
  [/_\{(\d+)\}/g, (_, digits) => subscripted(digits)],
  [/e\^\{([^{}]*)\}/g, 'exp($1)'],
  [/_i/g, 'ᵢ'],
  [/\s*;\s*\\quad/g, ';'],
  [/\\(?:[,:;! ]|q?quad(?![a-zA-Z]))/g, ' '],
];

/**
 * LaTeX as one line of text, for a terminal: fractions with a slash, indices as subscripts.
 *
 * @example
 * plainMath('\\frac{\\partial L}{\\partial a_1} = 1 - h_1^2') // '∂L/∂a₁ = 1 - h₁²'
 */
export function plainMath(tex: string): string {
  let text = symbols.reduce(
    (text, [symbol, by]) => (typeof by === 'string' ? text.replaceAll(symbol, by) : text.replaceAll(symbol, by)),
    tex,
  );
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
  const whole = /^[a-z]*\([^()]*\)$/.test(part) || !/[-+\s(]|^\d+\D/.test(part.trim());
  return whole ? part.trim() : `(${part.trim()})`;
}
