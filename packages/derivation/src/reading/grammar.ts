import { type Differential, readBeginning, readDifferentials } from './differentials.ts';
import type { Expression, Span } from './expression.ts';
import { call, fold, negative, type Part, products, reciprocal, sums } from './fold.ts';
import { folded, functionNamed, inputCount, inverseOf } from './functions.ts';
import { type Indices, isBare, spell } from './name.ts';
import { deepestTree } from './nesting.ts';
import { rangeOf } from './range.ts';
import { closerOf, isSign, opens, spanOf, type Token } from './token.ts';
import { Unreadable } from './unreadable.ts';

/** What the formulas of a text say about each other's names. */
export interface Vocabulary {
  /** The functions that the text defines. */
  readonly functions: ReadonlySet<string>;
  /** The names that stand on a left side. */
  readonly names: ReadonlySet<string>;
  /** The names without an index that stand anywhere else than before a bracket. */
  readonly factors: ReadonlySet<string>;
  /** The names that are defined as an integer, such as the n = 3 that a sum may run up to. */
  readonly integers: ReadonlyMap<string, number>;
}

/** The terms that the sums of one formula may have, all together. */
const mostTerms = 2000;

/** In tokens, for a derivative with a slash. */
const longestNumerator = 300;

interface Budget {
  terms: number;
}

/** Reads one side of an equation. Throws an `Unreadable`. */
export function parseSide(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  at: Span,
  indices: Indices = new Map(),
): Expression {
  return new Parser(tokens, vocabulary, at, indices, { terms: 0 }, 0).whole();
}

/**
 * A parser by descent, one method for each precedence: sums, products, powers, and what binds closest. A product and a sum
 * are collected before they are folded, so that a long one is no deep tree.
 */
class Parser {
  readonly tokens: readonly Token[];
  readonly vocabulary: Vocabulary;
  readonly around: Span;
  readonly budget: Budget;
  indices: Indices;
  position = 0;
  depth: number;
  bars = 0;

  constructor(
    tokens: readonly Token[],
    vocabulary: Vocabulary,
    around: Span,
    indices: Indices,
    budget: Budget,
    depth: number,
  ) {
    this.tokens = tokens.some(({ kind }) => kind === 'gap') ? tokens.filter(({ kind }) => kind !== 'gap') : tokens;
    this.vocabulary = vocabulary;
    this.around = around;
    this.indices = indices;
    this.budget = budget;
    this.depth = depth;
  }

  get token(): Token | undefined {
    return this.tokens[this.position];
  }

  /** Where the reader stands: at the token, or behind the last one. */
  get here(): Span {
    const end = this.tokens.at(-1)?.at.end;
    return this.token?.at ?? (end === undefined ? this.around : { start: end, end });
  }

  /** The end of the last token that was read. */
  get behind(): number {
    return this.tokens[this.position - 1]?.at.end ?? this.around.start;
  }

  whole(): Expression {
    const result = this.sum();
    if (this.token !== undefined) throw this.unexpected(this.token);
    return result;
  }

  /** Reads tokens of their own, such as a numerator. */
  within(tokens: readonly Token[], around: Span): Expression {
    return this.nested(tokens, around).whole();
  }

  nested(tokens: readonly Token[], around: Span): Parser {
    return new Parser(tokens, this.vocabulary, around, this.indices, this.budget, this.depth + 1);
  }

  deeper<Result>(read: () => Result): Result {
    if (++this.depth > deepestTree) throw new Unreadable('it is nested too deeply', this.here);
    const result = read();
    this.depth--;
    return result;
  }

  sum(): Expression {
    return this.deeper(() => {
      const terms: Part[] = [];
      do {
        const { start } = this.here;
        const inverse = isSign(this.token, '-');
        if (inverse || isSign(this.token, '+')) this.position++;
        const value = this.product();
        terms.push({ inverse, value, at: { start, end: value.at.end } });
      } while (isSign(this.token, '+', '-'));
      return fold(terms, sums);
    });
  }

  product(): Expression {
    const first = this.signed();
    const factors: Part[] = [{ inverse: false, value: first, at: first.at }];
    for (;;) {
      const isWritten = isSign(this.token, '*', '/');
      const inverse = isSign(this.token, '/');
      if (isWritten) this.position++;
      else if (this.startsFactor()) this.checkImplicit(factors.at(-1));
      else break;
      const value = isWritten ? this.signed() : this.power();
      factors.push({ inverse, value, at: value.at });
    }
    return fold(factors, products);
  }

