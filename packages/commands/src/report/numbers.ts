import * as plain from '../notation/numbers.ts';

// Numbers as in a terminal, but with a minus sign in place of the hyphen.

export function significant(x: number, digits?: number): string {
  return withMinus(plain.significant(x, digits));
}

export function decimals(x: number, count?: number): string {
  return withMinus(plain.decimals(x, count));
}

export function relative(difference: number): string {
  return withMinus(plain.relative(difference));
}

export function withMinus(text: string): string {
  return text.replaceAll('-', '−');
}
