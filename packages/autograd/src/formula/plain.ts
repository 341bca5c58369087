import type { Marks, Part } from './write.ts';

/** Formulas as text, for a terminal: `(y1 - h3)² - w5·h1/(1 + exp(a3))`. */
export const plainMarks: Marks = {
  number: (x) => ({ text: String(x), is: 'atom' }),
  symbol: plainSymbol,
  call: ({ name }, inputs) => ({ text: `${name}(${inputs.map(({ text }) => text).join(', ')})`, is: 'atom' }),
  brackets: (text) => `(${text})`,
  power: (base, exponent) => (/^\d+$/.test(exponent) ? base + superscript(exponent) : `${base}^(${exponent})`),
  product: (factors) => factors.join('·'),
  fraction: (over, under) => `${over.is === 'sum' ? `(${over.text})` : over.text}/${bracketed(under)}`,
};

/** A label as text: in quotes, unless it is a name. */
export function plainSymbol(label: string): string {
  return /^[\p{L}\p{N}\p{M}_]+$/u.test(label) ? label : JSON.stringify(label);
}

function bracketed({ text, is }: Part): string {
  return is === 'atom' ? text : `(${text})`;
}

function superscript(digits: string): string {
  return digits.replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit);
}
