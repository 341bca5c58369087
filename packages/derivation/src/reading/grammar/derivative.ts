import type { Expression, Span } from '../expression.ts';
import { spell } from '../name.ts';
import { closerOf, isSign, opens, type Token } from '../token.ts';
import { Unreadable } from '../unreadable.ts';
import type { Cursor } from './cursor.ts';
import { type Differential, readBeginning, readDifferentials } from './differentials.ts';
import { call } from './fold.ts';
import { startsFactor } from './implicit-product.ts';

/** Reads a fraction, which is a derivative if it has the form of one. */
export function fraction(cursor: Cursor, token: Token & { kind: 'fraction' }): Expression {
  cursor.position++;
  const { numerator, denominator, at } = token;
  const start = readBeginning(numerator, 0);
  const wrt = start && readDifferentials(denominator, 0, start, cursor.indices);
  if (start !== undefined && wrt !== undefined && wrt.length === denominator.length) {
    const of = [...start.rest, ...numerator.slice(start.length)];
    const value = of.length === 0 ? operand(cursor) : cursor.within(of, at);
    return derivativeOf(value, start.order, wrt.wrt, { start: at.start, end: Math.max(at.end, value.at.end) });
  }
  return call('div', [cursor.within(numerator, at), cursor.within(denominator, at)], at);
}

/** A derivative with a slash: ∂L/∂w, d^2E/dx^2, d/dx (…). Or nothing, if this is something else. */
export function slashDerivative(cursor: Cursor, token: Token): Expression | undefined {
  const { tokens, position, indices } = cursor;
  const { names } = cursor.vocabulary;
  if (token.kind === 'name' && names.has(spell(token, indices)) && token.base !== 'd') return undefined;
  const start = readBeginning(tokens, position);
  if (start === undefined) return undefined;
  const slash = slashAfter(tokens, position + start.length);
  if (slash === undefined) return undefined;
  const of = [...start.rest, ...tokens.slice(position + start.length, slash)];
  const isBracketed = isSign(tokens[slash + 1], '(') && readBeginning(tokens, slash + 2) !== undefined;
  const from = isBracketed ? slash + 2 : slash + 1;
  const wrt = readDifferentials(tokens, from, start, indices);
  if (wrt === undefined) return undefined;
  const end = from + wrt.length;
  if (isBracketed && !isSign(tokens[end], ')')) return undefined;
  const isOwnName = wrt.wrt.some(({ name }) => names.has(`d${name}`));
  if (isOwnName && !isSign(token, '∂')) return undefined;
  cursor.position = isBracketed ? end + 1 : end;
  const value = of.length === 0 ? operand(cursor) : cursor.within(of, token.at);
  return derivativeOf(value, start.order, wrt.wrt, { start: token.at.start, end: cursor.behind });
}

/** In tokens, for a derivative with a slash. */
const longestNumerator = 300;

/** The slash of a derivative whose beginning ends here; what is before it has no other operator. */
function slashAfter(tokens: readonly Token[], from: number): number | undefined {
  let depth = 0;
  for (let i = from; i < Math.min(tokens.length, from + longestNumerator); i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'words') return undefined;
    depth += opens(token);
    if (depth < 0) return undefined;
    if (depth > 0 || token.kind !== 'sign') continue;
    if (token.sign === '/') return i;
    if ('+-*=,;⇒<∂'.includes(token.sign)) return undefined;
  }
  return undefined;
}

/** What an operator such as d/dx applies to: the bracket that follows, or else the product. */
function operand(cursor: Cursor): Expression {
  if (!startsFactor(cursor)) throw new Unreadable('what the derivative is of is missing', cursor.here);
  cursor.enter();
  const value = closerOf(cursor.token) === undefined ? cursor.product() : cursor.power();
  cursor.leave();
  return value;
}

function derivativeOf(of: Expression, order: number | undefined, wrt: readonly Differential[], at: Span): Expression {
  const total = wrt.reduce((sum, differential) => sum + differential.order, 0);
  if (total !== (order ?? 1)) {
    throw new Unreadable(`the derivative is of order ${order ?? 1}, but below it the order is ${total}`, at);
  }
  const all = wrt.flatMap(({ name, power, order, at }) => Array.from({ length: order }, () => ({ name, power, at })));
  return { kind: 'derivative', of, wrt: all, at };
}
