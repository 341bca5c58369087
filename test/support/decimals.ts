import { Decimal } from 'decimal.js';

const Digits = Decimal.clone({ precision: 100, maxE: 9e15, minE: -9e15 });
const step = new Digits('1e-20');

/** A double to its last bit; Decimal would take its shortest decimal form instead. */
export const exact = (x: number): Decimal => new Digits(x.toPrecision(100));

export type DecimalFunction = (x: Decimal, y: Decimal) => Decimal;

const one = new Digits(1);
const half = one.div(2);
const geluScale = new Digits(8).div(Digits.acos(-1)).sqrt();

const logistic = (x: Decimal) => one.div(x.neg().exp().add(1));
const logisticSlope = (x: Decimal) => logistic(x).mul(logistic(x.neg()));
const radius = (x: Decimal, y: Decimal) => x.mul(x).add(y.mul(y)).sqrt();
const within = (domain: boolean, x: Decimal) => (domain ? x : new Digits(NaN));

/** The partial derivatives of the ops that aren't linear in pieces, as mathematics has them; NaN outside of the domain. */
export const decimalPartials: Record<string, readonly DecimalFunction[]> = {
  mul: [(_x, y) => y, (x) => x],
  div: [(_x, y) => one.div(y), (x, y) => x.neg().div(y).div(y)],
  pow: [(x, y) => within(x.gt(0), y.mul(x.pow(y.sub(1)))), (x, y) => within(x.gt(0), x.pow(y).mul(x.ln()))],
  exp: [(x) => x.exp()],
  log: [(x) => within(x.gt(0), one.div(x))],
  square: [(x) => x.mul(2)],
  reciprocal: [(x) => one.neg().div(x).div(x)],
  sqrt: [(x) => half.div(x.sqrt())],
  cbrt: [(x) => one.div(3).div(x.mul(x).cbrt())],
  expm1: [(x) => x.exp()],
  log1p: [(x) => within(x.gt(-1), one.div(x.add(1)))],
  log2: [(x) => within(x.gt(0), one.div(x).div(new Digits(2).ln()))],
  log10: [(x) => within(x.gt(0), one.div(x).div(new Digits(10).ln()))],
  sin: [(x) => x.cos()],
  cos: [(x) => x.sin().neg()],
  tan: [(x) => one.div(x.cos().pow(2))],
  asin: [(x) => one.div(one.sub(x.mul(x)).sqrt())],
  acos: [(x) => one.neg().div(one.sub(x.mul(x)).sqrt())],
  atan: [(x) => one.div(x.mul(x).add(1))],
  atan2: [(y, x) => x.div(radius(x, y).pow(2)), (y, x) => y.neg().div(radius(x, y).pow(2))],
  sinh: [(x) => x.exp().add(x.neg().exp()).div(2)],
  cosh: [(x) => x.exp().sub(x.neg().exp()).div(2)],
  asinh: [(x) => one.div(radius(x, one))],
  acosh: [(x) => within(x.gt(0), one.div(x.mul(x).sub(1).sqrt()))],
  atanh: [(x) => within(x.abs().lt(1), one.div(one.sub(x.mul(x))))],
  hypot: [(x, y) => x.div(radius(x, y)), (x, y) => y.div(radius(x, y))],
  elu: [(x) => (x.gt(0) ? one : x.exp())],
  sigmoid: [logisticSlope],
  softplus: [logistic],
  logSigmoid: [(x) => logistic(x.neg())],
  logAddExp: [(x, y) => logistic(x.sub(y)), (x, y) => logistic(y.sub(x))],
  silu: [(x) => logistic(x).add(x.mul(logisticSlope(x)))],
  gelu: [
    (x) => {
      const u = geluScale.mul(x.add(x.pow(3).mul('0.044715')));
      const slope = geluScale.mul(x.mul(x).mul(3).mul('0.044715').add(1));
      return logistic(u).add(x.mul(slope).mul(logisticSlope(u)));
    },
  ],
};

/** ∂f/∂x or, for input 1, ∂f/∂y: by central differences, of a step that leaves most of the digits. */
export function slope(f: DecimalFunction, input: number): DecimalFunction {
  return (x, y) => {
    const h = Digits.min((input === 0 ? x : y).abs(), 1).mul(step);
    const moved = (by: Decimal) => (input === 0 ? f(x.add(by), y) : f(x, y.add(by)));
    return moved(h).sub(moved(h.neg())).div(h.mul(2));
  };
}
