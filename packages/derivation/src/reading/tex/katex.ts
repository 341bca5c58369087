import { __parse, type KatexOptions, ParseError } from 'katex';

declare module 'katex' {
  /** KaTeX's parser by itself, which its extension render-a11y-string also stands on; its types leave it out. */
  export function __parse(tex: string, options: KatexOptions): unknown;
}

/** A node of KaTeX's parse tree. */
export interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** What \newcommand and the like have defined, as KaTeX keeps it. */
export type Macros = NonNullable<KatexOptions['macros']>;

/** The parse tree of a formula. Throws KaTeX's `ParseError`, or a `RangeError` where it is nested too deeply. */
export function parseTex(tex: string, macros: Macros, globalGroup = false): Node[] {
  const maxExpand = 1000 + tex.length; // KaTeX's own macros, such as \quad, count as well
  return nodesOf(__parse(tex, { displayMode: true, strict: 'ignore', trust: false, maxExpand, macros, globalGroup }));
}

export function isNode(x: unknown): x is Node {
  return typeof x === 'object' && x !== null && 'type' in x && typeof x.type === 'string';
}

/** A field that holds one node, several, or rows of cells. */
export function nodesOf(x: unknown): Node[] {
  if (Array.isArray(x)) return x.flat(2).filter(isNode);
  return isNode(x) ? [x] : [];
}

/** A field that holds a string, or else nothing. */
export function textOf(x: unknown): string {
  return typeof x === 'string' ? x : '';
}

/** Where a node stands in the formula; of what a macro has written, KaTeX says where it stands in the macro. */
export function locationOf(node: Node, tex: string): { start: number; end: number } | undefined {
  const { loc } = node;
  if (typeof loc !== 'object' || loc === null || !('start' in loc && 'end' in loc && 'lexer' in loc)) return undefined;
  const { start, end, lexer } = loc;
  if (typeof start !== 'number' || typeof end !== 'number') return undefined;
  if (typeof lexer !== 'object' || lexer === null || !('input' in lexer) || lexer.input !== tex) return undefined;
  return { start, end };
}

/** What KaTeX found wrong, and where. */
export function texError(error: unknown): { message: string; start: number | undefined } | undefined {
  if (!(error instanceof ParseError)) return undefined;
  return { message: error.rawMessage, start: typeof error.position === 'number' ? error.position : undefined };
}
