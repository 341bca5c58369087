import type { Note, Span } from './expression.ts';
import { carriesOn, type Formula, type Found, joinLines } from './formula.ts';
import { functionNamed } from './functions.ts';
import { masked, noteIn } from './mask.ts';
import { isCondition, isConnective } from './prose.ts';
import { textTokens } from './text-tokens.ts';
import { closerOf, isSign, opens, type Token } from './token.ts';
import { Unreadable } from './unreadable.ts';

/** The formulas of plain text: lines with a =, or the parts of prose around one. */
export function findInPlainText(text: string): Found {
  const notes: Note[] = [];
  const comments: Span[] = [];
  for (const found of text.matchAll(/(?:^|[ \t])(?:\/\/+|#+(?!\d)|%+)([^\n]*)/gm)) {
    const end = found.index + found[0].length;
    const start = end - (found[1]?.length ?? 0);
    const note = noteIn(found[1] ?? '', start);
    if (note !== undefined) notes.push(note);
    comments.push({ start: found.index, end });
  }
  const clean = masked(text, comments);
  const formulas: Formula[] = [];
  let lines: Formula[] = [];
  const endOfLines = () => {
    for (const formula of joinLines(lines, carriesOn)) {
      if (formula.error !== undefined || formula.tokens.some((token) => isSign(token, '='))) formulas.push(formula);
    }
    lines = [];
  };
  let start = 0;
  for (const line of clean.split('\n')) {
    const found = formulasOf(clean, start, start + line.length);
    if (found.length === 0 || line.trim() === '') endOfLines();
    lines.push(...found);
    start += line.length + 1;
  }
  endOfLines();
  return { formulas, notes };
}

/** The formulas of one line; none, if it is prose. */
function formulasOf(text: string, start: number, end: number): Formula[] {
  const line = text.slice(start, end);
  if (/^\s*([=~*_-])\1{2,}\s*$/.test(line)) return []; // The line under a title.
  const [lead = ''] = /^\s*(?:[*•–-]\s+(?=.*=))?/.exec(line) ?? [];
  const label = /^(?:\((\d+[a-z]?)\)|(\d+[a-z]?)[.):](?!\d))\s+/.exec(line.slice(lead.length));
  const trailing = /\s\s[([](\d+[a-z]?)[)\]]\s*$/.exec(line);
  const number = label?.[1] ?? label?.[2] ?? trailing?.[1];
  const from = start + lead.length + (label?.[0].length ?? 0);
  const to = start + line.slice(0, trailing?.index).trimEnd().length;
  if (from >= to || /\?\s*$/.test(line)) return [];
  try {
    const tokens = textTokens(text, from, to);
    return inProse(tokens).map((formula) => ({ ...formula, number }));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const at = { start: from, end: to };
    return looksLikeFormula(text.slice(from, to)) ? [{ at, tokens: [], number, error, isInline: false }] : [];
  }
}

/** Whether there is more than words around a =. */
function looksLikeFormula(text: string): boolean {
  if (!text.includes('=')) return false;
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.filter((word) => isConnective(word)).length * 2 <= (text.match(/[^\s\p{L}]|\b\p{L}\b/gu) ?? []).length;
}

/** The parts of a line that are formulas, if there is prose between them; else the whole line. */
function inProse(tokens: readonly Token[]): Formula[] {
  const isProse = proseIn(tokens);
  const segments: { tokens: Token[]; isSupposed: boolean }[] = [];
  let before: Token | undefined;
  tokens.forEach((token, i) => {
    const last = segments.at(-1);
    if (isProse[i] === true) before = token;
    else if (before === undefined && last !== undefined) last.tokens.push(token);
    else {
      const word = before?.kind === 'name' ? before : undefined;
      const isSupposed = word !== undefined && isCondition(word.base);
      // What is said of the formula before, such as "for i = 1, 2", goes with it.
      if (isSupposed && last !== undefined) last.tokens.push({ kind: 'words', text: word.base, at: word.at }, token);
      else segments.push({ tokens: [token], isSupposed });
      before = undefined;
    }
  });
  const words = isProse.filter((is) => is).length;
  const isFormula = words * 2 <= tokens.length - words;
  return segments.flatMap(({ tokens, isSupposed }, i) => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first === undefined || last === undefined || isSupposed) return [];
    const hasEquals = tokens.some((token) => isSign(token, '='));
    if (words > 0 && (!hasEquals || (isSign(first, '=') && i > 0))) return [];
    return [{ at: { start: first.at.start, end: last.at.end }, tokens, isInline: words > 0 && !isFormula }];
  });
}

/** Which tokens are words of a sentence: words such as "so", two words in a row, and brackets with words in them. */
function proseIn(tokens: readonly Token[]): boolean[] {
  const isProse = tokens.map((token) => token.kind === 'name' && isWord(token) && isConnective(token.base));
  const plain = tokens.map((token, i) => isWord(token) && !isCalled(token, tokens[i + 1]));
  tokens.forEach((token, i) => {
    const isFirst = isSign(tokens[i - 1], '/') || (isSign(tokens[i - 1], '(') && isSign(tokens[i - 2], '/'));
    const follows = tokens[i - 1]?.kind === 'name' && isSign(tokens[i - 2], '(') && isSign(tokens[i - 3], '/');
    const isDifferential = isFirst || follows || isSign(tokens[i + 1], '/');
    if (isDifferential && token.kind === 'name' && token.base.startsWith('d')) plain[i] = false; // dL/dx, d²L/(dx dy)
  });
  const firstEquals = tokens.findIndex((token) => isSign(token, '='));
  tokens.forEach((_token, i) => {
    if (plain[i] !== true || plain[i + 1] !== true || isProse[i] === true || isProse[i + 1] === true) return;
    isProse[i] = true;
    if (!isSign(tokens[i + 2], '=')) isProse[i + 1] = true;
  });
  // A left side is no product: a word before a name is prose.
  for (let i = 0; i < firstEquals - 1; i++) {
    if (plain[i] === true && tokens[i + 1]?.kind === 'name') isProse[i] = true;
  }
  // In a sentence, a word that follows a factor is no factor.
  if (isProse.includes(true)) {
    tokens.forEach((_token, i) => {
      const isFree = plain[i] === true && i > 0 && isProse[i - 1] !== true && !isSign(tokens[i + 1], '=');
      if (isFree && endsFactor(tokens[i - 1])) isProse[i] = true;
    });
  }
  tokens.forEach((token, i) => {
    if (isSign(token, ':', '"', '“', '”')) isProse[i] = true;
    if (closerOf(token) === undefined || isProse[i + 1] !== true) return;
    let depth = 0;
    for (let j = i; j < tokens.length; j++) {
      const inner = tokens[j];
      if (inner === undefined) break;
      depth += opens(inner);
      isProse[j] = true;
      if (depth === 0) break;
    }
  });
  return isProse;
}

function endsFactor(token: Token | undefined): boolean {
  return token !== undefined && (token.kind !== 'sign' || opens(token) < 0);
}

/** Whether it is a word of two letters or more, without an index. */
function isWord(token: Token): boolean {
  if (token.kind !== 'name' || token.lower.length + token.upper.length > 0) return false;
  return /^\p{L}[\p{L}-]+$/u.test(token.base);
}

/** Whether a word is a function with its input. */
function isCalled(token: Token, next: Token | undefined): boolean {
  return token.kind === 'name' && functionNamed(token.base) !== undefined && next !== undefined && !isSign(next, '=');
}
