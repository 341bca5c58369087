import { sigmoid, sigmoidSlope } from '../activations.ts';
import {
  directionCosine,
  hypot,
  oneMinusSquare,
  reciprocal,
  rootOfSquareMinusOne,
  sqrt,
  square,
} from '../elementary.ts';
import { identity } from '../grad.ts';
import { nodesOf } from '../graph.ts';
import type { Op } from '../op.ts';
import { add, div, mul, neg, pow, type Scalar, sub, type Value } from '../value.ts';

/** A formula as people write it: a sum of products, with signs, powers and fractions gathered from the ops. */
export interface Formula {
  readonly terms: readonly Product[];
  /** The formula as text: two that have the same are equal. */
  readonly key: string;
}

/** ± over / under. */
export interface Product {
  readonly minus: boolean;
  readonly over: readonly Factor[];
  readonly under: readonly Factor[];
}

export interface Factor {
  readonly base: Base;
  /** A whole number from 1 on. */
  readonly power: number;
}

export type Base =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'symbol'; readonly label: string }
  | { readonly kind: 'call'; readonly op: Op<Value>; readonly inputs: readonly Formula[] }
  | { readonly kind: 'power'; readonly base: Formula; readonly exponent: Formula }
  | { readonly kind: 'sum'; readonly sum: Formula };

/**
 * The formula of `y` in terms of the labelled nodes that it was computed from, and numbers where a leaf has no label. If
 * `y` has a label itself, the formula is that alone, unless it is the node to be `explained`. Nothing if any part of it
 * has a key longer than `longest`. `names` may have other names for nodes than their labels.
 */
export function formulaOf(
  y: Scalar,
  explained: Scalar | undefined,
  longest: number,
  names?: ReadonlyMap<Value, string>,
): Formula | undefined {
  if (typeof y === 'number') return ofNumber(y);
  const formulas = new Map<Value, Formula>();
  const nameOf = (v: Value) => names?.get(v) ?? v.label ?? '';
  const isSymbol = (v: Value) => v !== explained && nameOf(v) !== '';
  const leaf = (v: Value) => (nameOf(v) === '' ? ofNumber(v.data) : ofBase({ kind: 'symbol', label: nameOf(v) }));
  const of = (x: Scalar): Formula => {
    if (typeof x === 'number') return ofNumber(x);
    if (isSymbol(x)) return ofBase({ kind: 'symbol', label: nameOf(x) });
    return formulas.get(x) ?? leaf(x);
  };
  for (const v of nodesOf(y, 0, { has: isSymbol })) {
    const formula = v.op === undefined ? leaf(v) : apply(v.op, v.inputs.map(of));
    if (formula.key.length > longest) return undefined;
    formulas.set(v, formula);
  }
  return of(y);
}

/** As `formulaOf`, but what nobody could read is a `RangeError` of the function that is asked for it. */
export function readableFormulaOf(
  y: Scalar,
  name: string,
  explained?: Scalar,
  names?: ReadonlyMap<Value, string>,
): Formula {
  const formula = formulaOf(y, explained, 10_000, names);
  if (formula !== undefined) return formula;
  throw new RangeError(`${name}: the formula is too long to be read: label the nodes that it shall be in terms of`);
}

function apply(op: Op<Value>, inputs: readonly Formula[]): Formula {
  const [x = ofNumber(NaN), y = x] = inputs;
  switch (op) {
    case identity.op:
      return x;
    case neg.op:
      return negated(x);
    case add.op:
      return x.key === y.key ? product(ofNumber(2), x) : ofTerms([...x.terms, ...y.terms]);
    case sub.op:
      return ofTerms([...x.terms, ...negated(y).terms]);
    case mul.op:
      return product(x, y);
    case div.op:
      return quotient(x, y);
    case reciprocal.op:
      return quotient(ofNumber(1), x);
    case square.op:
      return product(x, x);
    case pow.op:
      return power(x, y);
    // What derivatives alone are made of is written in terms of ops that readers know.
    case oneMinusSquare.op:
      return ofTerms([...ofNumber(1).terms, ...negated(product(x, x)).terms]);
    case rootOfSquareMinusOne.op:
      return call(sqrt.op, ofTerms([...product(x, x).terms, ...ofNumber(-1).terms]));
    case directionCosine.op:
      return quotient(x, call(hypot.op, x, y));
    case sigmoidSlope.op:
      return product(call(sigmoid.op, x), call(sigmoid.op, negated(x)));
    default:
      return call(op, ...inputs);
  }
}

