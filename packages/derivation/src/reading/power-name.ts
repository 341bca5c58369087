/** A power as a name of its own: σ². */
export function nameOfPower(base: string, exponent: number): string {
  return base + String(exponent).replaceAll(/\d/g, (digit) => digits.charAt(Number(digit)));
}

/** What a name of a power is the power of, if it is one. */
export function powerInName(name: string): { readonly base: string; readonly exponent: number } | undefined {
  const [, base = '', exponent = ''] = /^(.+?)([⁰¹²³⁴-⁹]+)$/u.exec(name) ?? [];
  return exponent === '' ? undefined : { base, exponent: Number(exponent.normalize('NFKC')) };
}

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
