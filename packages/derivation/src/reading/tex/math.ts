import type { Span } from '../expression.ts';

/** A part of a text that is in LaTeX's math mode. */
export interface MathPart {
  /** What is inside the signs or the environment. */
  readonly inner: Span;
  /** With them. */
  readonly outer: Span;
  /** The environment without its star, or one of \[ \( $$ $. */
  readonly mode: string;
  readonly isNumbered: boolean;
  readonly isInline: boolean;
  /** Whether nothing closes it. */
  readonly isOpen: boolean;
}

const numbered = 'equation align gather multline eqnarray alignat flalign dmath IEEEeqnarray xalignat'.split(' ');
const others = 'displaymath math aligned split gathered alignedat'.split(' ');
const environments = new Set([...numbered, ...others]);

/** The math of a text whose comments are masked. In Markdown a $ is a sign of math only if no blank is inside of it. */
export function mathParts(text: string, isMarkdown: boolean): MathPart[] {
  const parts: MathPart[] = [];
  const opening = /\\begin\s*\{([a-zA-Z]+)(\*?)\}|\\verb\*?([^a-zA-Z\s*]).*?\3|\\[[(]|\\[\s\S]|\$\$?/g;
  const closing = new Closing(text);
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const [sign, environment, star] = found;
    let mode = sign;
    let start = opening.lastIndex;
    if (environment !== undefined) {
      if (!environments.has(environment)) continue;
      mode = environment;
      start = skipArguments(text, start, environment);
    } else if (!/^(?:\\[[(]|\$\$?)$/.test(sign)) continue;
    if (sign === '$' && isMarkdown && !/\S/.test(text.charAt(start))) continue;
    const end = closing.of(mode, star ?? '', start);
    if (end === undefined) {
      if (mode === '$' || mode === '\\(') continue;
      parts.push(part(mode, star, { start: found.index, end: found.index + sign.length }, { start, end: start }, true));
      continue;
    }
    const inner = { start, end: end.start };
    const isMoney = /\s/.test(text.charAt(inner.end - 1)) || /\d/.test(text.charAt(end.end));
    if (sign === '$' && isMarkdown && isMoney) continue;
    parts.push(part(mode, star, { start: found.index, end: end.end }, inner, false));
    opening.lastIndex = end.end;
  }
  return parts;
}

function part(mode: string, star: string | undefined, outer: Span, inner: Span, isOpen: boolean): MathPart {
  return {
    inner,
    outer,
    mode,
    isNumbered: numbered.includes(mode) && star === '',
    isInline: mode === '$' || mode === '\\(' || mode === 'math',
    isOpen,
  };
}

/** Behind the arguments that some environments have: \begin{alignat}{2}, \begin{aligned}[t]. */
export function skipArguments(text: string, start: number, environment: string): number {
  const pattern = /alignat|alignedat|IEEE/.test(environment) ? /\s*(?:\[[^\]\n]*\])?\s*\{[^}\n]*\}/y : /\[[tbc]\]/y;
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : start;
}

/** Finds what closes math. Where there is nothing more of a kind, it isn't looked for again, or that would take long. */
class Closing {
  readonly text: string;
  readonly missingUntil = new Map<string, number>();

  constructor(text: string) {
    this.text = text;
  }

  of(mode: string, star: string, start: number): Span | undefined {
    const closer =
      mode === '\\[' ? '\\]' : mode === '\\(' ? '\\)' : mode.startsWith('$') ? mode : `\\end{${mode}${star}}`;
    if ((this.missingUntil.get(closer) ?? 0) > start) return undefined;
    // Math within a line of prose ends with its paragraph.
    const isInline = mode === '$' || mode === '\\(';
    const pattern = /\\end\s*\{[a-zA-Z]+\*?\}|\\[\s\S]|\$\$?|\n[ \t]*\n/g;
    pattern.lastIndex = start;
    for (let found = pattern.exec(this.text); found !== null; found = pattern.exec(this.text)) {
      const sign = found[0].startsWith('\\end') ? found[0].replace(/\s/g, '') : found[0];
      if (sign === closer || (closer === '$' && sign === '$$')) {
        return { start: found.index, end: found.index + (closer === '$' ? 1 : found[0].length) };
      }
      if (isInline && sign.startsWith('\n')) {
        this.missingUntil.set(closer, found.index);
        return undefined;
      }
    }
    this.missingUntil.set(closer, Infinity);
    return undefined;
  }
}
