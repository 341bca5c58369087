import type { Name, Token } from './token.ts';
import { isSign } from './token.ts';
import { Unreadable } from './unreadable.ts';

/** What the indices of the sums around a formula are at the moment. */
export type Indices = ReadonlyMap<string, number>;

/** A name in its one spelling, with the indices of sums put in: w_{i} is w_1 where i is 1. */
export function spell({ base, primes, upper, lower }: Name, indices: Indices): string {
  return (
    base +
    "'".repeat(primes) +
    (upper.length === 0 ? '' : `^${spellIndex(upper, indices)}`) +
    (lower.length === 0 ? '' : `_${spellIndex(lower, indices)}`)
  );
}

/** Whether it is a letter or word and nothing else. */
export function isBare({ primes, upper, lower }: Name): boolean {
  return primes === 0 && upper.length === 0 && lower.length === 0;
}

/** Each part between commas: a sum such as t-1 is computed, if all of it is known; else the parts are written in a row. */
function spellIndex(tokens: readonly Token[], indices: Indices): string {
  const parts: string[] = [];
  let part: Token[] = [];
  const end = () => {
    parts.push(String(valueOfSum(part, indices) ?? part.map((token) => spellToken(token, indices)).join('')));
    part = [];
  };
  for (const token of tokens) {
    if (isSign(token, ',', '(', ')', '[', ']')) {
      if (part.length > 0) end();
      if (token.kind === 'sign') parts.push(token.sign);
    } else if (token.kind !== 'gap') part.push(token);
  }
  if (part.length > 0) end();
  return parts.join('');
}

function spellToken(token: Token, indices: Indices): string {
  switch (token.kind) {
    case 'number':
      return token.digits;
    case 'name': {
      if (!isBare(token)) return spell(token, indices);
      const letters = [...token.base];
      const known = letters.filter((letter) => indices.has(letter)).length;
      const inOneWord = letters.length <= 2 || known === letters.length;
      return inOneWord ? letters.map((letter) => String(indices.get(letter) ?? letter)).join('') : token.base;
    }
    case 'function':
      return token.name;
    case 'words':
      return token.text;
    case 'sign':
      if ('+-*/|_'.includes(token.sign)) return token.sign;
      break;
    case 'power':
      return `^${spellIndex(token.exponent, indices)}`;
  }
  throw new Unreadable('what stands here can’t be part of a name', token.at);
}

/** The value of an index that is made of integers and at least one index of a sum: 2i - 1, t - 1. */
function valueOfSum(tokens: readonly Token[], indices: Indices): number | undefined {
  if (!tokens.some((token) => isSign(token, '+', '-', '*'))) return undefined;
  let isKnown = false;
  let sum = 0;
  let product: number | undefined;
  let minus = false;
  for (const token of tokens) {
    if (isSign(token, '+', '-')) {
      if (product !== undefined) sum += minus ? -product : product;
      product = undefined;
      minus = isSign(token, '-');
    } else if (!isSign(token, '*')) {
      const factor = integerOf(token, indices);
      if (factor === undefined) return undefined;
      isKnown ||= token.kind === 'name';
      product = (product ?? 1) * factor;
    }
  }
  if (product === undefined || !isKnown) return undefined;
  return sum + (minus ? -product : product);
}

function integerOf(token: Token, indices: Indices): number | undefined {
  if (token.kind === 'number' && /^\d+$/.test(token.digits)) return Number(token.digits);
  return token.kind === 'name' && isBare(token) ? indices.get(token.base) : undefined;
}
