import { closerOf, opens, type Token } from '../token.ts';
import { Unreadable } from '../unreadable.ts';
import type { Cursor } from './cursor.ts';
import type { Part } from './fold.ts';

/** Whether a factor begins here, with no sign before it. */
export function startsFactor({ token, bars }: Cursor): boolean {
  if (token === undefined) return false;
  if (token.kind !== 'sign') return token.kind !== 'power' && token.kind !== 'words';
  if (token.sign === '|') return bars === 0;
  return closerOf(token) !== undefined || ['∂', '√', '∛', '|('].includes(token.sign);
}

/** Side by side is a product, but not where that can be read in two ways. Throws an `Unreadable` there. */
export function checkImplicit({ tokens, position }: Cursor, last: Part | undefined): void {
  const [before, token] = [tokens[position - 1], tokens[position]];
  if (before === undefined || token === undefined) return;
  const both = { start: before.at.start, end: token.at.end };
  if (token.kind === 'number') {
    throw new Unreadable(
      'a number follows a factor: write a sign between them, or {} around an index or exponent of several digits',
      both,
    );
  }
  if (before.kind === 'number' && token.kind === 'fraction' && isNumeric(token)) {
    throw new Unreadable('a fraction follows a number: write + or · between them', both);
  }
  if (isPhrase(before) || isPhrase(token)) {
    throw new Unreadable('words stand side by side with a factor: write a sign between them', both);
  }
  const isClear = opens(before) < 0 || (before.kind === 'number' && closerOf(token) !== undefined);
  if (last?.inverse && before.at.end === token.at.start && !isClear) {
    throw new Unreadable('what the / divides by can be read in two ways: write brackets around it', both);
  }
}

/** Whether it is a name of several words. */
function isPhrase(token: Token): boolean {
  return token.kind === 'name' && token.base.includes(' ');
}

function isNumeric(token: Token & { kind: 'fraction' }): boolean {
  return [...token.numerator, ...token.denominator].every(({ kind }) => kind === 'number');
}
