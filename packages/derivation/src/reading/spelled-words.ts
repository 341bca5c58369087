import { isBare } from './name.ts';
import { isSign, type Token } from './token.ts';

const longestWord = 30;

/**
 * Names of several letters that LaTeX authors type without \text, such as MSE: where a left side consists of nothing else,
 * with no blanks between the letters. In plain text a word is one name anyway.
 */
export function spelledWords(leftSides: Iterable<readonly Token[]>): Set<string> {
  const words = new Set<string>();
  for (const side of leftSides) {
    const open = side.findIndex((token) => isSign(token, '('));
    const letters = side.slice(0, open === -1 ? side.length : open);
    const isRow = letters.every(
      (token, i) => isLetter(token, i === letters.length - 1) && follows(letters[i - 1], token),
    );
    const word = letters.map(baseOf).join('');
    if (isRow && (word.length > 2 || /^[A-Z]{2}$/.test(word)) && word.length <= longestWord) words.add(word);
  }
  return words;
}

/** The tokens with the letters of these words put together, also within fractions, exponents and so on. */
export function joinWords(tokens: readonly Token[], words: ReadonlySet<string>): readonly Token[] {
  if (words.size === 0) return tokens;
  const result: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) continue;
    const length = lengthOfWord(tokens, i, words);
    const last = tokens[i + length - 1];
    if (length > 1 && last?.kind === 'name') {
      const base = tokens
        .slice(i, i + length)
        .map(baseOf)
        .join('');
      result.push({ ...last, base, at: { start: token.at.start, end: last.at.end } });
      i += length - 1;
    } else result.push(within(token, words));
  }
  return result;
}

/** How many letters from here on are one of the words; no letter may stand right before or behind it, but for a d. */
function lengthOfWord(tokens: readonly Token[], from: number, words: ReadonlySet<string>): number {
  const [before, first] = [tokens[from - 1], tokens[from]];
  if (first === undefined || !isLetter(first, true)) return 0;
  if (before !== undefined && isLetter(before, false) && follows(before, first) && baseOf(before) !== 'd') return 0;
  let word = '';
  for (let i = from; i < Math.min(tokens.length, from + longestWord); i++) {
    const [token, next] = [tokens[i], tokens[i + 1]];
    if (token === undefined || !isLetter(token, true) || (i > from && !follows(tokens[i - 1], token))) return 0;
    word += baseOf(token);
    const goesOn = isBare(token) && next !== undefined && isLetter(next, true) && follows(token, next);
    if (!goesOn) return words.has(word) ? i - from + 1 : 0;
    if (!isLetter(token, false)) return 0;
  }
  return 0;
}

function within(token: Token, words: ReadonlySet<string>): Token {
  switch (token.kind) {
    case 'fraction':
      return {
        ...token,
        numerator: joinWords(token.numerator, words),
        denominator: joinWords(token.denominator, words),
      };
    case 'root':
      return { ...token, radicand: joinWords(token.radicand, words) };
    case 'power':
      return { ...token, exponent: joinWords(token.exponent, words) };
  }
  return token;
}

function baseOf(token: Token): string {
  return token.kind === 'name' ? token.base : '';
}

/** Whether it is one letter; only the last of a word may have an index. */
function isLetter(token: Token, isLast: boolean): token is Token & { kind: 'name' } {
  return token.kind === 'name' && /^[a-zA-Z]$/.test(token.base) && (isLast || isBare(token));
}

function follows(before: Token | undefined, token: Token): boolean {
  return before === undefined || before.at.end === token.at.start;
}
