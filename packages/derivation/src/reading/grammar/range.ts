import type { Span } from '../expression.ts';
import { isBare } from '../name.ts';
import { isSign, spanOf, type Token } from '../token.ts';
import { Unreadable } from '../unreadable.ts';

/** The values that the index of a sum runs through, or its indices: \sum_{i=1}^{3}, \sum_{i,j=1}^2, \sum_{k \in \{1,2\}}. */
export function rangeOf(
  lower: readonly Token[],
  upper: readonly Token[],
  read: (tokens: readonly Token[]) => number | undefined,
  at: Span,
): ReadonlyMap<string, number>[] {
  const equals = lower.findIndex((token) => isSign(token, '=', '<'));
  const names = lower.slice(0, equals === -1 ? lower.length : equals).filter((token) => !isSign(token, ','));
  const indices = names.map((token) => {
    if (token.kind !== 'name' || !isBare(token)) throw new Unreadable('the index of a sum must be a letter', token.at);
    return token.base;
  });
  if (equals === -1 || indices.length === 0) {
    throw new Unreadable('the sum doesn’t say what its index runs through: write \\sum_{i=1}^{3}', at);
  }
  const isSet = isSign(lower[equals], '<');
  const values = isSet
    ? listOf(lower.slice(equals + 1), at)
    : integersBetween(bound(lower.slice(equals + 1), read, at), bound(upper, read, at), at);
  let combinations: ReadonlyMap<string, number>[] = [new Map()];
  for (const index of indices) {
    if (combinations.length * values.length > longest) throw tooLong(at);
    combinations = combinations.flatMap((others) => values.map((value) => new Map([...others, [index, value]])));
  }
  return combinations;
}

const longest = 2000;

function tooLong(at: Span): Unreadable {
  return new Unreadable(`the sum has more than ${longest} terms`, at);
}

function integersBetween(first: number, last: number, at: Span): number[] {
  if (last - first >= longest) throw tooLong(at);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/** The integers in {1, 2, 3}. */
function listOf(tokens: readonly Token[], at: Span): number[] {
  if (!isSign(tokens[0], '{') || !isSign(tokens.at(-1), '}')) {
    throw new Unreadable('the sum doesn’t say what its index runs through: write \\sum_{i=1}^{3}', at);
  }
  return tokens
    .slice(1, -1)
    .filter((token) => !isSign(token, ','))
    .map((token) => {
      if (token.kind === 'number' && /^\d+$/.test(token.digits)) return Number(token.digits);
      throw new Unreadable('an index must be an integer', token.at);
    });
}

function bound(tokens: readonly Token[], read: (tokens: readonly Token[]) => number | undefined, at: Span): number {
  const where = spanOf(tokens, at);
  if (tokens.length === 0) throw new Unreadable('the sum has no upper limit: write \\sum_{i=1}^{3}', at);
  const value = read(tokens);
  if (value === undefined) {
    throw new Unreadable(
      'a limit of a sum must be an integer, as in \\sum_{i=1}^{3}, or a name that the text gives one: n = 3',
      where,
    );
  }
  return value;
}
