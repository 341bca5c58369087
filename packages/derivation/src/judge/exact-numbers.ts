import type { Scalar, Value } from '@autograd-222/autograd';
import { Decimal } from 'decimal.js';
import { postorder } from '../meaning/postorder.ts';
import { constantOf, type Irrational } from '../proof/constants.ts';

/** Where the nodes of a graph have no value, beside where their ops have none. */
export interface Domains {
  /** For a node, others that must have a value for it to have one. */
  readonly domains: ReadonlyMap<Value, readonly Value[]>;
  /** For the slope of a function whose graph has a kink, that function. */
  readonly kinks: ReadonlyMap<Value, Value>;
}

/** The numbers of nodes in one case to some fifty digits, each computed once. NaN and infinities pass as in doubles. */
export class ExactNumbers {
  readonly #graph: Domains;
  readonly #given: (v: Value) => number | undefined;
  readonly #error: string | undefined;
  readonly #numbers = new Map<Value, Decimal | undefined>();
  #inexact: ExactNumbers | undefined;

  /** `given` gives the numbers of the givens. `error` is by how much what is computed is off. */
  constructor(graph: Domains, given: (v: Value) => number | undefined, error?: string) {
    this.#graph = graph;
    this.#given = given;
    this.#error = error;
  }

  /** Of how many nodes the numbers were computed. */
  get size(): number {
    return this.#numbers.size;
  }

