import type { Expression } from '../expression.ts';
import { isSign, type Token } from '../token.ts';
import { Unreadable } from '../unreadable.ts';
import type { Cursor } from './cursor.ts';
import { fold, negative, type Part, products, sums } from './fold.ts';
import { rangeOf } from './range.ts';

/** The terms that the sums of one formula may have, all together. */
const mostTerms = 2000;

/** A sum or product over an index, written out: what follows is read once for each value of the index. */
export function series(cursor: Cursor, { op, lower, upper, at }: Token & { kind: 'sum' }): Expression {
  const { integers } = cursor.vocabulary;
  cursor.enter();
  const values = rangeOf(lower, upper, (tokens) => integerOf(cursor.within(tokens, at), integers), at);
  const outer = cursor.indices;
  const start = ++cursor.position;
  const terms: Part[] = [];
  for (const value of values.length === 0 ? [new Map<string, number>()] : values) {
    if (++cursor.context.budget.terms > mostTerms) {
      throw new Unreadable(`its sums have more than ${mostTerms} terms`, at);
    }
    cursor.position = start;
    cursor.indices = new Map([...outer, ...value]);
    const term = signedProduct(cursor);
    terms.push({ inverse: false, value: term, at: { start: at.start, end: term.at.end } });
  }
  cursor.indices = outer;
  cursor.leave();
  const span = { start: at.start, end: cursor.behind };
  if (values.length === 0) return { kind: 'number', digits: op === 'add' ? '0' : '1', at: span };
  return { ...fold(terms, op === 'add' ? sums : products), at: span };
}

function signedProduct(cursor: Cursor): Expression {
  const { token } = cursor;
  if (!isSign(token, '-') || token === undefined) return cursor.product();
  cursor.position++;
  const value = cursor.product();
  return negative(value, { start: token.at.start, end: value.at.end });
}

/** The value of an expression made of integers, sums and products. */
function integerOf(x: Expression, integers: ReadonlyMap<string, number>): number | undefined {
  if (x.kind === 'number') return /^\d{1,9}$/.test(x.digits) ? Number(x.digits) : undefined;
  if (x.kind === 'name') return integers.get(x.name);
  if (x.kind !== 'call' || !/^(?:add|sub|mul|neg)$/.test(x.name)) return undefined;
  const values = x.inputs.map((input) => integerOf(input, integers));
  if (values.includes(undefined)) return undefined;
  const [a = 0, b = 0] = values;
  return x.name === 'add' ? a + b : x.name === 'sub' ? a - b : x.name === 'mul' ? a * b : -a;
}
