import type { Expression } from '../expression.ts';
import { closerOf, isSign, opens, type Token } from '../token.ts';
import { Unreadable } from '../unreadable.ts';
import type { Cursor } from './cursor.ts';
import { call } from './fold.ts';
import { unexpected } from './unexpected.ts';

/** Reads a sum in brackets, of which the first is here. */
export function bracketed(cursor: Cursor, open: Token, closer: string): Expression {
  cursor.position++;
  const inner = sumWithBars(cursor, 0);
  if (!isSign(cursor.token, closer)) {
    if (cursor.token !== undefined && opens(cursor.token) === 0) throw unexpected(cursor.token);
    throw new Unreadable(`this bracket isn’t closed by ${closer}`, open.at);
  }
  const end = cursor.here.end;
  cursor.position++;
  return { ...inner, at: { start: open.at.start, end } };
}

/** Reads what is between two bars, of which the first is here: `|`, or `|(` where it is known that it opens. */
export function absoluteValue(cursor: Cursor, open: Token, sign: '|' | '|('): Expression {
  cursor.position++;
  const inner = sumWithBars(cursor, sign === '|' ? 1 : 0);
  if (!isSign(cursor.token, sign === '|' ? '|' : ')|')) throw new Unreadable('this | isn’t closed', open.at);
  const end = cursor.here.end;
  cursor.position++;
  return call('abs', [inner], { start: open.at.start, end });
}

/** What a function is applied to, and where that ends. */
export interface Inputs {
  readonly inputs: readonly Expression[];
  readonly end: number;
}

/** Reads inputs in brackets, with commas between them. */
export function inputsInBrackets(cursor: Cursor): Inputs {
  const open = cursor.token;
  const closer = closerOf(open);
  if (open === undefined || closer === undefined) throw new Unreadable('a bracket is missing here', cursor.here);
  cursor.position++;
  const inputs = [sumWithBars(cursor, 0)];
  while (isSign(cursor.token, ',')) {
    cursor.position++;
    inputs.push(sumWithBars(cursor, 0));
  }
  if (!isSign(cursor.token, closer)) throw new Unreadable(`this bracket isn’t closed by ${closer}`, open.at);
  const { end } = cursor.here;
  cursor.position++;
  return { inputs, end };
}

/** Reads a sum within which this many signs | are open: those outside of it can't be closed there. */
function sumWithBars(cursor: Cursor, bars: number): Expression {
  const outer = cursor.bars;
  cursor.bars = bars;
  const sum = cursor.sum();
  cursor.bars = outer;
  return sum;
}
