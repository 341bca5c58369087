import fc from 'fast-check';
import type { MadeGraph, Tree } from './machine-made.ts';

/** One of the ways in which a derivation may be written. */
export interface Spelling {
  readonly isTex: boolean;
  /** Between two factors. */
  readonly times: string;
  /** ∂ or d. */
  readonly d: string;
  /** A fraction in two storeys, or with a slash. */
  readonly isStacked: boolean;
  readonly exponential: 'exp' | 'e';
  readonly subscript: 'x_1' | 'x_{1}' | 'x₁' | 'x1';
  readonly power: '^' | '**' | '²';
  readonly bracket: readonly [string, string];
  readonly environment: 'align' | 'display' | 'equation' | 'lines';
  readonly sigmoid: 'σ' | 'sigma';
}

export const texSpellings: fc.Arbitrary<Spelling> = fc.record({
  isTex: fc.constant(true),
  times: fc.constantFrom(' ', ' \\cdot ', ' \\times ', ' \\, ', ' * '),
  d: fc.constantFrom('\\partial ', '∂', 'd', '\\mathrm{d}'),
  isStacked: fc.boolean(),
  exponential: fc.constantFrom('exp', 'e'),
  subscript: fc.constantFrom('x_1', 'x_{1}', 'x₁'),
  power: fc.constantFrom('^', '²'),
  bracket: fc.constantFrom(['(', ')'], ['\\left(', '\\right)'], ['\\bigl(', '\\bigr)'], ['[', ']']),
  environment: fc.constantFrom('align', 'display', 'equation', 'lines'),
  sigmoid: fc.constantFrom('σ', 'sigma'),
});

export const textSpellings: fc.Arbitrary<Spelling> = fc.record({
  isTex: fc.constant(false),
  times: fc.constantFrom('*', ' * ', '·', ' ', ' × '),
  d: fc.constantFrom('∂', 'd'),
  isStacked: fc.constant(false),
  exponential: fc.constantFrom('exp', 'e'),
  subscript: fc.constantFrom('x_1', 'x₁', 'x1'),
  power: fc.constantFrom('^', '**', '²'),
  bracket: fc.constantFrom(['(', ')'], ['[', ']']),
  environment: fc.constant('lines'),
  sigmoid: fc.constantFrom('σ', 'sigma'),
});

/** The definitions of a graph and claims about its derivatives as a text, with the ranges of the givens. */
export function written(
  { givens, definitions }: MadeGraph,
  claims: readonly { readonly wrt: string; readonly right: Tree }[],
  spelling: Spelling,
): string {
  const { isTex } = spelling;
  const writer = new Writer(spelling);
  const notes = givens.map((name) => `${isTex ? '%' : '#'} derivation: ${name} > 0`);
  const lines = [
    `${writer.sigmoid}(t) = ${writer.sum({ kind: 'binary', op: 'div', a: one, b: { kind: 'binary', op: 'add', a: one, b: { kind: 'unary', op: 'exp', a: { kind: 'unary', op: 'neg', a: { kind: 'name', name: 't' } } } } })}`,
    ...definitions.map(({ name, body }) => `${writer.name(name)} = ${writer.sum(body)}`),
    ...claims.map(({ wrt, right }) => `${writer.adjoint(wrt)} = ${writer.sum(right)}`),
  ];
  return `${[...notes, inEnvironment(lines, spelling)].join('\n')}\n`;
}

function inEnvironment(lines: readonly string[], { environment }: Spelling): string {
  switch (environment) {
    case 'lines':
      return lines.join('\n');
    case 'align':
      return ['\\begin{align}', lines.map((line) => line.replace(' = ', ' &= ')).join(' \\\\\n'), '\\end{align}'].join(
        '\n',
      );
    case 'display':
      return lines.map((line) => `\\[ ${line} \\]`).join('\n');
    case 'equation':
      return lines.map((line) => `\\begin{equation}\n  ${line}\n\\end{equation}`).join('\n');
  }
}

const one: Tree = { kind: 'number', n: 1 };

class Writer {
  readonly #spelling: Spelling;

  constructor(spelling: Spelling) {
    this.#spelling = spelling;
  }

