import type { Span } from './expression.ts';

/** A piece of a formula. LaTeX and plain text give the same ones, so that one grammar reads both. */
export type Token = { readonly at: Span } & (
  | { readonly kind: 'number'; readonly digits: string }
  | ({ readonly kind: 'name' } & Name)
  /** A function that has a command: \log, \tanh. */
  | { readonly kind: 'function'; readonly name: string; readonly primes: number; readonly lower: readonly Token[] }
  /** An operator, a bracket, a relation or a separator, in one spelling for all notations: see `signOf`. */
  | { readonly kind: 'sign'; readonly sign: string }
  | { readonly kind: 'power'; readonly exponent: readonly Token[] }
  | { readonly kind: 'fraction'; readonly numerator: readonly Token[]; readonly denominator: readonly Token[] }
  | { readonly kind: 'root'; readonly radicand: readonly Token[]; readonly degree: readonly Token[] }
  /** A sum, or a product, over an index: \sum_{i=1}^2. */
  | {
      readonly kind: 'sum';
      readonly op: 'add' | 'mul';
      readonly lower: readonly Token[];
      readonly upper: readonly Token[];
    }
  /** Prose within a formula. */
  | { readonly kind: 'words'; readonly text: string }
  /** A wide space. */
  | { readonly kind: 'gap' }
  /** What no formula here can hold, such as a matrix. */
  | { readonly kind: 'unreadable'; readonly message: string }
);

/** A name with its parts: a letter or a word, primes, a superscript that isn't a power, and a subscript. */
export interface Name {
  readonly base: string;
  readonly primes: number;
  readonly upper: readonly Token[];
  readonly lower: readonly Token[];
}

export function plainName(base: string): Name {
  return { base, primes: 0, upper: [], lower: [] };
}

/** Whether the token is one of these signs. */
export function isSign(token: Token | undefined, ...signs: readonly string[]): boolean {
  return token?.kind === 'sign' && signs.includes(token.sign);
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The bracket that closes this one. */
export function closerOf(token: Token | undefined): string | undefined {
  return token?.kind === 'sign' ? closers[token.sign] : undefined;
}

/** How many brackets a token opens: 1, 0, or -1 if it closes one. */
export function opens(token: Token): number {
  if (isSign(token, '(', '[', '{')) return 1;
  return isSign(token, ')', ']', '}') ? -1 : 0;
}

/** From the first token to the last. */
export function spanOf(tokens: readonly Token[], otherwise: Span): Span {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first === undefined || last === undefined ? otherwise : { start: first.at.start, end: last.at.end };
}
