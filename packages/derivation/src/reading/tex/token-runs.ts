import { functionNamed } from '../functions.ts';
import { lowered, raised } from '../small-characters.ts';
import { inNormalSize } from '../text-tokens.ts';
import { isSign, type Token } from '../token.ts';

/** Puts together what LaTeX reads one by one: digits, small characters, the letters of a function. */
export function joinRuns(tokens: readonly Token[]): Token[] {
  return spelledFunctions(joinDigits(joinSigns(attachSmall(tokens))));
}

/** Puts small characters, and primes, with what is before them. */
function attachSmall(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(isSmall)) return tokens;
  const result: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const [token, last] = [tokens[i], result.at(-1)];
    if (token === undefined) continue;
    const isScript = isSign(token, '′') && (last === undefined || isSign(last, '′')); // the primes of x', which KaTeX gives as a superscript
    if (token.kind !== 'sign' || isScript || !isSmall(token)) {
      result.push(token);
      continue;
    }
    const set = raised.includes(token.sign) ? raised : lowered.includes(token.sign) ? lowered : token.sign;
    let run = '';
    let end = token.at.end;
    for (let next = tokens[i]; next?.kind === 'sign' && set.includes(next.sign); next = tokens[++i]) {
      run += next.sign;
      end = next.at.end;
    }
    i--;
    const at = { start: token.at.start, end };
    const whole = { start: last?.at.start ?? at.start, end };
    if (set === raised) result.push({ kind: 'power', exponent: inNormalSize(run, at.start), at });
    else if (last?.kind === 'name' && set !== lowered) {
      result[result.length - 1] = { ...last, primes: last.primes + run.length, at: whole };
    } else if (last?.kind === 'name' || last?.kind === 'function') {
      result[result.length - 1] = { ...last, lower: [...last.lower, ...inNormalSize(run, at.start)], at: whole };
    } else result.push({ kind: 'unreadable', message: 'an index or a prime follows what isn’t a name', at });
  }
  return result;
}

function isSmall(token: Token): boolean {
  return token.kind === 'sign' && (token.sign === '′' || raised.includes(token.sign) || lowered.includes(token.sign));
}

/** The two characters of := are one sign. */
function joinSigns(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, i) => {
    if (isSign(token, ':') && isSign(tokens[i + 1], '=')) return [];
    return [
      isSign(token, '=') && isSign(tokens[i - 1], ':')
        ? { ...token, at: { start: token.at.start - 1, end: token.at.end } }
        : token,
    ];
  });
}

/** Digits that stand next to each other are one number. */
function joinDigits(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (!isDigit(token) && !(isSign(token, '.') && isNext(token, tokens[i + 1]))) {
      joined.push(token);
      continue;
    }
    const parts = [token];
    let hasPoint = isSign(token, '.');
    for (let last = token; ; i++) {
      const [next, afterNext] = [tokens[i + 1], tokens[i + 2]];
      const isPoint: boolean = !hasPoint && isSign(next, '.') && next !== undefined && isNext(next, afterNext);
      if (next === undefined || !(isPoint || isNext(last, next))) break;
      if (isPoint && last.at.end !== next.at.start) break;
      hasPoint ||= isPoint;
      parts.push(next);
      last = next;
    }
    const digits = parts.map((part) => (part.kind === 'number' ? part.digits : '.')).join('');
    joined.push({
      kind: 'number',
      digits: digits.startsWith('.') ? `0${digits}` : digits,
      at: { start: token.at.start, end: parts.at(-1)?.at.end ?? token.at.end },
    });
  }
  return joined;
}

function isDigit(token: Token | undefined): boolean {
  return token?.kind === 'number';
}

/** Whether a digit follows, with nothing in between; what one macro has written stands all at one place. */
function isNext(token: Token, next: Token | undefined): boolean {
  if (next === undefined || !isDigit(next)) return false;
  return token.at.end === next.at.start || (token.at.start === next.at.start && token.at.end === next.at.end);
}

/** Letters that spell a function before a bracket are one: exp(x), typed without its \. */
function spelledFunctions(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  for (const token of tokens) {
    if (isSign(token, '(', '[')) {
      let start = result.length;
      while (start > 0 && result.length - start < 8 && isLetter(result[start - 1], result[start])) start--;
      for (let from = start; from < result.length - 1; from++) {
        const word = result
          .slice(from)
          .map((part) => (part.kind === 'name' ? part.base : ''))
          .join('');
        const [first, last] = [result[from], result.at(-1)];
        if (first === undefined || last === undefined || functionNamed(word) === undefined) continue;
        result.length = from;
        const at = { start: first.at.start, end: last.at.end };
        result.push({ kind: 'function', name: word, primes: 0, lower: [], at });
        break;
      }
    }
    result.push(token);
  }
  return result;
}

/** Whether it is a letter that stands right before the next one. */
function isLetter(token: Token | undefined, next: Token | undefined): boolean {
  if (token?.kind !== 'name' || !/^[a-zA-Z]$/.test(token.base) || token.lower.length + token.upper.length > 0)
    return false;
  return next === undefined || token.at.end === next.at.start;
}
