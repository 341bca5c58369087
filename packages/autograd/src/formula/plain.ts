import { operand } from '../precedence.ts';
import { hasSuperscript, type Notation } from './notation.ts';

/** Formulas as plain text, for a terminal: `(y1 - h3)² - w5·h1/(1 + exp(a3))`. */
export const plainNotation: Notation = {
  number: (x) => ({ text: String(x), precedence: String(x).includes('e') ? 'power' : 'atom' }),
  symbol: (label) => {
    const text = plainSymbol(label);
    return { text, precedence: text === label && hasSuperscript(label) ? 'power' : 'atom' };
  },
  call: ({ name }, inputs) => ({ text: `${name}(${inputs.map(({ text }) => text).join(', ')})`, precedence: 'atom' }),
  brackets: (text) => `(${text})`,
  power: (base, exponent) => (/^\d+$/.test(exponent) ? base + superscript(exponent) : `${base}^(${exponent})`),
  product: (factors) => factors.join('·'),
  fraction: (numerator, denominator) => `${operand(numerator, 'product')}/${operand(denominator, 'power')}`,
};

/** A label as plain text: in quotes, unless it is a name. */
export function plainSymbol(label: string): string {
  return /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u.test(label) ? label : JSON.stringify(label);
}

/** The digits of an exponent. */
export function superscript(digits: string): string {
  return digits.replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit);
}