function call(op: Op<Value>, ...inputs: readonly Formula[]): Formula {
  return ofBase({ kind: 'call', op, inputs });
}

function ofNumber(number: number): Formula {
  const minus = number < 0 || Object.is(number, -0);
  return ofBase({ kind: 'number', number: minus ? -number : number }, minus);
}

function ofBase(base: Base, minus = false): Formula {
  return ofTerms([{ minus, over: [{ base, power: 1 }], under: [] }]);
}

function ofTerms(terms: readonly Product[]): Formula {
  const [only, ...others] = terms;
  const [factor, ...more] = only?.over ?? [];
  const alone = others.length === 0 && more.length === 0 && only?.under.length === 0 && !only.minus;
  if (alone && factor?.base.kind === 'sum' && factor.power === 1) return factor.base.sum;
  const factors = (factors: readonly Factor[]) => factors.map(({ base, power }) => `${keyOf(base)}^${power}`).join('*');
  return {
    terms,
    key: terms.map(({ minus, over, under }) => `${minus ? '-' : '+'}${factors(over)}/${factors(under)}`).join(''),
  };
}

function keyOf(base: Base): string {
  switch (base.kind) {
    case 'number':
      return String(base.number);
    case 'symbol':
      return JSON.stringify(base.label);
    case 'call':
      return `${idOf(base.op)}(${base.inputs.map(({ key }) => key).join()})`;
    case 'power':
      return `(${base.base.key})^(${base.exponent.key})`;
    case 'sum':
      return `(${base.sum.key})`;
  }
}

const ids = new WeakMap<Op<Value>, string>();
let count = 0;

/** Ops of the same name are not the same. */
function idOf(op: Op<Value>): string {
  const id = ids.get(op) ?? `#${++count}`;
  ids.set(op, id);
  return id;
}

function negated(formula: Formula): Formula {
  const { minus, over, under } = asProduct(formula);
  return ofTerms([{ minus: !minus, over, under }]);
}

/** The formula as one product: a sum of several becomes a factor. */
function asProduct(formula: Formula): Product {
  const [only, ...others] = formula.terms;
  if (only !== undefined && others.length === 0) return only;
  return { minus: false, over: [{ base: { kind: 'sum', sum: formula }, power: 1 }], under: [] };
}

function product(x: Formula, y: Formula): Formula {
  const [p, q] = [asProduct(x), asProduct(y)];
  return ofTerms([{ minus: p.minus !== q.minus, over: gathered(p.over, q.over), under: gathered(p.under, q.under) }]);
}

function quotient(x: Formula, y: Formula): Formula {
  const [p, q] = [asProduct(x), asProduct(y)];
  return ofTerms([{ minus: p.minus !== q.minus, over: gathered(p.over, q.under), under: gathered(p.under, q.over) }]);
}

/** All factors, equal ones as a power, without ones, and in the order of reading: numbers, symbols, powers, sums, calls. */
function gathered(xs: readonly Factor[], ys: readonly Factor[]): Factor[] {
  const factors = new Map<string, Factor>();
  for (const { base, power } of [...xs, ...ys]) {
    if (base.kind === 'number' && base.number === 1) continue;
    const key = keyOf(base);
    factors.set(key, { base, power: power + (factors.get(key)?.power ?? 0) });
  }
  return [...factors.values()].toSorted((a, b) => order.indexOf(a.base.kind) - order.indexOf(b.base.kind));
}

const order: readonly Base['kind'][] = ['number', 'symbol', 'power', 'sum', 'call'];

/** xⁿ as a factor where n is a whole number; other exponents are formulas. */
function power(x: Formula, exponent: Formula): Formula {
  const n = wholeNumber(exponent);
  const { minus, over, under } = asProduct(x);
  const [factor, ...others] = over;
  if (n !== undefined && factor !== undefined && others.length === 0 && under.length === 0 && !minus) {
    return ofTerms([{ minus, over: [{ base: factor.base, power: factor.power * n }], under }]);
  }
  return ofBase({ kind: 'power', base: x, exponent });
}

function wholeNumber({ terms }: Formula): number | undefined {
  const [term, ...others] = terms;
  const [factor, ...more] = term?.over ?? [];
  const alone = others.length === 0 && more.length === 0 && !term?.minus && term?.under.length === 0;
  const base = alone && factor?.power === 1 ? factor.base : undefined;
  return base?.kind === 'number' && Number.isInteger(base.number) && base.number > 0 ? base.number : undefined;
}
