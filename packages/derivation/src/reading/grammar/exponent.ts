import type { Expression } from '../expression.ts';
import { isSign } from '../token.ts';
import type { Cursor } from './cursor.ts';

/** The exponent that stands this many tokens on, if there is one; the cursor then goes on behind it. */
export function exponentAt(cursor: Cursor, ahead: number): Expression | undefined {
  const token = cursor.tokens[cursor.position + ahead];
  if (token?.kind === 'power') {
    cursor.position += ahead + 1;
    return cursor.within(token.exponent, token.at);
  }
  if (!isSign(token, '^')) return undefined;
  cursor.position += ahead + 1;
  cursor.enter();
  const exponent = cursor.signed();
  cursor.leave();
  return exponent;
}