  /** A factor with a sign of its own, as in a · -b. */
  signed(): Expression {
    const { token } = this;
    if (!isSign(token, '+', '-') || token === undefined) return this.power();
    this.position++;
    const value = this.deeper(() => this.signed());
    return isSign(token, '-') ? negative(value, { start: token.at.start, end: value.at.end }) : value;
  }

  /** Whether a factor begins here, with no sign before it. */
  startsFactor(): boolean {
    const { token } = this;
    if (token === undefined) return false;
    if (token.kind !== 'sign') return token.kind !== 'power' && token.kind !== 'words';
    if (token.sign === '|') return this.bars === 0;
    return closerOf(token) !== undefined || ['∂', '√', '∛', '|('].includes(token.sign);
  }

  /** Side by side is a product, but not where that can be read in two ways. */
  checkImplicit(last: Part | undefined): void {
    const [before, token] = [this.tokens[this.position - 1], this.token];
    if (before === undefined || token === undefined) return;
    const both = { start: before.at.start, end: token.at.end };
    if (token.kind === 'number') {
      throw new Unreadable(
        'a number follows a factor: write a sign between them, or {} around an index or exponent of several digits',
        both,
      );
    }
    if (before.kind === 'number' && token.kind === 'fraction' && isNumeric(token)) {
      throw new Unreadable('a fraction follows a number: write + or · between them', both);
    }
    if (isPhrase(before) || isPhrase(token)) {
      throw new Unreadable('words stand side by side with a factor: write a sign between them', both);
    }
    const isClear = opens(before) < 0 || (before.kind === 'number' && closerOf(token) !== undefined);
    if (last?.inverse && before.at.end === token.at.start && !isClear) {
      throw new Unreadable('what the / divides by can be read in two ways: write brackets around it', both);
    }
  }

  power(): Expression {
    const base = this.token;
    if (base?.kind === 'name' && base.base === 'e' && isBare(base) && !this.vocabulary.names.has('e')) {
      const exponent = this.exponentAt(1);
      if (exponent !== undefined) {
        const at = { start: base.at.start, end: this.behind };
        return this.powersOf({ kind: 'call', name: 'exp', inputs: [exponent], primes: 0, at });
      }
    }
    return this.powersOf(this.atom());
  }

  /** Reads the exponents behind a base. */
  powersOf(base: Expression): Expression {
    const exponent = this.exponentAt(0);
    if (exponent === undefined) {
      if (isSign(this.token, '!')) throw new Unreadable('a factorial can’t be read', this.here);
      return base;
    }
    const at = { start: base.at.start, end: this.behind };
    return this.powersOf(call('pow', [base, exponent], at));
  }

  /** The exponent that stands this many tokens on, if there is one, and goes on behind it. */
  exponentAt(ahead: number): Expression | undefined {
    const token = this.tokens[this.position + ahead];
    if (token?.kind === 'power') {
      this.position += ahead + 1;
      return this.within(token.exponent, token.at);
    }
    if (!isSign(token, '^')) return undefined;
    this.position += ahead + 1;
    return this.deeper(() => this.signed());
  }

  atom(): Expression {
    const { token } = this;
    if (token === undefined) throw new Unreadable('something is missing here', this.here);
    switch (token.kind) {
      case 'number':
        this.position++;
        return { kind: 'number', digits: token.digits, at: token.at };
      case 'name':
        return this.derivative(token) ?? this.name(token);
      case 'function':
        this.position++;
        return this.application(token.name, token.primes, token.lower, token.at, true);
      case 'fraction':
        return this.fraction(token);
      case 'root':
        this.position++;
        return this.root(token.degree, this.within(token.radicand, token.at), token.at);
      case 'sum':
        return this.deeper(() => this.series(token));
      case 'sign':
        return this.sign(token, token.sign);
      case 'unreadable':
        throw new Unreadable(token.message, token.at);
    }
    throw this.unexpected(token);
  }

