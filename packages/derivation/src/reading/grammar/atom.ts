import type { Expression } from '../expression.ts';
import { closerOf, type Token } from '../token.ts';
import { Unreadable } from '../unreadable.ts';
import { application } from './application.ts';
import { absoluteValue, bracketed } from './brackets.ts';
import type { Cursor } from './cursor.ts';
import { fraction, slashDerivative } from './derivative.ts';
import { call } from './fold.ts';
import { named } from './named.ts';
import { root } from './root.ts';
import { series } from './series.ts';
import { unexpected } from './unexpected.ts';

/** Reads what binds closest, by the kind of token that is here. */
export function atom(cursor: Cursor): Expression {
  const { token } = cursor;
  if (token === undefined) throw new Unreadable('something is missing here', cursor.here);
  switch (token.kind) {
    case 'number':
      cursor.position++;
      return { kind: 'number', digits: token.digits, at: token.at };
    case 'name':
      return slashDerivative(cursor, token) ?? named(cursor, token);
    case 'function':
      cursor.position++;
      return application(cursor, { word: token.name, primes: token.primes, lower: token.lower, at: token.at }, true);
    case 'fraction':
      return fraction(cursor, token);
    case 'root':
      return root(cursor, token);
    case 'sum':
      return series(cursor, token);
    case 'sign':
      return withSign(cursor, token, token.sign);
    case 'unreadable':
      throw new Unreadable(token.message, token.at);
  }
  throw unexpected(token);
}

/** Reads what begins with a sign: a bracket, a bar, a root or a ∂. */
function withSign(cursor: Cursor, token: Token, sign: string): Expression {
  const closer = closerOf(token);
  if (closer !== undefined) return bracketed(cursor, token, closer);
  if (sign === '|' || sign === '|(') return absoluteValue(cursor, token, sign);
  if (sign === '√' || sign === '∛') {
    cursor.position++;
    cursor.enter();
    const radicand = cursor.power();
    cursor.leave();
    const at = { start: token.at.start, end: radicand.at.end };
    return call(sign === '√' ? 'sqrt' : 'cbrt', [radicand], at);
  }
  if (sign === '∂') {
    const derivative = slashDerivative(cursor, token);
    if (derivative !== undefined) return derivative;
    throw new Unreadable('a ∂ must be part of a derivative, such as ∂L/∂w', token.at);
  }
  throw unexpected(token);
}
