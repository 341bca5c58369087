import type { Equation, Expression, Note, Span, Unread } from '../reading/expression.ts';
import { readText } from '../reading/read-text.ts';
import { conventionsOf } from './conventions.ts';
import { type FunctionDefinition, isOp } from './graph.ts';
import type { Derivation, GivenRange, Line, Place } from './lines.ts';

/**
 * Reads a derivation from LaTeX, Markdown or plain text.
 *
 * The first equation with a new name on its left defines that name; a definition may come after its use. V(r) = … defines the
 * quantity V, where the text applies V to nothing else, and σ² = … the quantity σ². Names that no equation defines are given.
 * Each other equation is a claim; in a chain a = b = c, each = is one, about the two sides next to it, and so is a line that
 * begins with =, about the last side of the equation before it. After a wrong side, the next one is also compared with the
 * first side of the chain.
 *
 * A comment that begins with `derivation:` says what the text leaves open:
 *
 * - `derivation: skip` leaves out the next equation.
 * - `derivation: claim` takes the next equation as a claim, though its name is new.
 * - `derivation: let \hat{y}_1 = h_3` has one name stand for another, in the whole text; `here let …` does so in the next
 *   equation.
 * - `derivation: continue \frac{\partial L}{\partial w_1}` gives the left side of the next line, which begins with =.
 * - `derivation: 0 < p < 1`, `derivation: x > 0` gives the range of a given.
 *
 * What can't be understood is a line of its own kind, with a message; the other lines are read all the same. Throws a
 * `TypeError` if the text isn't a string.
 *
 * @example
 * readDerivation('y = x^2\ndy/dx = 2x').lines.map(({ kind }) => kind) // [ 'definition', 'claim' ]
 */
export function readDerivation(text: string): Derivation {
  if (typeof text !== 'string') throw new TypeError(`readDerivation: the text must be a string, but is ${typeof text}`);
  return new Reader(text).derivation();
}

class Reader {
  readonly #text: string;
  readonly #items: readonly (Equation | Unread | Note)[];
  readonly #meant: (formula: Expression) => Expression;
  readonly #lineStarts: number[];
  readonly #lines: Line[] = [];
  readonly #names = new Map<string, Expression>();
  readonly #functions = new Map<string, FunctionDefinition>();
  readonly #ranges = new Map<string, GivenRange>();
  /** The names that stand for others: in the whole text, and in the next equation. */
  readonly #aliases = new Map<string, Expression>();
  readonly #aliasesHere = new Map<string, Expression>();
  /** The line that the latter are for, once it has come. */
  #lineOfAliases: number | undefined;
  #skipsNext = false;
  #claimsNext = false;
  /** The left side of a line that begins with =, and what the chain begins with that it goes on. */
  #left: Expression | undefined;
  #head: Expression | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#items = readText(text);
    this.#meant = conventionsOf(this.#items.filter((item) => 'sides' in item));
    this.#lineStarts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  }