  sign(token: Token, sign: string): Expression {
    const closer = closerOf(token);
    if (closer !== undefined) return this.bracket(token, closer);
    if (sign === '|' || sign === '|(') return this.absolute(token, sign);
    if (sign === '√' || sign === '∛') {
      this.position++;
      const radicand = this.deeper(() => this.power());
      const at = { start: token.at.start, end: radicand.at.end };
      return call(sign === '√' ? 'sqrt' : 'cbrt', [radicand], at);
    }
    if (sign === '∂') {
      const derivative = this.derivative(token);
      if (derivative !== undefined) return derivative;
      throw new Unreadable('a ∂ must be part of a derivative, such as ∂L/∂w', token.at);
    }
    throw this.unexpected(token);
  }

  bracket(open: Token, closer: string): Expression {
    this.position++;
    const bars = this.bars;
    this.bars = 0;
    const inner = this.sum();
    this.bars = bars;
    if (!isSign(this.token, closer)) {
      if (this.token !== undefined && opens(this.token) === 0) throw this.unexpected(this.token);
      throw new Unreadable(`this bracket isn’t closed by ${closer}`, open.at);
    }
    const end = this.here.end;
    this.position++;
    return { ...inner, at: { start: open.at.start, end } };
  }

  absolute(open: Token, sign: string): Expression {
    this.position++;
    const bars = this.bars;
    this.bars = sign === '|' ? 1 : 0;
    const inner = this.sum();
    this.bars = bars;
    if (!isSign(this.token, sign === '|' ? '|' : ')|')) throw new Unreadable('this | isn’t closed', open.at);
    const end = this.here.end;
    this.position++;
    return call('abs', [inner], { start: open.at.start, end });
  }

  root(degree: readonly Token[], radicand: Expression, at: Span): Expression {
    const [index, ...more] = degree;
    if (index === undefined) return call('sqrt', [radicand], at);
    if (index.kind === 'number' && more.length === 0) {
      if (index.digits === '2') return call('sqrt', [radicand], at);
      if (index.digits === '3') return call('cbrt', [radicand], at);
    }
    const exponent = reciprocal(this.within(degree, at), at);
    return call('pow', [radicand, exponent], at);
  }

  /** A name, the index of a sum, or a function with its inputs. */
  name(token: Token & { kind: 'name' }): Expression {
    const index = isBare(token) ? this.indices.get(token.base) : undefined;
    if (index !== undefined) {
      this.position++;
      const digits: Expression = { kind: 'number', digits: String(Math.abs(index)), at: token.at };
      return index < 0 ? negative(digits, token.at) : digits;
    }
    const value = this.ownFunction(token) ?? this.engineFunction(token);
    if (value !== undefined) return value;
    const name = spell(token, this.indices);
    if (this.isUnknownFunction(token)) {
      throw new Unreadable(
        `${name}(…) isn’t defined: write what it is, as in ${name}(x) = …, or ${name} · (…) for a product`,
        token.at,
      );
    }
    if (isBare(token) && [...token.base].length > 1 && functionNamed(token.base) && !this.vocabulary.names.has(name)) {
      throw new Unreadable(`the input of ${token.base} is missing`, token.at);
    }
    this.position++;
    return { kind: 'name', name, at: token.at };
  }

  /** Whether a name before a bracket can't be a factor: f(x), f(x, y), or σ(…) where σ stands nowhere else. */
  isUnknownFunction(token: Token & { kind: 'name' }): boolean {
    if (token.lower.length + token.upper.length > 0 || !isSign(this.tokens[this.position + 1], '(')) return false;
    const [first, second] = this.tokens.slice(this.position + 2, this.position + 4);
    if (first?.kind === 'name' && isSign(second, ')', ',')) return true;
    const isUsual = /^[σφψfg]$|^\p{L}{3}/u.test(token.base);
    return isUsual && !this.vocabulary.factors.has(token.base);
  }

  /** A function that the text defines, where inputs follow: σ(z), σ'(z), σ²(z). */
  ownFunction(token: Token & { kind: 'name' }): Expression | undefined {
    const { functions } = this.vocabulary;
    const whole = spell(token, this.indices);
    const name = functions.has(whole) ? whole : spell({ ...token, primes: 0 }, this.indices);
    if (!functions.has(name)) return undefined;
    const [next, number] = [this.tokens[this.position + 1], this.tokens[this.position + 2]];
    const exponentLength = next?.kind === 'power' ? 1 : isSign(next, '^') && number?.kind === 'number' ? 2 : 0;
    if (!isSign(this.tokens[this.position + 1 + exponentLength], '(')) return undefined;
    this.position += 1 + exponentLength;
    const { inputs, end } = this.inputs();
    const at = { start: token.at.start, end };
    const value: Expression = { kind: 'call', name, inputs, primes: name === whole ? 0 : token.primes, at };
    if (next?.kind === 'power') return call('pow', [value, this.within(next.exponent, next.at)], at);
    if (exponentLength === 0 || number?.kind !== 'number') return value;
    return call('pow', [value, { kind: 'number', digits: number.digits, at: number.at }], at);
  }