  get sigmoid(): string {
    if (this.#spelling.sigmoid === 'σ') return 'σ';
    return this.#spelling.isTex ? '\\sigma' : 'sigma';
  }

  name(name: string): string {
    const [base = '', index] = name.split('_');
    if (index === undefined) return base;
    switch (this.#spelling.subscript) {
      case 'x_1':
        return name;
      case 'x_{1}':
        return `${base}_{${index}}`;
      case 'x₁':
        return base + index.replaceAll(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? '');
      case 'x1':
        return base + index;
    }
  }

  adjoint(wrt: string): string {
    const { d, isStacked } = this.#spelling;
    const [of, by] = [`${d}L`, `${d}${this.name(wrt)}`];
    return isStacked ? `\\frac{${of}}{${by}}` : `${of}/${by}`;
  }

  sum(tree: Tree): string {
    if (tree.kind === 'unary' && tree.op === 'neg') return `-${this.#factor(tree.a)}`;
    if (tree.kind !== 'binary' || (tree.op !== 'add' && tree.op !== 'sub')) return this.#product(tree);
    const sign = tree.op === 'add' ? '+' : '-';
    return `${this.sum(tree.a)} ${sign} ${this.#product(tree.b)}`;
  }

  #product(tree: Tree): string {
    const { isStacked, times } = this.#spelling;
    if (tree.kind !== 'binary') return this.#factor(tree);
    if (tree.op === 'div' && isStacked) return `\\frac{${this.sum(tree.a)}}{${this.sum(tree.b)}}`;
    if (tree.op === 'div') return `${this.#factor(tree.a)}/${this.#factor(tree.b)}`;
    if (tree.op !== 'mul') return this.#factor(tree);
    // Two numbers side by side are one.
    const sign =
      /^(?:\\,|\s)*$/.test(times) && startsWithNumber(tree.b) ? (this.#spelling.isTex ? ' \\cdot ' : ' * ') : times;
    return `${this.#factorOfProduct(tree.a)}${sign}${this.#factor(tree.b)}`;
  }

  #factorOfProduct(tree: Tree): string {
    return tree.kind === 'binary' && tree.op === 'mul' ? this.#product(tree) : this.#factor(tree);
  }

  #factor(tree: Tree): string {
    const { isStacked } = this.#spelling;
    if (tree.kind === 'adjoint') return isStacked ? this.adjoint(tree.wrt) : this.#inBrackets(this.adjoint(tree.wrt));
    if (tree.kind === 'binary' && tree.op === 'div' && isStacked) return this.#product(tree);
    if (tree.kind === 'binary' && tree.op === 'pow') return this.#power(tree.a, tree.b);
    return this.#atom(tree);
  }

  #power(base: Tree, exponent: Tree): string {
    const { power, isTex } = this.#spelling;
    const n = exponent.kind === 'number' ? exponent.n : 1;
    const written = this.#atom(base);
    if (power === '²' && n >= 0) return written + [...String(n)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
    if (isTex) return `${written}^${n >= 0 && n < 10 ? n : `{${n}}`}`;
    return `${written}${power === '²' ? '^' : power}${n >= 0 ? n : `(${n})`}`;
  }

  #atom(tree: Tree): string {
    if (tree.kind === 'number' && tree.n >= 0) return String(tree.n);
    if (tree.kind === 'name') return this.name(tree.name);
    if (tree.kind === 'unary' && tree.op !== 'neg') return this.#call(tree.op, tree.a);
    return this.#inBrackets(this.sum(tree));
  }

  #inBrackets(inner: string): string {
    const [open, close] = this.#spelling.bracket;
    return `${open}${inner}${close}`;
  }

  #call(op: Exclude<Extract<Tree, { kind: 'unary' }>['op'], 'neg'>, input: Tree): string {
    const { isTex, exponential } = this.#spelling;
    const inner = this.sum(input);
    if (op === 'exp' && exponential === 'e') return isTex ? `{e^{${inner}}}` : `(e^(${inner}))`;
    if (op === 'sqrt' && isTex) return `\\sqrt{${inner}}`;
    const name = op === 'sigmoid' ? this.sigmoid : isTex ? `\\${op}` : op;
    return `${name}(${inner})`;
  }
}

function startsWithNumber(tree: Tree): boolean {
  if (tree.kind === 'number') return true;
  return tree.kind === 'binary' && tree.op === 'pow' && startsWithNumber(tree.a);
}
