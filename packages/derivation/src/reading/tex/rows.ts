import type { Span } from '../expression.ts';
import { masked } from '../mask.ts';
import { skipArguments } from './math.ts';

/** One row of math, with blanks in place of what isn't part of the formula. */
export interface Row {
  readonly at: Span;
  readonly tex: string;
  /** What \tag says. */
  readonly tag: string | undefined;
  /** Whether \nonumber or \notag keeps it from having a number. */
  readonly isUnnumbered: boolean;
}

/** Environments whose rows are the formula's own. */
const transparent = new Set('aligned alignedat split gathered align gather'.split(' '));

/** The rows of math, which \\ separates. */
export function rowsOf(text: string, inner: Span): Row[] {
  // Where the braces don't match, only the row with the wrong brace shall suffer.
  return split(text, inner, true) ?? split(text, inner, false) ?? [];
}

function split(text: string, { start, end }: Span, minding: boolean): Row[] | undefined {
  const mark =
    /\\(?:begin|end)\s*\{([a-zA-Z]+\*?)\}|\\\\\*?(?:\[[^\]\n]{0,20}\])?|\\(?:tag\*?|label|intertext|shortintertext|vspace\*?)\s*\{|\\(?:nonumber|notag)(?![a-zA-Z])|\\[a-zA-Z]+|\\[\s\S]|[{}&]/g;
  mark.lastIndex = start;
  const rows: Row[] = [];
  let from = start;
  let depth = 0;
  let opaque = 0;
  let tag: string | undefined;
  let isUnnumbered = false;
  let masks: Span[] = [];
  const endRow = (to: number) => {
    const tex = masked(
      text.slice(from, to),
      masks.map((mask) => ({ start: mask.start - from, end: mask.end - from })),
    );
    const blanks = /^\s*/.exec(tex)?.[0].length ?? 0;
    const trimmed = tex.trim();
    const at = { start: from + blanks, end: from + blanks + trimmed.length };
    if (trimmed !== '') rows.push({ at, tex: trimmed, tag, isUnnumbered });
    tag = undefined;
    isUnnumbered = false;
    masks = [];
  };
  for (let found = mark.exec(text); found !== null && found.index < end; found = mark.exec(text)) {
    const [sign, environment] = found;
    const at = { start: found.index, end: mark.lastIndex };
    if (environment !== undefined) {
      if (transparent.has(environment.replace('*', '')) && opaque === 0) {
        masks.push({
          start: at.start,
          end: sign.startsWith('\\begin') ? skipArguments(text, at.end, environment) : at.end,
        });
      } else opaque = Math.max(0, opaque + (sign.startsWith('\\begin') ? 1 : -1));
    } else if (sign.startsWith('\\\\')) {
      if (opaque > 0 || (minding && depth > 0)) continue;
      endRow(found.index);
      from = mark.lastIndex;
      depth = 0;
    } else if (sign === '{') depth++;
    else if (sign === '}') depth = Math.max(0, depth - 1);
    else if (sign === '&') {
      if (opaque === 0) masks.push(at);
    } else if (/^\\(?:nonumber|notag)/.test(sign)) {
      isUnnumbered = true;
      masks.push(at);
    } else if (/^\\[a-z]+\*?\s*\{$/.test(sign)) {
      const close = endOfArgument(text, mark.lastIndex, end);
      if (close === undefined) continue;
      if (sign.startsWith('\\tag')) tag = text.slice(mark.lastIndex, close - 1).trim();
      masks.push({ start: found.index, end: close });
      mark.lastIndex = close;
    }
  }
  if (minding && depth > 0) return undefined;
  endRow(end);
  return rows;
}

/** Behind the brace that closes an argument. */
function endOfArgument(text: string, start: number, end: number): number | undefined {
  const brace = /\\[\s\S]|[{}]/g;
  brace.lastIndex = start;
  let depth = 1;
  for (
    let found = brace.exec(text);
    found !== null && found.index < Math.min(end, start + 2000);
    found = brace.exec(text)
  ) {
    if (found[0] === '{') depth++;
    else if (found[0] === '}' && --depth === 0) return brace.lastIndex;
  }
  return undefined;
}