  /** A function of the engine by its name in plain text: tanh(x), log2(x), log x. */
  engineFunction(token: Token & { kind: 'name' }): Expression | undefined {
    const { base, lower, upper, primes } = token;
    if (base.length === 1 || upper.length > 0 || this.vocabulary.names.has(spell(token, this.indices)))
      return undefined;
    const next = this.tokens[this.position + 1];
    const isCalled = isSign(next, '(', '[', '^') || (next !== undefined && /^(power|name|number)$/.test(next.kind));
    if (!isCalled) return undefined;
    const [digits] = lower;
    const whole = digits?.kind === 'number' && lower.length === 1 ? base + digits.digits : base;
    const isWhole = functionNamed(whole) !== undefined;
    if (!isWhole && (functionNamed(base)?.op !== 'log' || lower.length === 0)) return undefined;
    this.position++;
    return this.application(isWhole ? whole : base, primes, isWhole && whole !== base ? [] : lower, token.at, false);
  }

  /** A function of the engine, with its inputs in brackets or without: \tanh^2 a, \log_2(x), \max(a, b). */
  application(word: string, primes: number, lower: readonly Token[], at: Span, takesSign: boolean): Expression {
    const found = functionNamed(word);
    if (found === undefined) throw new Unreadable(`${word} can’t be read`, at);
    const isInverse = this.skipInverse();
    const op = isInverse ? inverseOf(found.op) : found.op;
    if (op === undefined || (isInverse && found.reciprocal)) {
      throw new Unreadable(`the inverse of ${word} can’t be read: write 1/${word}(…) for the reciprocal`, at);
    }
    const exponent = isInverse ? undefined : this.exponentAt(0);
    const { inputs, end } = isSign(this.token, '(', '[', '{') ? this.inputs() : this.bareInput(word, takesSign);
    const span = { start: at.start, end };
    const value = this.applied(op, inputs, primes, lower, span, word);
    const whole = found.reciprocal ? reciprocal(value, span) : value;
    return exponent === undefined ? whole : call('pow', [whole, exponent], span);
  }

  /** Goes behind the -1 of \tanh^{-1}. */
  skipInverse(): boolean {
    const { token } = this;
    const exponent = token?.kind === 'power' ? token.exponent : [];
    const [minus, one, ...more] = exponent;
    if (!isSign(minus, '-') || one?.kind !== 'number' || one.digits !== '1' || more.length > 0) return false;
    this.position++;
    return true;
  }

  applied(
    op: string,
    inputs: readonly Expression[],
    primes: number,
    lower: readonly Token[],
    at: Span,
    word: string,
  ): Expression {
    const count = inputCount(op);
    const fits = folded.has(op) ? inputs.length >= count : inputs.length === count;
    if (!fits) {
      const expected = count === 1 ? 'one input' : folded.has(op) ? 'two inputs or more' : 'two inputs';
      throw new Unreadable(`${word} takes ${expected}, but has ${inputs.length}`, at);
    }
    if (lower.length > 0) return this.logarithm(op, inputs, lower, at, word);
    const [first, ...others] = inputs;
    if (first === undefined) throw new Unreadable(`${word} has no input`, at);
    if (folded.has(op)) return others.reduce((value, input) => call(op, [value, input], at), first);
    return { kind: 'call', name: op, inputs, primes, at };
  }

  /** A logarithm to a base. */
  logarithm(op: string, inputs: readonly Expression[], lower: readonly Token[], at: Span, word: string): Expression {
    if (op !== 'log') throw new Unreadable(`${word} can’t have an index`, spanOf(lower, at));
    const [base, ...more] = lower;
    const digits = base?.kind === 'number' && more.length === 0 ? base.digits : undefined;
    if (digits === '2' || digits === '10') return call(`log${digits}`, inputs, at);
    if (base?.kind === 'name' && base.base === 'e' && more.length === 0) return call('log', inputs, at);
    return call('div', [call('log', inputs, at), call('log', [this.within(lower, at)], at)], at);
  }

