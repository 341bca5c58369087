import type { Span } from '../expression.ts';
import { deepestTree } from '../nesting.ts';
import type { Token } from '../token.ts';
import { Unreadable } from '../unreadable.ts';
import { type Node, nodesOf } from './katex.ts';
import { locate } from './location.ts';
import { joinRuns } from './token-runs.ts';

/** Turns one node into tokens. It stands at `at` in the formula, and within as many others as `depth` says. */
type Convert = (tree: TexTree, node: Node, at: Span, depth: number) => Token[];

/** A formula in LaTeX whose tree of nodes is turned into tokens. */
export class TexTree {
  readonly tex: string;
  readonly #offset: number;
  readonly #convert: Convert;

  /** `offset` is where the formula stands in its text. */
  constructor(tex: string, offset: number, convert: Convert) {
    this.tex = tex;
    this.#offset = offset;
    this.#convert = convert;
  }

  /** The tokens of nodes that follow one another. Throws an `Unreadable`. */
  tokensOf(nodes: readonly Node[], within: Span, depth: number): Token[] {
    if (depth > deepestTree) throw new Unreadable('it is nested too deeply', this.absolute(within));
    const tokens: Token[] = [];
    let from = within.start;
    for (const node of nodes) {
      const at = locate(this.tex, node, from, within.end);
      from = Math.max(from, at.end);
      for (const token of this.convert(node, at, depth)) tokens.push(token);
    }
    return joinRuns(tokens);
  }

  /** The tokens of what is inside a node, in one of its fields. */
  inside(field: unknown, at: Span, depth: number): Token[] {
    return this.tokensOf(nodesOf(field), at, depth + 1);
  }

  convert(node: Node, at: Span, depth: number): Token[] {
    return this.#convert(this, node, at, depth);
  }

  /** The end of what is before a superscript that begins here: both are places in the text. */
  behind(start: number, superscript: number): number {
    const before = this.tex.slice(Math.max(0, start - this.#offset), Math.max(0, superscript - this.#offset));
    return start + before.replace(/\s*\^[\s{]*$/, '').length;
  }

  /** A place in the formula as a place in its text. */
  absolute({ start, end }: Span): Span {
    return { start: this.#offset + start, end: this.#offset + end };
  }
}
