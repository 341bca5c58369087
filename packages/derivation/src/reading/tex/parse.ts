import type { Span } from '../expression.ts';
import { Unreadable } from '../unreadable.ts';
import { type Macros, type Node, parseTex, texError } from './katex.ts';

/** The parse tree of a formula that stands at this offset in its text. Throws an `Unreadable`. */
export function parsed(tex: string, offset: number, macros: Macros): Node[] {
  const definition = /\\(?:[gex]?def|let|futurelet|(?:new|renew|provide)command)(?![a-zA-Z])/.exec(tex);
  if (definition !== null) {
    const at = spanAt(offset + definition.index, definition[0].length);
    throw new Unreadable('the definition of a macro in it can’t be read, or is too long', at);
  }
  try {
    return parseTex(tex, macros);
  } catch (error) {
    const whole = spanAt(offset, tex.length);
    if (error instanceof RangeError) throw new Unreadable('it is nested too deeply', whole);
    const found = texError(error);
    if (found === undefined) throw error;
    const { message, start } = found;
    const command = /\\[a-zA-Z]+|\\?.$/.exec(message)?.[0] ?? '';
    // What is wrong within a macro has a place in the macro, which isn't one in the formula.
    const place = command !== '' && tex.startsWith(command, start ?? tex.length) ? start : undefined;
    throw new Unreadable(explain(message), place === undefined ? whole : spanAt(offset + place, command.length));
  }
}

function spanAt(start: number, length: number): Span {
  return { start, end: start + length };
}

/** What KaTeX's message means for the author. */
function explain(message: string): string {
  const unknown = /^Undefined control sequence: (.*)$/s.exec(message)?.[1];
  if (unknown !== undefined) {
    return `${unknown} isn’t known: define it by \\newcommand, or write what it stands for`;
  }
  if (message.startsWith('Too many expansions')) return 'its macros never end, or write too much';
  if (message.startsWith('Double superscript'))
    return 'it has two superscripts in a row: put what they belong to in {}';
  if (message.startsWith('Double subscript')) return 'it has two subscripts in a row: put what they belong to in {}';
  const bare = /^Got function '(.*)' with no arguments as (subscript|superscript)/.exec(message);
  if (bare !== null) return `put {} around the ${bare[1]} of the ${bare[2]}`;
  if (/Expected '\\right'/.test(message)) return 'it has a \\left without its \\right';
  if (/No such environment: (.*)/.test(message)) return `it has an environment that isn’t known: ${message.slice(21)}`;
  return `it can’t be read as LaTeX: ${message}`;
}