  /** Inputs in brackets, with commas between them. */
  inputs(): { inputs: Expression[]; end: number } {
    const open = this.token;
    const closer = closerOf(open);
    if (open === undefined || closer === undefined) throw new Unreadable('a bracket is missing here', this.here);
    this.position++;
    const bars = this.bars;
    this.bars = 0;
    const inputs = [this.sum()];
    while (isSign(this.token, ',')) {
      this.position++;
      inputs.push(this.sum());
    }
    this.bars = bars;
    if (!isSign(this.token, closer)) throw new Unreadable(`this bracket isn’t closed by ${closer}`, open.at);
    const { end } = this.here;
    this.position++;
    return { inputs, end };
  }

  /** The input of a function without brackets: a number and the names behind it, or one thing of another kind. */
  bareInput(word: string, takesSign: boolean): { inputs: Expression[]; end: number } {
    const sign = this.token;
    if (takesSign && isSign(sign, '-') && sign !== undefined) {
      this.position++;
      const { inputs, end } = this.bareInput(word, false);
      return { inputs: inputs.map((input) => negative(input, { start: sign.at.start, end })), end };
    }
    if (!this.startsFactor()) throw new Unreadable(`the input of ${word} is missing`, this.here);
    const factors: Part[] = [];
    let isNumber = true;
    do {
      const { token } = this;
      isNumber &&= token?.kind === 'number';
      const value = this.deeper(() => this.power());
      factors.push({ inverse: false, value, at: value.at });
      if (token?.kind !== 'number' && token?.kind !== 'name') break;
    } while (this.goesOn(isNumber));
    const input = fold(factors, products);
    return { inputs: [input], end: input.at.end };
  }

  /** Whether the input of a function without brackets goes on here. */
  goesOn(afterNumber: boolean): boolean {
    const { token } = this;
    if (token?.kind === 'fraction' || token?.kind === 'root') return afterNumber;
    if (token?.kind !== 'name') return false;
    return !isSign(this.tokens[this.position + 1], '(', '[') && functionNamed(token.base) === undefined;
  }

  fraction(token: Token & { kind: 'fraction' }): Expression {
    this.position++;
    const { numerator, denominator, at } = token;
    const start = readBeginning(numerator, 0);
    const wrt = start && readDifferentials(denominator, 0, start, this.indices);
    if (start !== undefined && wrt !== undefined && wrt.length === denominator.length) {
      const of = [...start.rest, ...numerator.slice(start.length)];
      const value = of.length === 0 ? this.operand() : this.nested(of, at).whole();
      return derivativeOf(value, start.order, wrt.wrt, { start: at.start, end: Math.max(at.end, value.at.end) });
    }
    return call('div', [this.within(numerator, at), this.within(denominator, at)], at);
  }

  /** A derivative with a slash: ∂L/∂w, d^2E/dx^2, d/dx (…). Or nothing, if this is something else. */
  derivative(token: Token): Expression | undefined {
    if (token.kind === 'name' && this.vocabulary.names.has(spell(token, this.indices)) && token.base !== 'd') {
      return undefined;
    }
    const start = readBeginning(this.tokens, this.position);
    if (start === undefined) return undefined;
    const slash = this.slashAfter(this.position + start.length);
    if (slash === undefined) return undefined;
    const of = [...start.rest, ...this.tokens.slice(this.position + start.length, slash)];
    const isBracketed = isSign(this.tokens[slash + 1], '(') && readBeginning(this.tokens, slash + 2) !== undefined;
    const from = isBracketed ? slash + 2 : slash + 1;
    const wrt = readDifferentials(this.tokens, from, start, this.indices);
    if (wrt === undefined) return undefined;
    const end = from + wrt.length;
    if (isBracketed && !isSign(this.tokens[end], ')')) return undefined;
    const isOwnName = wrt.wrt.some(({ name }) => this.vocabulary.names.has(`d${name}`));
    if (isOwnName && !isSign(token, '∂')) return undefined;
    this.position = isBracketed ? end + 1 : end;
    const value = of.length === 0 ? this.operand() : this.nested(of, token.at).whole();
    return derivativeOf(value, start.order, wrt.wrt, { start: token.at.start, end: this.behind });
  }

