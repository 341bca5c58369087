import type { Span } from './expression.ts';
import { greekLetter, oneSpelling } from './letters.ts';
import { nestingError } from './nesting.ts';
import { signOf } from './signs.ts';
import { lowered, raised } from './small-characters.ts';
import { plainName, type Token } from './token.ts';

const numeral = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?/y;
const vulgarFraction = /[¼-¾⅐-⅞↉]/y;
const superscript = new RegExp(`[${raised}]+`, 'uy');
const subscript = new RegExp(`[${lowered}]+`, 'uy');
/** Letters of normal size. */
const word = /(?:[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]\p{M}*)+/uy;
/** A sum or product, where an index follows. */
const seriesSign = /(?:[∑Σ∏Π]|sum|prod)(?=[_₀-ₜ])/uy;
const digits = /\d+/y;
/** A superscript that is no power: ^[2], ^{(1)}, ^(1) before an index, ^* before an operator. */
const mark = String.raw`(?:\d+(?:,(?:\d+|[a-zA-Z]))?|[a-zA-Z](?:[-+,](?:\d+|[a-zA-Z]))?)`;
const markOfName = new RegExp(
  String.raw`\^(?:\[${mark}\]|\(${mark}\)(?=[_₀-ₜ])|\{\(${mark}\)\}|\*(?=\s*(?:[=+\-)/,;_]|$)))`,
  'uy',
);
/** A letter with digits behind one: w1x1 is w_1 x_1. */
const anotherWithDigits = /(?=\p{L}\p{M}*\d)/uy;
const primes = /['’′]+/y;
const blanks = /\s+/y;
const operators = /\*\*|:=|==|=>|->|<=>|<=|>=|!=|\.\.\.?/y;

/** The tokens of plain text between two places of it. Throws an `Unreadable`. */
export function textTokens(text: string, start: number, end: number): Token[] {
  const wrong = nestingError(text.slice(start, end), start, false);
  if (wrong !== undefined) throw wrong;
  return new Lexer(text, start, end).tokens();
}

class Lexer {
  readonly text: string;
  readonly end: number;
  position: number;

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.position = start;
    this.end = end;
  }

  tokens(): Token[] {
    const tokens: Token[] = [];
    while (this.position < this.end) {
      if (this.take(blanks) !== undefined) continue;
      for (const token of this.next(tokens.at(-1))) tokens.push(token);
    }
    return tokens;
  }

  /** What stands here, if it matches, and goes on behind it. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    const text = found[0].slice(0, this.end - this.position);
    this.position += text.length;
    return text;
  }

  from(start: number): Span {
    return { start, end: this.position };
  }

  next(previous: Token | undefined): Token[] {
    const start = this.position;
    const isAscii = this.text.charCodeAt(start) < 128;
    const number = this.take(numeral);
    if (number !== undefined) return [{ kind: 'number', digits: number.replace(/^\./, '0.'), at: this.from(start) }];
    const fraction = isAscii ? undefined : this.take(vulgarFraction);
    if (fraction !== undefined) {
      const at = this.from(start);
      const [above = '', below = ''] = fraction.normalize('NFKC').split('⁄');
      const part = (digits: string): Token[] => [{ kind: 'number', digits, at }];
      return [{ kind: 'fraction', numerator: part(above), denominator: part(below), at }];
    }
    const raised = isAscii ? undefined : this.take(superscript);
    if (raised !== undefined) return [{ kind: 'power', exponent: inNormalSize(raised, start), at: this.from(start) }];
    const bound = this.take(seriesSign);
    if (bound !== undefined) return [this.sum(bound, start)];
    if (!isAscii && /[∑∏]/.test(this.text.charAt(start))) {
      this.position++;
      return [{ kind: 'unreadable', message: 'a sum needs its index: ∑_{i=1}^3', at: this.from(start) }];
    }
    const letters = this.take(word);
    if (letters !== undefined) return this.name(letters, start);
    if (this.text.charAt(start) === '^' && /[{]/.test(this.text.charAt(start + 1))) {
      this.position++;
      return [{ kind: 'power', exponent: this.group('{', '}'), at: this.from(start) }];
    }
    const prime = this.take(primes);
    if (prime !== undefined && previous?.kind === 'name') return [{ kind: 'sign', sign: '′', at: this.from(start) }];
    const operator = prime ?? this.take(operators) ?? this.take(/[\s\S]/uy) ?? '';
    return [{ kind: 'sign', sign: signOf(operator) ?? operator, at: this.from(start) }];
  }

  /** A word with its digits, primes and subscripts. */
  name(letters: string, start: number): Token[] {
    let base = oneSpelling(letters);
    let lower: Token[] = [];
    let count = this.take(primes)?.length ?? 0;
    const from = this.position;
    const index = this.take(digits);
    if (index !== undefined) {
      const isRow = letters.length === 1 && this.take(anotherWithDigits) !== undefined;
      const more = isRow ? undefined : this.take(word); // a word with a digit in it, such as l2loss
      if (more !== undefined) base += index + oneSpelling(more);
      else lower = [{ kind: 'number', digits: index, at: { start: from, end: this.position } }];
    }
    count += this.take(primes)?.length ?? 0;
    const upper = this.upper();
    for (let more = this.lower(); more !== undefined; more = this.lower()) {
      if (lower.length > 0) lower.push({ kind: 'sign', sign: '_', at: { start: this.position, end: this.position } });
      lower.push(...more);
    }
    count += this.take(primes)?.length ?? 0;
    const name = { ...plainName(greekLetter(base) ?? base), primes: count, upper, lower };
    return [{ kind: 'name', ...name, at: { start, end: this.position } }];
  }

  /** A superscript that is part of the name, since it is in square brackets or a subscript follows: h^(1)_2. */
  upper(): Token[] {
    const start = this.position;
    const found = this.take(markOfName);
    if (found === undefined) return [];
    const inner = found.startsWith('^{') ? [start + 2, start + found.length - 1] : [start + 1, start + found.length];
    return new Lexer(this.text, inner[0] ?? start, inner[1] ?? start).index();
  }

  lower(): Token[] | undefined {
    const start = this.position;
    const small = this.take(subscript);
    if (small !== undefined) return inNormalSize(small, start);
    if (this.text.charAt(start) !== '_' || start + 1 >= this.end) return undefined;
    this.position++;
    const next = this.text.charAt(start + 1);
    if (next === '{') return this.group('{', '}', true);
    if (next === '(') return this.group('(', ')', true);
    const plain = this.take(digits) ?? this.take(/[\p{L}\p{M}]+[\p{L}\p{M}\d]*/uy);
    if (plain === undefined) {
      this.position = start;
      return undefined;
    }
    return new Lexer(this.text, start + 1, this.position).index();
  }

  /** What stands in brackets, which begin here. */
  group(open: string, close: string, isIndex = false): Token[] {
    const start = this.position + 1;
    let depth = 0;
    for (let i = this.position; i < this.end; i++) {
      const character = this.text.charAt(i);
      if (character === open) depth++;
      else if (character === close && --depth === 0) {
        this.position = i + 1;
        const inner = new Lexer(this.text, start, i);
        return isIndex ? inner.index() : inner.tokens();
      }
    }
    this.position = this.end;
    const at = { start: start - 1, end: start };
    return [{ kind: 'unreadable', message: `this ${open} isn’t closed`, at }];
  }

  /** The tokens of a subscript, in which letters and digits are separate: i1 is i and 1. */
  index(): Token[] {
    const tokens: Token[] = [];
    while (this.position < this.end) {
      const start = this.position;
      if (this.take(blanks) !== undefined) continue;
      const letters = this.take(word);
      const at = { start, end: this.position };
      if (letters === undefined) tokens.push(...this.next(tokens.at(-1)));
      else {
        const base = oneSpelling(letters);
        tokens.push({ kind: 'name', ...plainName(greekLetter(base) ?? base), lower: this.lower() ?? [], at });
      }
    }
    return tokens;
  }

  sum(sign: string, start: number): Token {
    let lower: Token[] = [];
    let upper: Token[] = [];
    for (;;) {
      const small = this.lower();
      if (small !== undefined) lower = small;
      else if (this.text.charAt(this.position) === '^') {
        this.position++;
        const next = this.text.charAt(this.position);
        if (next === '{') upper = this.group('{', '}');
        else if (next === '(') upper = this.group('(', ')');
        else upper = this.next(undefined);
      } else {
        const from = this.position;
        const raised = upper.length === 0 ? this.take(superscript) : undefined;
        if (raised === undefined) break;
        upper = inNormalSize(raised, from);
      }
    }
    const op = /[∏Πp]/.test(sign) ? 'mul' : 'add';
    return { kind: 'sum', op, lower, upper, at: { start, end: this.position } };
  }
}

/** Small letters and digits as those they are: ₁₂ is 12, ⁻ˣ is −x. They all stand at one place. */
export function inNormalSize(small: string, start: number): Token[] {
  const text = small.normalize('NFKC');
  const at = { start, end: start + small.length };
  return new Lexer(text, 0, text.length).index().map((token) => ({ ...token, at }));
}

/** Whether a token is a word of a sentence: of two letters or more, with no index. */
export function isWord(token: Token | undefined): boolean {
  return (
    token?.kind === 'name' &&
    /^\p{L}[\p{L}-]+$/u.test(token.base) &&
    token.lower.length + token.upper.length + token.primes === 0
  );
}
