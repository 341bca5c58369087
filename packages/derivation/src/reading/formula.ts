import type { Note, Span } from './expression.ts';
import { isSign, opens, type Token } from './token.ts';
import type { Unreadable } from './unreadable.ts';

/** A formula that was found in a text, or what is wrong with it. */
export interface Formula {
  readonly at: Span;
  readonly tokens: readonly Token[];
  readonly number?: string | undefined;
  readonly error?: Unreadable | undefined;
  /** Whether it stands within prose, which may hold formulas that are no equations. */
  readonly isInline: boolean;
}

/** What is found in a text before any formula is parsed, in the order of the text. */
export interface Found {
  readonly formulas: Formula[];
  readonly notes: Note[];
}

/** What has been read of a formula that may go on in the next line. */
export interface Begun {
  /** How many brackets are open. */
  readonly depth: number;
  readonly last: Token | undefined;
  readonly hasEquals: boolean;
  /** Whether there is a relation other than =, or there are words. */
  readonly hasOther: boolean;
}

export const nothing: Begun = { depth: 0, last: undefined, hasEquals: false, hasOther: false };

/** What there is after more tokens. */
export function goOn(begun: Begun, tokens: readonly Token[]): Begun {
  let { depth, last, hasEquals, hasOther } = begun;
  for (const token of tokens) {
    depth += opens(token);
    if (token.kind !== 'gap') last = token;
    hasEquals ||= isSign(token, '=');
    hasOther ||= isSign(token, '<', '⇒') || token.kind === 'words';
  }
  return { depth, last, hasEquals, hasOther };
}

/** Whether a line is a part of the formula before it, since that isn't complete or the line begins with an operator. */
export function carriesOn({ depth, last, hasEquals, hasOther }: Begun, line: readonly Token[]): boolean {
  const first = line.find(({ kind }) => kind !== 'gap');
  if (first === undefined || last === undefined) return false;
  if (isSign(first, '=')) return !hasEquals && !hasOther;
  if (!hasEquals || goOn(nothing, line).hasEquals) return false;
  return depth > 0 || isSign(last, '+', '-', '*', '/', '=', '|(') || isSign(first, '+', '-', '*', '/');
}

/** Puts lines together that are one formula. */
export function joinLines(
  lines: readonly Formula[],
  isOne: (begun: Begun, line: readonly Token[]) => boolean,
): Formula[] {
  const formulas: Formula[] = [];
  let begun = nothing;
  let last: (Formula & { tokens: Token[] }) | undefined;
  for (const line of lines) {
    const goesOn = last?.error === undefined && line.error === undefined && isOne(begun, line.tokens);
    if (last !== undefined && goesOn) {
      for (const token of line.tokens) last.tokens.push(token);
      const at = { start: last.at.start, end: line.at.end };
      last = { ...last, at, number: line.number ?? last.number };
      formulas[formulas.length - 1] = last;
      begun = goOn(begun, line.tokens);
    } else {
      last = { ...line, tokens: [...line.tokens] };
      formulas.push(last);
      begun = goOn(nothing, line.tokens);
    }
  }
  return formulas;
}
