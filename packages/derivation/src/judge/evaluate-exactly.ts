import type { Scalar, Value } from '@autograd-222/autograd';
import { Decimal } from 'decimal.js';
import { postorder } from '../meaning/postorder.ts';

/** Numbers of 60 digits, so that what is left of them after some rounding are 50. */
const Long = Decimal.clone({ precision: 60, toExpNeg: -1e4, toExpPos: 1e4 });

/**
 * A graph evaluated to some 50 digits, where its leaves have these numbers. Nothing, if it has an op that isn't among the
 * engine's own. NaN and infinities pass as in doubles.
 */
export function evaluateExactly(y: Scalar, leaves: ReadonlyMap<Value, number>): Decimal | undefined {
  if (typeof y === 'number') return new Long(y);
  const values = new Map<Value, Decimal>();
  const of = (x: Scalar) => (typeof x === 'number' ? exact(x) : (values.get(x) ?? new Long(NaN)));
  for (const v of postorder(y, (v) => v.inputs, values)) {
    const rule = v.op === undefined ? undefined : rules[v.op.name];
    if (v.op !== undefined && rule === undefined) return undefined;
    values.set(v, rule === undefined ? exact(leaves.get(v) ?? v.data) : rule(...v.inputs.map(of)));
  }
  return of(y);
}

/** What a double stands for: a short decimal or a fraction such as 1/3 as it is meant, π and e to all digits. */
function exact(x: number): Decimal {
  if (x === Math.PI) return Long.acos(-1);
  if (x === Math.E) return Long.exp(1);
  if (x === Math.LN2) return Long.ln(2);
  if (x === Math.LOG2E) return new Long(1).div(Long.ln(2));
  if (x === Math.LN10) return Long.ln(10);
  if (x === Math.LOG10E) return new Long(1).div(Long.ln(10));
  const third = x * 3;
  return Number.isInteger(third) && !Number.isInteger(x) ? new Long(third).div(3) : new Long(String(x));
}

type Rule = (x: Decimal, y: Decimal, z: Decimal) => Decimal;

const one = new Long(1);

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