  /** The number of a node; nothing, if it depends on an op that isn't among the engine's own. */
  of(x: Scalar): Decimal | undefined {
    if (typeof x === 'number') return constant(x);
    const before = (v: Value) => [...v.inputs, ...(this.#graph.domains.get(v) ?? [])];
    for (const v of postorder(x, before, this.#numbers)) this.#numbers.set(v, this.#computed(v));
    return this.#numbers.get(x);
  }

  /**
   * Whether two nodes differ, so much that it can't be for rounding: they would still differ by as much if all that they are
   * computed from were off in the 45th digit.
   */
  differ(x: Scalar, y: Scalar): boolean {
    this.#inexact ??= new ExactNumbers(this.#graph, this.#given, '1e-45');
    const [a, b, c, d] = [this.of(x), this.of(y), this.#inexact.of(x), this.#inexact.of(y)];
    if (a === undefined || b === undefined || c === undefined || d === undefined) return false;
    const difference = a.minus(b);
    if (!difference.abs().gt(a.abs().plus(b.abs()).times('1e-30'))) return false;
    return c.minus(d).minus(difference).abs().lte(difference.abs().times('0.01'));
  }

  #computed(v: Value): Decimal | undefined {
    const given = this.#given(v);
    if (given !== undefined) return new Long(given);
    if (v.op === undefined) return constant(v);
    const others = this.#graph.domains.get(v) ?? [];
    const [x, y = 0] = this.#graph.kinks.get(v)?.inputs ?? [];
    const isKink = x !== undefined && this.of(x)?.eq(this.of(y) ?? NaN) === true;
    if (isKink || others.some((other) => this.of(other)?.isFinite() !== true)) return new Long(NaN);
    const inputs = v.inputs.map((x) => this.of(x)).filter((x) => x !== undefined);
    const number = inputs.length < v.inputs.length ? undefined : rules[v.op.name]?.(...inputs);
    if (this.#error === undefined || number === undefined || isExact(v.op.name, number, inputs)) return number;
    return number.times(one.plus(new Long(this.#error).times(Math.sin(this.#numbers.size + 1))));
  }
}

/** Whether a result was certainly not rounded. */
function isExact(op: string, result: Decimal, [x = result, y = result]: readonly Decimal[]): boolean {
  const isShort = (x: Decimal) => x.precision() <= 25;
  switch (op) {
    case 'add':
      return result.minus(x).eq(y) && result.minus(y).eq(x);
    case 'sub':
      return x.minus(result).eq(y) && result.plus(y).eq(x);
    case 'mul':
    case 'square':
      return isShort(x) && isShort(y);
    case 'div':
      return isShort(result) && isShort(y) && result.times(y).eq(x);
    case 'pow':
      return isShort(x) && isShort(result) && y.isInteger() && !y.isNegative();
    default:
      return neverRounded.has(op);
  }
}

/** The ops that choose one of their inputs, or one of few numbers. */
export const neverRounded: ReadonlySet<string> = new Set(
  'neg identity detach abs max min relu sign larger where'.split(' '),
);

/** Whether an op has a value for these inputs, and one that isn't 0, though a double can't hold it. */
export function isBeyondDoubles(op: string, inputs: readonly number[]): boolean {
  const exact = rules[op]?.(...inputs.map((x) => new Long(x)));
  return exact?.isFinite() === true && !exact.isZero();
}

/** Numbers of 60 digits, so that what is left of them after some rounding are 50. */
const Long = Decimal.clone({ precision: 60, toExpNeg: -1e4, toExpPos: 1e4 });

const one = new Long(1);
const irrationals: Readonly<Record<Irrational, Decimal>> = {
  e: Long.exp(1),
  π: Long.acos(-1),
  'log 2': Long.ln(2),
  'log 10': Long.ln(10),
  '1 / log 2': one.div(Long.ln(2)),
  '1 / log 10': one.div(Long.ln(10)),
};

/** What a number, or a leaf that is no given, stands for. */
function constant(x: Scalar): Decimal {
  const constant = constantOf(x);
  if (constant === undefined) return new Long(typeof x === 'number' ? x : x.data);
  if (typeof constant === 'string') return irrationals[constant];
  if ('exponent' in constant) return new Long(`${constant.integer}e${constant.exponent}`);
  const whole = new Long(String(constant.numerator));
  return constant.denominator === 1n ? whole : whole.div(String(constant.denominator));
}

type Rule = (x: Decimal, y: Decimal, z: Decimal) => Decimal;

/** The series that decimal.js has for these take for ever far from 0, where exponentials are as exact. */
const isFar = (x: Decimal) => x.abs().gt(1);
const halfSum = (x: Decimal, sign: 1 | -1) => x.exp().plus(x.neg().exp().times(sign)).div(2);
const tanh = (x: Decimal) => {
  if (!isFar(x)) return x.tanh();
  const e = x.abs().times(-2).exp();
  return one
    .minus(e)
    .div(one.plus(e))
    .times(x.isNegative() ? -1 : 1);
};
const asinh = (x: Decimal) => {
  if (!isFar(x)) return x.asinh();
  const size = x.abs();
  return size
    .plus(size.times(size).plus(1).sqrt())
    .ln()
    .times(x.isNegative() ? -1 : 1);
};

/** Of an angle this large, so few digits are known within a turn that its sine says nothing. */
const largestAngle = new Long('1e9');
const ofAngle = (rule: (x: Decimal) => Decimal) => (x: Decimal) => (x.abs().gt(largestAngle) ? new Long(NaN) : rule(x));

const sigmoid = (x: Decimal) => one.div(one.plus(x.neg().exp()));
const log1pExp = (x: Decimal) => one.plus(x.exp()).ln();
const geluScale = new Long(Math.sqrt(8 / Math.PI));

const rules: Readonly<Record<string, (...inputs: Decimal[]) => Decimal>> = named({
  add: (x, y) => x.plus(y),
  sub: (x, y) => x.minus(y),
  mul: (x, y) => x.times(y),
  div: (x, y) => x.div(y),
  neg: (x) => x.neg(),
  identity: (x) => x,
  detach: (x) => x,
  square: (x) => x.times(x),
  reciprocal: (x) => one.div(x),
  oneMinusSquare: (x) => one.minus(x.times(x)),
  exp: (x) => x.exp(),
  expm1: (x) => x.exp().minus(1),
  log: (x) => x.ln(),
  log1p: (x) => x.plus(1).ln(),
  log2: (x) => x.log(2),
  log10: (x) => x.log(10),
  pow: (x, y) => x.pow(y),
  slopeOfPower: (x, y) => (y.isZero() ? y : y.times(x.pow(y.minus(1)))),
  slopeOfExponential: (x, y) => (x.isZero() && !y.isNegative() ? x : x.pow(y).times(x.ln())),
  sqrt: (x) => x.sqrt(),
  cbrt: (x) => x.cbrt(),
  hypot: (x, y) => x.times(x).plus(y.times(y)).sqrt(),
  rootOfSquareMinusOne: (x) => x.times(x).minus(1).sqrt(),
  directionCosine: (x, y) => x.div(x.times(x).plus(y.times(y)).sqrt()),
  tanh,
  sinh: (x) => (isFar(x) ? halfSum(x, -1) : x.sinh()),
  cosh: (x) => (isFar(x) ? halfSum(x, 1) : x.cosh()),
  asinh,
  acosh: (x) => x.acosh(),
  atanh: (x) => x.atanh(),
  sin: ofAngle((x) => x.sin()),
  cos: ofAngle((x) => x.cos()),
  tan: ofAngle((x) => x.tan()),
  asin: (x) => x.asin(),
  acos: (x) => x.acos(),
  atan: (x) => x.atan(),
  atan2: (y, x) => Long.atan2(y, x),
  abs: (x) => x.abs(),
  sign: (x) => new Long(x.isNaN() ? NaN : x.isZero() ? 0 : x.isNegative() ? -1 : 1),
  max: (x, y) => Long.max(x, y),
  min: (x, y) => Long.min(x, y),
  larger: (x, y) => new Long(x.gt(y) ? 1 : x.lt(y) ? 0 : x.eq(y) ? 0.5 : NaN),
  where: (condition, x, y) => (condition.isZero() ? y : x),
  relu: (x) => (x.isNegative() ? new Long(0) : x),
  leakyRelu: (x) => (x.gt(0) ? x : x.times('0.01')),
  elu: (x) => (x.gt(0) ? x : x.exp().minus(1)),
  sigmoid,
  sigmoidSlope: (x) => sigmoid(x).times(sigmoid(x.neg())),
  silu: (x) => x.times(sigmoid(x)),
  gelu: (x) => x.times(sigmoid(x.plus(x.pow(3).times('0.044715')).times(geluScale))),
  softplus: log1pExp,
  logSigmoid: (x) => log1pExp(x.neg()).neg(),
  logAddExp: (x, y) => x.exp().plus(y.exp()).ln(),
});

/** Rules that take all of their inputs, as a rule of fewer inputs does. */
function named(rules: Readonly<Record<string, Rule>>): Record<string, (...inputs: Decimal[]) => Decimal> {
  const nothing = new Long(NaN);
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [name, (x = nothing, y = nothing, z = nothing) => rule(x, y, z)]),
  );
}