  /** The slash of a derivative whose beginning ends here; what is before it has no other operator. */
  slashAfter(from: number): number | undefined {
    let depth = 0;
    for (let i = from; i < Math.min(this.tokens.length, from + longestNumerator); i++) {
      const token = this.tokens[i];
      if (token === undefined || token.kind === 'words') return undefined;
      depth += opens(token);
      if (depth < 0) return undefined;
      if (depth > 0 || token.kind !== 'sign') continue;
      if (token.sign === '/') return i;
      if ('+-*=,;⇒<∂'.includes(token.sign)) return undefined;
    }
    return undefined;
  }

  /** What an operator such as d/dx applies to: the bracket that follows, or else the product. */
  operand(): Expression {
    if (!this.startsFactor()) throw new Unreadable('what the derivative is of is missing', this.here);
    return this.deeper(() => (closerOf(this.token) === undefined ? this.product() : this.power()));
  }

  /** A sum or product over an index, written out: what follows is read once for each value of the index. */
  series(token: Token & { kind: 'sum' }): Expression {
    const { op, lower, upper, at } = token;
    const values = rangeOf(lower, upper, (tokens) => this.integer(this.within(tokens, at)), at);
    const outer = this.indices;
    const start = ++this.position;
    const terms: Part[] = [];
    for (const value of values.length === 0 ? [new Map<string, number>()] : values) {
      if (++this.budget.terms > mostTerms) {
        throw new Unreadable(`its sums have more than ${mostTerms} terms`, at);
      }
      this.position = start;
      this.indices = new Map([...outer, ...value]);
      const term = this.signedProduct();
      terms.push({ inverse: false, value: term, at: { start: at.start, end: term.at.end } });
    }
    this.indices = outer;
    const span = { start: at.start, end: this.behind };
    if (values.length === 0) return { kind: 'number', digits: op === 'add' ? '0' : '1', at: span };
    return { ...fold(terms, op === 'add' ? sums : products), at: span };
  }

  /** The value of an expression made of integers, sums and products. */
  integer(x: Expression): number | undefined {
    if (x.kind === 'number') return /^\d{1,9}$/.test(x.digits) ? Number(x.digits) : undefined;
    if (x.kind === 'name') return this.vocabulary.integers.get(x.name);
    if (x.kind !== 'call' || !/^(?:add|sub|mul|neg)$/.test(x.name)) return undefined;
    const values = x.inputs.map((input) => this.integer(input));
    if (values.includes(undefined)) return undefined;
    const [a = 0, b = 0] = values;
    return x.name === 'add' ? a + b : x.name === 'sub' ? a - b : x.name === 'mul' ? a * b : -a;
  }

  signedProduct(): Expression {
    const { token } = this;
    if (!isSign(token, '-') || token === undefined) return this.product();
    this.position++;
    const value = this.product();
    return negative(value, { start: token.at.start, end: value.at.end });
  }

  unexpected(token: Token): Unreadable {
    switch (token.kind) {
      case 'unreadable':
        return new Unreadable(token.message, token.at);
      case 'words':
        return new Unreadable('there are words within the formula', token.at);
      case 'sign':
        if (opens(token) < 0) return new Unreadable(`this ${token.sign} closes nothing`, token.at);
        if (token.sign === '…') {
          return new Unreadable('dots can’t be read: write all of it, or a sum over an index', token.at);
        }
        if (token.sign === '<') return new Unreadable('a relation other than = can’t be judged', token.at);
        if ('+-*/^'.includes(token.sign))
          return new Unreadable(`something is missing before this ${token.sign}`, token.at);
        return new Unreadable(`this ${token.sign} can’t be read`, token.at);
      default:
        return new Unreadable('this can’t be read here', token.at);
    }
  }
}

function derivativeOf(of: Expression, order: number | undefined, wrt: readonly Differential[], at: Span): Expression {
  const total = wrt.reduce((sum, differential) => sum + differential.order, 0);
  if (total !== (order ?? 1)) {
    throw new Unreadable(`the derivative is of order ${order ?? 1}, but below it the order is ${total}`, at);
  }
  const all = wrt.flatMap(({ name, power, order, at }) => Array.from({ length: order }, () => ({ name, power, at })));
  return { kind: 'derivative', of, wrt: all, at };
}

/** Whether it is a name of several words. */
function isPhrase(token: Token): boolean {
  return token.kind === 'name' && token.base.includes(' ');
}

function isNumeric(token: Token & { kind: 'fraction' }): boolean {
  return [...token.numerator, ...token.denominator].every(({ kind }) => kind === 'number');
}
