import type { Note, Span } from './expression.ts';
import { type Begun, carriesOn, type Formula, type Found, goOn, joinLines, nothing } from './formula.ts';
import { masked, noteIn } from './mask.ts';
import { isCondition, isConnective, lastWord } from './prose.ts';
import type { Macros } from './tex/katex.ts';
import { macrosOf } from './tex/macros.ts';
import { type MathPart, mathParts } from './tex/math.ts';
import { type Row, rowsOf } from './tex/rows.ts';
import { texTokens } from './tex/tokens.ts';
import type { Token } from './token.ts';
import { Unreadable } from './unreadable.ts';

/** The formulas of a file in LaTeX: what is in math mode, and lines that are formulas by themselves. */
export function findInLatex(text: string): Found {
  const { notes, comments } = commentsOf(text);
  const uncommented = masked(text, [...comments, ...verbatim(text)]);
  const { macros, at: definitions } = macrosOf(uncommented);
  const document = uncommented.indexOf('\\begin{document}');
  const after = document === -1 ? -1 : uncommented.indexOf('\\end{document}');
  const clean = masked(uncommented, [
    ...definitions,
    { start: 0, end: Math.max(0, document) },
    ...(after === -1 ? [] : [{ start: after, end: text.length }]),
  ]);
  const parts = mathParts(clean, false);
  const reader = new TexReader(clean, macros);
  const formulas = parts.flatMap((part) => reader.formulasOf(part));
  if (document === -1) formulas.push(...reader.bareLines(parts));
  return { formulas: formulas.sort((a, b) => a.at.start - b.at.start), notes };
}

/** What follows a % up to the end of its line. */
export function commentsOf(text: string): { notes: Note[]; comments: Span[] } {
  const notes: Note[] = [];
  const comments: Span[] = [];
  for (const found of text.matchAll(/\\[\s\S]|%[^\n]*/g)) {
    if (!found[0].startsWith('%')) continue;
    const signs = /^%+/.exec(found[0])?.[0].length ?? 1;
    const note = noteIn(found[0].slice(signs), found.index + signs);
    if (note !== undefined) notes.push(note);
    comments.push({ start: found.index, end: found.index + found[0].length });
  }
  return { notes, comments };
}

/** Environments whose text isn't read. */
function verbatim(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const found of text.matchAll(/\\begin\{(verbatim|Verbatim|lstlisting|minted|tikzpicture|comment)\*?\}/g)) {
    if (found.index < from) continue;
    const end = text.indexOf(`\\end{${found[1]}`, found.index);
    if (end === -1) break;
    spans.push({ start: found.index, end });
    from = end;
  }
  return spans;
}

/** Reads the math of a text, and counts the equations that have a number. */
export class TexReader {
  readonly text: string;
  readonly macros: () => Macros;
  count = 0;

  constructor(text: string, macros: () => Macros) {
    this.text = text;
    this.macros = macros;
  }

  formulasOf(part: MathPart): Formula[] {
    const { inner, outer, mode, isInline, isOpen } = part;
    if (isOpen) {
      const sign = this.text.slice(outer.start, outer.end);
      const error = new Unreadable(`this ${sign} isn’t closed`, outer);
      return [{ at: outer, tokens: [], error, isInline: false }];
    }
    if (isInline && isCondition(lastWord(this.text.slice(Math.max(0, outer.start - 40), outer.start)))) return [];
    const rows = rowsOf(this.text, inner);
    const hasOneNumber = /^(?:equation|multline|dmath)$/.test(mode);
    const shared = hasOneNumber ? this.numberOf(rows, part.isNumbered) : undefined;
    const read = rows.map((row) => ({
      ...this.read(row, isInline),
      number: hasOneNumber ? shared : this.numberOf([row], part.isNumbered),
    }));
    return joinLines(read, mode.startsWith('gather') ? carriesOn : isSameFormula);
  }

