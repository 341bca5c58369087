import type { Span } from './expression.ts';

/** The text with blanks in place of these parts, so that all else stays where it is. */
export function masked(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    parts.push(text.slice(from, begin), text.slice(begin, end).replaceAll(/[^\n]/g, ' '));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** A note in a comment, if it is one: what stands behind `derivation:`. */
export function noteIn(comment: string, start: number): { at: Span; text: string } | undefined {
  const before = /^\s*derivation:\s*/.exec(comment)?.[0];
  if (before === undefined) return undefined;
  const text = comment.slice(before.length).trimEnd();
  return { at: { start: start + before.length, end: start + before.length + text.length }, text };
}
