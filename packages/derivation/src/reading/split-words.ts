import { functionNamed } from './functions.ts';
import { spell } from './name.ts';
import { sidesOf } from './sides.ts';
import { isSign, type Name, plainName, type Token } from './token.ts';

type NameToken = Token & { kind: 'name' };

const longestProduct = 3;

/**
 * Letters that plain text runs together, as in `sin(ωt)`, are a product where each of them is a name that the text has by
 * itself. A word is one name otherwise, and wherever the text defines it or differentiates by it. The result takes the tokens
 * of a formula and gives them with such words taken apart.
 */
export function wordSplitter(equations: readonly (readonly Token[])[]): (tokens: readonly Token[]) => readonly Token[] {
  const letters = new Set<string>();
  const words = new Set<string>();
  for (const tokens of equations) {
    for (const token of tokens) {
      if (token.kind !== 'name') continue;
      const [first = '', ...others] = token.base;
      if (others.length === 0) letters.add(spell(token, none));
      if (first !== 'd' || others.length === 0) continue;
      const differentiated = spell({ ...token, base: others.join('') }, none);
      if (others.length === 1) letters.add(differentiated);
      else words.add(differentiated);
    }
    for (const [first, next] of sidesOf(tokens).slice(0, -1)) {
      if (first?.kind === 'name' && (next === undefined || isSign(next, '('))) words.add(spell(first, none));
    }
  }
  const isProduct = (token: Token | undefined): token is NameToken => {
    if (token?.kind !== 'name') return false;
    const parts = partsOf(token);
    if (parts.length < 2 || parts.length > longestProduct) return false;
    if (token.base.startsWith('d') || functionNamed(token.base) !== undefined) return false;
    return !words.has(spell(token, none)) && parts.every((part) => letters.has(spell(part, none)));
  };
  return (tokens) => split(tokens, isProduct);
}

const none: ReadonlyMap<string, number> = new Map();

function split(
  tokens: readonly Token[],
  isProduct: (token: Token | undefined) => token is NameToken,
): readonly Token[] {
  if (!tokens.some((token) => isProduct(token) || token.kind === 'power')) return tokens;
  const result: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'power') result.push({ ...token, exponent: split(token.exponent, isProduct) });
    else if (!isProduct(token)) result.push(token);
    else {
      const parts = partsOf(token);
      // The whole product is the exponent in e^-rt.
      const signs = isSign(result.at(-1), '^') ? 1 : isSign(result.at(-1), '-') && isSign(result.at(-2), '^') ? 2 : 0;
      const [caret, minus] = result.splice(result.length - signs);
      if (caret === undefined) result.push(...parts);
      else {
        const exponent = minus === undefined ? parts : [minus, ...parts];
        result.push({ kind: 'power', exponent, at: { start: caret.at.start, end: token.at.end } });
      }
    }
  }
  return result;
}

/** The letters of a word; what is below and above the word belongs to the last one. */
function partsOf({ base, primes, upper, lower, at }: NameToken): NameToken[] {
  const letters = base.match(/\p{L}\p{M}*/gu) ?? [];
  if (letters.join('') !== base) return [];
  let { start } = at;
  return letters.map((letter, i) => {
    const isLast = i === letters.length - 1;
    const name: Name = isLast ? { base: letter, primes, upper, lower } : plainName(letter);
    const part: NameToken = { kind: 'name', ...name, at: { start, end: isLast ? at.end : start + letter.length } };
    start += letter.length;
    return part;
  });
}