  /** The number of rows that have one together. */
  numberOf(rows: readonly Row[], isNumbered: boolean): string | undefined {
    const tag = rows.find((row) => row.tag !== undefined)?.tag;
    if (tag !== undefined) return tag;
    return isNumbered && !rows.some((row) => row.isUnnumbered) ? String(++this.count) : undefined;
  }

  read({ at, tex }: Row, isInline: boolean): Formula {
    try {
      return { at, tokens: texTokens(tex, at.start, this.macros()), isInline };
    } catch (error) {
      if (error instanceof Unreadable) return { at, tokens: [], error, isInline };
      throw error;
    }
  }

  /** The lines outside of math that are formulas: a file that has nothing else, or lines between its prose. */
  bareLines(parts: readonly MathPart[]): Formula[] {
    const formulas: Formula[] = [];
    let next = 0;
    let run: Formula[] = [];
    const endRun = () => {
      for (const formula of joinLines(run, carriesOn)) formulas.push(formula);
      run = [];
    };
    for (const line of bareLinesOf(this.text)) {
      while ((parts[next]?.outer.end ?? Infinity) <= line.start) next++;
      const isMath = (parts[next]?.outer.start ?? Infinity) < line.end;
      const start = isMath ? undefined : startOfFormula(this.text.slice(line.start, line.end));
      if (start === undefined) endRun();
      else {
        for (const row of rowsOf(this.text, { start: line.start + start, end: line.end })) {
          const number = row.tag;
          run.push({ ...this.read(row, false), number });
        }
      }
    }
    endRun();
    return formulas;
  }
}

/** Lines; those on which a brace is open go on for a few more. */
function* bareLinesOf(text: string): Generator<Span> {
  const lines = text.split('\n');
  let start = 0;
  for (let i = 0; i < lines.length; i++) {
    let end = start + (lines[i] ?? '').length;
    let depth = depthOf(lines[i] ?? '');
    let last = i;
    let longer = end;
    while (depth > 0 && last + 1 < lines.length && last - i < 20 && lines[last + 1]?.trim() !== '') {
      last++;
      longer += 1 + (lines[last] ?? '').length;
      depth += depthOf(lines[last] ?? '');
    }
    if (last > i && depth === 0) {
      end = longer;
      i = last;
    }
    yield { start, end };
    start = end + 1;
  }
}

function depthOf(line: string): number {
  if (!line.includes('{') && !line.includes('}')) return 0;
  let depth = 0;
  for (const found of line.matchAll(/\\[\s\S]|[{}]/g)) depth += found[0] === '{' ? 1 : found[0] === '}' ? -1 : 0;
  return depth;
}

/** Where the formula of a line begins, behind words such as "where"; nothing, if the line is prose. */
function startOfFormula(line: string): number | undefined {
  if (!/[^\s]/.test(line)) return undefined;
  const [lead = ''] = /^\s*(?:(?:[A-Za-z]{2,}[,:]?\s+)*)/.exec(line) ?? [];
  const isLead =
    lead.trim() !== '' &&
    lead
      .trim()
      .split(/[\s,:]+/)
      .every((word) => word === '' || isConnective(word));
  const start = isLead ? lead.length : 0;
  const rest = line
    .slice(start)
    .replaceAll(/\\(?:text[a-z]*|math[a-z]*|operatorname\*?)\s*\{[^{}]*\}|\\[a-zA-Z]+/g, ' + ');
  if (
    /^\s*\\(?:(?:sub)*section|item|title|author|date|caption|begin|end|usepackage|label|include|input|foot)/.test(line)
  ) {
    return undefined;
  }
  const words = rest.match(/[A-Za-z]{2,}/g) ?? [];
  if (/\b[A-Za-z]{2,}[ ,]+[A-Za-z]{2}/.test(rest) || words.some(isConnective)) return undefined;
  return start;
}

/** Rows of an environment go on with the formula before, unless they have a relation of their own. */
function isSameFormula(begun: Begun, row: readonly Token[]): boolean {
  if (carriesOn(begun, row)) return true;
  const { hasEquals, hasOther } = goOn(nothing, row);
  return begun.hasEquals && !hasEquals && !hasOther;
}
