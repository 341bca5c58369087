import type { Expression, Span } from '../expression.ts';
import { type Indices, isBare } from '../name.ts';
import { isSign, type Token } from '../token.ts';
import { Unreadable } from '../unreadable.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { atom } from './atom.ts';
import { Cursor, type Rules } from './cursor.ts';
import { exponentAt } from './exponent.ts';
import { call, fold, negative, type Part, products, sums } from './fold.ts';
import { checkImplicit, startsFactor } from './implicit-product.ts';

/** Reads one side of an equation. Throws an `Unreadable`. */
export function parseSide(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  at: Span,
  indices: Indices = new Map(),
): Expression {
  return new Cursor(tokens, { rules, vocabulary, budget: { terms: 0 } }, at, indices, 0).whole();
}

/**
 * Parsing by descent, one rule for each precedence: sums, products, powers, and what binds closest. A product and a sum are
 * collected before they are folded, so that a long one is no deep tree.
 */
const rules: Rules = { sum, product, signed, power };

function sum(cursor: Cursor): Expression {
  cursor.enter();
  const terms: Part[] = [];
  do {
    const { start } = cursor.here;
    const inverse = isSign(cursor.token, '-');
    if (inverse || isSign(cursor.token, '+')) cursor.position++;
    const value = product(cursor);
    terms.push({ inverse, value, at: { start, end: value.at.end } });
  } while (isSign(cursor.token, '+', '-'));
  cursor.leave();
  return fold(terms, sums);
}

function product(cursor: Cursor): Expression {
  const first = signed(cursor);
  const factors: Part[] = [{ inverse: false, value: first, at: first.at }];
  for (;;) {
    const isWritten = isSign(cursor.token, '*', '/');
    const inverse = isSign(cursor.token, '/');
    if (isWritten) cursor.position++;
    else if (startsFactor(cursor)) checkImplicit(cursor, factors.at(-1));
    else break;
    const value = isWritten ? signed(cursor) : power(cursor);
    factors.push({ inverse, value, at: value.at });
  }
  return fold(factors, products);
}

function signed(cursor: Cursor): Expression {
  const { token } = cursor;
  if (!isSign(token, '+', '-') || token === undefined) return power(cursor);
  cursor.position++;
  cursor.enter();
  const value = signed(cursor);
  cursor.leave();
  return isSign(token, '-') ? negative(value, { start: token.at.start, end: value.at.end }) : value;
}

function power(cursor: Cursor): Expression {
  const base = cursor.token;
  if (base?.kind === 'name' && base.base === 'e' && isBare(base) && !cursor.vocabulary.names.has('e')) {
    const exponent = exponentAt(cursor, 1);
    if (exponent !== undefined) {
      const at = { start: base.at.start, end: cursor.behind };
      return powersOf(cursor, { kind: 'call', name: 'exp', inputs: [exponent], primes: 0, at });
    }
  }
  return powersOf(cursor, atom(cursor));
}

/** Reads the exponents behind a base. */
function powersOf(cursor: Cursor, base: Expression): Expression {
  const exponent = exponentAt(cursor, 0);
  if (exponent === undefined) {
    if (isSign(cursor.token, '!')) throw new Unreadable('a factorial can’t be read', cursor.here);
    return base;
  }
  const at = { start: base.at.start, end: cursor.behind };
  return powersOf(cursor, call('pow', [base, exponent], at));
}
