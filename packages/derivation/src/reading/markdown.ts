import type { Note, Span } from './expression.ts';
import type { Found } from './formula.ts';
import { commentsOf, TexReader } from './latex.ts';
import { masked, noteIn } from './mask.ts';
import { macrosOf } from './tex/macros.ts';
import { mathParts } from './tex/math.ts';

/** The formulas of a file in Markdown: what is between $ signs, in \[ \], and in code blocks called math. */
export function findInMarkdown(text: string): Found {
  const notes: Note[] = [];
  const hidden: Span[] = [];
  const blocks: Span[] = [];
  for (const found of text.matchAll(/<!--/g)) {
    if (found.index < (hidden.at(-1)?.end ?? 0)) continue;
    const close = text.indexOf('-->', found.index);
    if (close === -1) break;
    hidden.push({ start: found.index, end: close + 3 });
    const note = noteIn(text.slice(found.index + 4, close), found.index + 4);
    if (note !== undefined) notes.push(note);
  }
  const uncommented = masked(text, hidden);
  for (const { start, end, inner, info } of fences(uncommented)) {
    if (info === 'math') {
      blocks.push(inner);
      hidden.push({ start, end: inner.start }, { start: inner.end, end });
    } else hidden.push({ start, end });
  }
  const visible = masked(text, hidden);
  const code = [...visible.matchAll(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
  const unquoted = masked(visible, code);
  const inBlocks = blocks.map((inner) => ({
    inner,
    outer: inner,
    mode: '$$',
    isNumbered: false,
    isInline: false,
    isOpen: false,
  }));
  const others = mathParts(masked(unquoted, blocks), true);
  const parts = [...inBlocks, ...others].sort((a, b) => a.inner.start - b.inner.start);
  const comments = parts.map(({ inner }) => {
    const found = commentsOf(unquoted.slice(inner.start, inner.end));
    const shift = ({ start, end }: Span) => ({ start: start + inner.start, end: end + inner.start });
    notes.push(...found.notes.map((note) => ({ ...note, at: shift(note.at) })));
    return found.comments.map(shift);
  });
  const clean = masked(unquoted, comments.flat());
  const { macros, at } = macrosOf(clean);
  const reader = new TexReader(masked(clean, at), macros);
  const formulas = parts.flatMap((part) => reader.formulasOf(part));
  return { formulas, notes: notes.sort((a, b) => a.at.start - b.at.start) };
}

interface Fence extends Span {
  readonly inner: Span;
  readonly info: string;
}

/** Code blocks between lines of ``` or ~~~; one that nothing closes goes on to the end. */
function fences(text: string): Fence[] {
  const found: Fence[] = [];
  let open: { fence: string; start: number; inner: number; info: string } | undefined;
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const [lead = '', fence = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    const info = line.slice(lead.length).trim();
    if (fence !== '' && open === undefined) open = { fence, start, inner: Math.min(end + 1, text.length), info };
    else if (open !== undefined && info === '' && fence.startsWith(open.fence)) {
      found.push({ start: open.start, end, inner: { start: open.inner, end: start }, info: open.info });
      open = undefined;
    }
    start = end + 1;
  }
  if (open !== undefined) {
    const inner = { start: open.inner, end: text.length };
    found.push({ start: open.start, end: text.length, inner, info: open.info });
  }
  return found;
}