  derivation(): Derivation {
    for (const item of this.#items) if ('text' in item) this.#let(item, /^\s*let\s(.*)$/s, this.#aliases);
    for (const item of this.#items) {
      if ('text' in item) this.#note(item);
      else if ('message' in item && this.#skipsNext) this.#skipsNext = false;
      else if ('message' in item) this.#unread(item, item.message);
      else this.#equation(item);
    }
    return { lines: this.#lines, names: this.#names, functions: this.#functions, ranges: this.#ranges };
  }

  #equation(equation: Equation): void {
    const { continues } = equation;
    const { line } = this.#place(equation, equation.at);
    if (this.#lineOfAliases !== undefined && this.#lineOfAliases !== line) this.#aliasesHere.clear();
    this.#lineOfAliases = this.#aliasesHere.size > 0 ? line : undefined;
    const aliases = new Map([...this.#aliases, ...this.#aliasesHere]);
    if (this.#skipsNext) {
      this.#skipsNext = false;
      return;
    }
    // With its names replaced, a chain may say the same twice.
    const sides = equation.sides
      .map((side) => renamed(this.#meant(side), aliases))
      .filter((side, i, all) => i === 0 || !isSameName(side, all[i - 1]));
    if (continues && this.#left === undefined) {
      this.#unread(equation, 'the line begins with =, but there is no equation before it to go on with');
      return;
    }
    const all = continues && this.#left !== undefined ? [this.#left, ...sides] : sides;
    let head = continues ? this.#head : undefined;
    all.forEach((left, i) => {
      const right = all[i + 1];
      if (right === undefined) return;
      if (!(continues && i === 0) && this.#defines(equation, left, right)) head = undefined;
      else {
        head ??= left;
        const whole = equation.at;
        this.#lines.push({ kind: 'claim', ...this.#place(equation, right.at), whole, left, right, head });
      }
    });
    this.#claimsNext = false;
    this.#left = all.at(-1);
    this.#head = head ?? this.#left;
  }

  /** Whether the equation of these sides is the first for a new name, which it then defines. */
  #defines(equation: Equation, left: Expression, right: Expression): boolean {
    if (this.#claimsNext) return false;
    const place = this.#place(equation, left.at);
    if (left.kind === 'name' && !this.#names.has(left.name)) {
      this.#names.set(left.name, right);
      this.#lines.push({ kind: 'definition', ...place, whole: equation.at, name: left.name, body: right });
      return true;
    }
    if (left.kind !== 'call' || left.primes > 0 || this.#functions.has(left.name) || isOp(left.name)) return false;
    const base = left.name.replace(/'+$/, '');
    if (base !== left.name && (this.#functions.has(base) || isOp(base))) return false;
    const parameters = left.inputs.flatMap((input) => (input.kind === 'name' ? [input.name] : []));
    if (parameters.length !== left.inputs.length) return false;
    this.#functions.set(left.name, { parameters, body: right });
    this.#lines.push({ kind: 'definition', ...place, whole: equation.at, name: left.name, parameters, body: right });
    return true;
  }

  #note({ at, text }: Note): void {
    const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/s.exec(text) ?? [];
    const range = /^\s*(?:([^<>=]+)<)?([^<>=]+)(<|>)([^<>=]+)$/.exec(text);
    if (word === 'skip' && rest === '') this.#skipsNext = true;
    else if (word === 'claim' && rest === '') this.#claimsNext = true;
    else if (word === 'continue') {
      const start = at.start + text.lastIndexOf(rest);
      const [left] = this.#formulas({ start, end: start + rest.length }, `${rest} = 0`) ?? [];
      this.#left = left === undefined ? undefined : renamed(this.#meant(left), this.#aliases);
      this.#head = this.#left;
    } else if (word === 'let') {
      if (!this.#isLet(rest)) this.#unread({ at, source: text }, 'a note `let` needs a name, = and what it stands for');
    } else if (word === 'here') {
      if (this.#lineOfAliases !== undefined) this.#aliasesHere.clear();
      this.#lineOfAliases = undefined;
      if (!this.#let({ at, text }, /^\s*here\s+let\s(.*)$/s, this.#aliasesHere)) {
        this.#unread({ at, source: text }, 'a note `here let` needs a name, = and what it stands for');
      }
    } else if (range !== null) this.#range(at, range, text);
    else
      this.#unread(
        { at, source: text },
        'a note is `skip`, `claim`, `let a = b`, `continue a` or a range as 0 < p < 1',
      );
  }

  #isLet(text: string): boolean {
    return this.#let({ at: { start: 0, end: 0 }, text: `let ${text}` }, /^let (.*)$/s, new Map());
  }

  /** Adds the alias that a note gives, if it gives one. */
  #let({ at, text }: Note, form: RegExp, aliases: Map<string, Expression>): boolean {
    const [, equation] = form.exec(text) ?? [];
    const [name, meaning] = equation === undefined ? [] : (this.#formulas(at, equation) ?? []);
    if (name?.kind !== 'name' || meaning === undefined) return false;
    aliases.set(name.name, meaning);
    return true;
  }

  #range(at: Span, [, low, first = '', sign, last = '']: RegExpExecArray, text: string): void {
    const [nameText, bound] = low === undefined ? [first, Number(last)] : [first, Number(last)];
    const name = this.#formulas(at, `${nameText} = 0`)?.[0];
    const lower = low === undefined ? -Infinity : Number(low);
    if (name?.kind !== 'name' || Number.isNaN(bound) || Number.isNaN(lower) || (low !== undefined && sign === '>')) {
      this.#unread({ at, source: text }, 'a range is written 0 < p < 1, p > 0 or p < 1, with numbers');
      return;
    }
    if (sign === '<' && lower >= bound) {
      this.#unread({ at, source: text }, 'no number is in this range');
      return;
    }
    this.#ranges.set(name.name, sign === '>' ? { low: bound, high: Infinity } : { low: lower, high: bound });
  }

  /** The sides of an equation in a note. */
  #formulas(at: Span, text: string): readonly Expression[] | undefined {
    const [equation] = readText(`$$${text}$$`);
    if (equation !== undefined && 'sides' in equation) return equation.sides.map((side) => ({ ...side, at }));
    return undefined;
  }

  #unread(unread: { readonly at: Span; readonly source: string; readonly number?: string }, message: string): void {
    this.#lines.push({ kind: 'unread', ...this.#place(unread, unread.at), message });
  }

  #place({ source, number }: { readonly source: string; readonly number?: string }, at: Span): Place {
    let [low, high] = [0, this.#lineStarts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= at.start) low = middle;
      else high = middle - 1;
    }
    const column = [...this.#text.slice(this.#lineStarts[low], at.start)].length + 1;
    return { line: low + 1, column, at, source, ...(number === undefined ? {} : { number }) };
  }
}

/** The formula with what names stand for in place of them. */
function renamed(x: Expression, aliases: ReadonlyMap<string, Expression>): Expression {
  switch (x.kind) {
    case 'number':
      return x;
    case 'name': {
      const meaning = aliases.get(x.name);
      return meaning === undefined ? x : { ...meaning, at: x.at };
    }
    case 'call':
      return { ...x, inputs: x.inputs.map((input) => renamed(input, aliases)) };
    case 'derivative':
      return {
        ...x,
        of: renamed(x.of, aliases),
        wrt: x.wrt.map((variable) => {
          const meaning = aliases.get(variable.name);
          return meaning?.kind === 'name' ? { ...variable, name: meaning.name } : variable;
        }),
      };
  }
}

function isSameName(x: Expression, y: Expression | undefined): boolean {
  return x.kind === 'name' && y?.kind === 'name' && x.name === y.name;
}
