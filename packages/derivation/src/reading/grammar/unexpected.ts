import { opens, type Token } from '../token.ts';
import { Unreadable } from '../unreadable.ts';

/** What is wrong where a token stands that the grammar has no place for. */
export function unexpected(token: Token): Unreadable {
  switch (token.kind) {
    case 'unreadable':
      return new Unreadable(token.message, token.at);
    case 'words':
      return new Unreadable('there are words within the formula', token.at);
    case 'sign':
      if (opens(token) < 0) return new Unreadable(`this ${token.sign} closes nothing`, token.at);
      if (token.sign === '…') {
        return new Unreadable('dots can’t be read: write all of it, or a sum over an index', token.at);
      }
      if (token.sign === '<') return new Unreadable('a relation other than = can’t be judged', token.at);
      if ('+-*/^'.includes(token.sign)) {
        return new Unreadable(`something is missing before this ${token.sign}`, token.at);
      }
      return new Unreadable(`this ${token.sign} can’t be read`, token.at);
    default:
      return new Unreadable('this can’t be read here', token.at);
  }
}
