import type { Scalar } from '@autograd-222/autograd';
import { type Graph, MeaningError } from '../../meaning/graph.ts';
import { inverse, mod } from '../../proof/field.ts';
import type { Expression } from '../../reading/expression.ts';
import { call, derivative, name, nowhere, number } from '../../writing/build.ts';
import { expressionOf, formulaOf } from '../../writing/formula.ts';
import { operand } from '../../writing/notation.ts';
import { plainText } from '../../writing/text.ts';
import { written } from '../../writing/write.ts';
import { lengthOf } from '../shortest.ts';
import { mapped, type TwoPoints, type Values } from '../two-points.ts';
import type { NamedDerivatives } from './derivatives.ts';
import { sizeOf } from './parts.ts';

/** In characters, and in parts, for a factor that is found somewhere in the text. */
const longest = 30;
const largest = 15;

/** Small numbers that may stand before a factor. */
const coefficients: readonly (readonly [number, number])[] = [
  [1, 1],
  [-1, 1],
  [2, 1],
  [-2, 1],
  [1, 2],
  [-1, 2],
];

interface Known {
  /** Written only when it is needed; nothing, if that is too long. */
  readonly written: () => Expression | undefined;
  readonly values: Values;
}

/** Gives the factor that has these values, if one is known. */
export type FactorWith = (values: Values) => Expression | undefined;

/** Factors by their values at the first point. */
type Table = ReadonlyMap<bigint, Known>;

/** The factors that one may have left out or added in a claim: names, what stands in the text, and derivatives of both. */
export class Factors {
  readonly #graph: Graph;
  readonly #points: TwoPoints;
  readonly #names: readonly string[];
  readonly #derivatives: NamedDerivatives;
  /** The formulas of the definitions that may be factors. */
  readonly #parts: readonly Expression[];
  /** Those that are inside of a function, whose derivative the chain rule has as a factor. */
  readonly #inner: readonly Expression[];
  #ofNames: Table | undefined;
  #ofParts: Table | undefined;
  readonly #slopes = new Map<string, Table>();

  /** `names` and `derivatives` are those that may be factors, and `parts` the formulas of the text. */
  constructor(
    names: readonly string[],
    derivatives: NamedDerivatives,
    parts: readonly Expression[],
    graph: Graph,
    points: TwoPoints,
  ) {
    this.#graph = graph;
    this.#points = points;
    this.#names = names;
    this.#derivatives = derivatives;
    this.#inner = parts.flatMap((part) => {
      const isFunction = part.kind === 'call' && !/^(?:add|sub|mul|div|neg)$/.test(part.name);
      return isFunction ? part.inputs.filter(({ kind }) => kind === 'call') : [];
    });
    this.#parts = parts.filter((part) => sizeOf(part, largest) <= largest && lengthOf(part) <= longest);
  }

  /**
   * The factor that has these values, maybe with a small number before it, for a claim that is differentiated by `wrt`, if it
   * is. `except` is a name that it isn't.
   */
  withValues(values: Values, wrt: string | undefined, except: string | undefined): Expression | undefined {
    if (values.includes(0n)) return undefined;
    this.#ofNames ??= this.#tableOfNames();
    this.#ofParts ??= this.#tableOf(this.#parts, (node) => node);
    for (const [numerator, denominator] of coefficients) {
      const scale = mod(BigInt(denominator) * inverse(BigInt(numerator)));
      const target = mapped(values, (value) => mod(value * scale));
      const found = lookedUp(this.#ofNames, target);
      const isException = found?.kind === 'name' && found.name === except;
      if (found !== undefined && !isException) return scaled(found, numerator, denominator);
      const [first] = numerator === 1 && denominator === 1 ? this.#derivatives.withValues(target) : [];
      if (first !== undefined) return derivative(first.of, first.wrt);
      const known =
        lookedUp(this.#ofParts, target) ?? (wrt === undefined ? undefined : lookedUp(this.#slopesBy(wrt), target));
      if (known !== undefined) return scaled(known, numerator, denominator);
    }
    return undefined;
  }

  #tableOfNames(): Table {
    const table = new Map<bigint, Known>();
    for (const one of this.#names) {
      const values = this.#points.of(this.#graph.node(one, nowhere));
      if (values === undefined) continue;
      const square = call('pow', [name(one), number(2)]);
      const squares = mapped(values, (value) => mod(value * value));
      add(table, () => name(one), values);
      add(table, () => square, squares);
      add(table, () => call('sub', [number(1), name(one)]), complements(values));
      add(table, () => call('sub', [number(1), square]), complements(squares));
    }
    return table;
  }

  #slopesBy(wrt: string): Table {
    const variable = this.#graph.node(wrt, nowhere);
    const known = this.#slopes.get(wrt) ?? this.#tableOf(this.#inner, (node) => this.#graph.adjoint(node, variable));
    this.#slopes.set(wrt, known);
    return known;
  }

  /** What is made of each of the formulas of the text. */
  #tableOf(parts: readonly Expression[], make: (node: Scalar) => Scalar): Table {
    const table = new Map<bigint, Known>();
    for (const part of parts) {
      try {
        const built = this.#graph.build(part);
        const node = make(built);
        add(table, () => (node === built ? part : formulaIn(node)), this.#points.of(node));
      } catch (error) {
        if (!(error instanceof MeaningError)) throw error;
      }
    }
    return table;
  }
}

function formulaIn(node: Scalar): Expression | undefined {
  const formula = formulaOf(node, (v) => v.label);
  return formula === undefined ? undefined : expressionOf(formula);
}

function lookedUp(table: Table, target: Values): Expression | undefined {
  const known = table.get(target[0]);
  const written = known?.values.every((value, i) => value === target[i]) ? known.written() : undefined;
  return written === undefined || lengthOf(written) > longest ? undefined : written;
}

function add(table: Map<bigint, Known>, written: () => Expression | undefined, values: Values | undefined): void {
  if (values === undefined || values[0] === values[1] || table.has(values[0])) return;
  table.set(values[0], { written, values });
}

function complements(values: Values): Values {
  return mapped(values, (value) => mod(1n - value));
}

function scaled(x: Expression, numerator: number, denominator: number): Expression {
  const size = Math.abs(numerator);
  const [inner] = x.kind === 'call' && x.name === 'neg' ? x.inputs : [];
  const unsigned = inner ?? x;
  const above = size === 1 ? unsigned : call('mul', [number(size), unsigned]);
  const whole = denominator === 1 ? above : call('div', [above, number(denominator)]);
  return numerator < 0 !== (inner !== undefined) ? call('neg', [whole]) : whole;
}

/** A factor as it stands in a product. */
export function asFactor(x: Expression): string {
  const text = written(x, plainText);
  return text.text.startsWith('-') ? text.text : operand(text, 'product', plainText);
}
