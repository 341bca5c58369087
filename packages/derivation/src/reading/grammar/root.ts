import type { Expression } from '../expression.ts';
import type { Token } from '../token.ts';
import type { Cursor } from './cursor.ts';
import { call, reciprocal } from './fold.ts';

/** Reads \sqrt{x} or \sqrt[n]{x}. */
export function root(cursor: Cursor, { degree, radicand: inside, at }: Token & { kind: 'root' }): Expression {
  cursor.position++;
  const radicand = cursor.within(inside, at);
  const [index, ...more] = degree;
  if (index === undefined) return call('sqrt', [radicand], at);
  if (index.kind === 'number' && more.length === 0) {
    if (index.digits === '2') return call('sqrt', [radicand], at);
    if (index.digits === '3') return call('cbrt', [radicand], at);
  }
  return call('pow', [radicand, reciprocal(cursor.within(degree, at), at)], at);
}
