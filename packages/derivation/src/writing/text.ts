import { hasExponent, nameInText } from './names.ts';
import { type Notation, operand } from './notation.ts';

/** Formulas as plain text: `∂L/∂h · x·(1 - h²)`. */
export const plainText: Notation = {
  number: (digits) => ({ text: digits, precedence: 'atom' }),
  name: (name) => ({ text: nameInText(name), precedence: hasExponent(name) ? 'power' : 'atom' }),
  brackets: (text) => `(${text})`,
  product: (factors) =>
    factors.reduce((text, factor, i) => {
      const part = operand(factor, 'product', plainText);
      const isApart = factor.isDerivative === true || factors[i - 1]?.isDerivative === true;
      return i === 0 ? part : `${text}${isApart ? ' · ' : '·'}${part}`;
    }, ''),
  fraction: (above, below) => ({
    text: `${operand(above, above.isDerivative === true ? 'atom' : 'product', plainText)}/${operand(below, 'power', plainText)}`,
    precedence: 'product',
  }),
  power: (base, { text, precedence }) => {
    if (/^\d{1,2}$/.test(text)) return base + text.replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
    return `${base}^${precedence === 'atom' ? text : `(${text})`}`;
  },
  call: (name, primes, inputs) => ({
    text: `${nameInText(name)}${"'".repeat(primes)}(${inputs.map(({ text }) => text).join(', ')})`,
    precedence: 'atom',
  }),
  derivative: (of, wrt) => {
    const order = wrt.length === 1 ? '' : powerOf(wrt.length);
    const below = grouped(wrt).map(({ name, power, times }) => {
      const own = hasExponent(name) && (power > 1 || times > 1) ? `(${nameInText(name)})` : nameInText(name);
      return `∂${own}${power === 1 ? '' : powerOf(power)}${times === 1 ? '' : powerOf(times)}`;
    });
    return `∂${order}${of ?? ''}/${below.length > 1 ? `(${below.join(' ')})` : below.join('')}`;
  },
};

function powerOf(exponent: number): string {
  return plainText.power('', { text: String(exponent), precedence: 'atom' });
}

/** Equal variables that follow one another, as one with how often it stands there. */
export function grouped(
  wrt: readonly { readonly name: string; readonly power: number }[],
): { name: string; power: number; times: number }[] {
  const groups: { name: string; power: number; times: number }[] = [];
  for (const { name, power } of wrt) {
    const last = groups.at(-1);
    if (last?.name === name && last.power === power) last.times++;
    else groups.push({ name, power, times: 1 });
  }
  return groups;
}
