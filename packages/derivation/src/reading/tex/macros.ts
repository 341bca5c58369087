import { ParseError } from 'katex';
import { type Macros, parseTex } from './katex.ts';

/** What KaTeX gives a macro that is a function: the reader of tokens, which are in reverse order, as on a stack. */
interface Expander {
  consumeArgs(count: number, delimiters: unknown): Word[][];
}

interface Word {
  readonly text: string;
}

interface Definition {
  readonly tokens: readonly Word[];
  readonly numArgs: number;
  readonly delimiters?: unknown;
}

/** Commands of packages that KaTeX doesn't have, and the simpler form of some that it does. */
const ofPackages: Macros = {
  '\\nicefrac': '\\frac{#1}{#2}',
  '\\sfrac': '\\frac{#1}{#2}',
  '\\flatfrac': '\\frac{#1}{#2}',
  '\\pdv': '\\frac{\\partial #1}{\\partial #2}',
  '\\dv': '\\frac{d #1}{d #2}',
  '\\odv': '\\frac{d #1}{d #2}',
  '\\dd': 'd',
  '\\abs': '\\left|#1\\right|',
  '\\qty': '',
  '\\bs': '\\boldsymbol{#1}',
  '\\coloneqq': '=',
  '\\coloneq': '=',
  '\\eqqcolon': '=',
  '\\vcentcolon': ':',
  '\\colonequals': '=',
  '\\triangleq': '\\equiv',
  '\\ne': '\\approx',
  '\\neq': '\\approx',
  '\\notin': '\\approx',
  '\\argmin': '\\operatorname{argmin}',
  '\\argmax': '\\operatorname{argmax}',
  '\\nonumber': '',
  '\\notag': '',
  '\\allowbreak': '',
  '\\protect': '',
};

/** \newcommand{\x}[1]{…}, \def\x#1{…}, \DeclareMathOperator{\x}{…}, \let\x=\y; a line break before a name is none of these. */
const definition =
  /\\\\|\\(?<kind>(?:new|renew|provide)command|DeclareMathOperator|[gex]?def|let)\*?\s{0,9}\{?\s{0,9}(?<command>\\[a-zA-Z]+)(?<tail>\s{0,9}\}?[^{}\\\n]{0,50})(?<meaning>\{|\\[a-zA-Z]+)/g;

const longestDefinition = 1000;

/** How many tokens the macros of a text may write in one formula. */
const longestExpansion = 50_000;

/** The macros that a text defines, and where; a definition that KaTeX can't read is passed over. */
export function macrosOf(tex: string): { macros: () => Macros; at: { start: number; end: number }[] } {
  const at: { start: number; end: number }[] = [];
  const defined: Macros = {};
  for (let found = definition.exec(tex); found !== null; found = definition.exec(tex)) {
    const { kind = '', command, tail = '', meaning } = found.groups ?? {};
    const start = definition.lastIndex;
    const end = meaning === '{' ? endOfGroup(tex, start) : kind === 'let' ? start : undefined;
    if (command === undefined || end === undefined) continue;
    const body = tex.slice(start, end);
    const count = Number(/\[(\d)\]/.exec(tail)?.[1] ?? 0);
    const parameters = Array.from({ length: count }, (_, i) => `#${i + 1}`).join('');
    if (kind === 'let') define(`\\let${command}=${meaning}`, defined);
    else if (kind === 'DeclareMathOperator') define(`\\def${command}{\\operatorname{${body}}`, defined);
    else define(`\\def${command}${kind.endsWith('def') ? tail : parameters}{${body}`, defined);
    at.push({ start: found.index, end });
    definition.lastIndex = end;
  }
  return { macros: () => ({ ...ofPackages, ...limited(defined) }), at };
}

function define(definition: string, macros: Macros): void {
  try {
    parseTex(definition, macros, true);
  } catch {
    // Where the macro is used, it will be said that it isn't known.
  }
}

/** Behind the brace that closes a group, which begins before this place. */
function endOfGroup(tex: string, start: number): number | undefined {
  const brace = /\\[\s\S]|[{}]/g;
  brace.lastIndex = start;
  let depth = 1;
  for (let found = brace.exec(tex); found !== null; found = brace.exec(tex)) {
    if (brace.lastIndex > start + longestDefinition) return undefined;
    if (found[0] === '{') depth++;
    else if (found[0] === '}' && --depth === 0) return brace.lastIndex;
  }
  return undefined;
}

/**
 * The macros with a limit to what they write, all together. KaTeX limits how often macros are used, but not what they
 * write, and macros that repeat their arguments can write any amount with few uses.
 */
function limited(macros: Macros): Macros {
  let written = 0;
  return Object.fromEntries(
    Object.entries(macros).map(([name, definition]) => {
      if (!isDefinition(definition)) return [name, definition];
      return [
        name,
        (expander: Expander) => {
          const tokens = expand(definition, expander.consumeArgs(definition.numArgs, definition.delimiters));
          written += 1 + tokens.length;
          if (written > longestExpansion) throw new ParseError('Too many expansions');
          return { tokens, numArgs: 0 };
        },
      ];
    }),
  );
}

function expand({ tokens }: Definition, inputs: readonly Word[][]): Word[] {
  const result: Word[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const [token, next] = [tokens[i], tokens[i + 1]];
    if (token === undefined) continue;
    // In reverse order, so that the digit of #1 comes first.
    const input = next?.text === '#' ? inputs[Number(token.text) - 1] : undefined;
    if (input === undefined) result.push(token);
    else {
      if (result.length + input.length > longestExpansion) throw new ParseError('Too many expansions');
      for (const word of input) result.push(word);
      i++;
    }
  }
  return result;
}

function isDefinition(x: unknown): x is Definition {
  return typeof x === 'object' && x !== null && 'tokens' in x && Array.isArray(x.tokens) && 'numArgs' in x;
}
