import { logAddExp } from './activations.ts';
import { defineArrayOp } from './array-op.ts';
import { max } from './elementary.ts';
import { checkSurplus, describe, describeNonValue } from './errors.ts';
import { add, detach, div, exp, mul, type Scalar, sub, Value } from './value.ts';

/**
 * The sum of all. Of none it is 0, a number, whatever the type of the array. Throws a `TypeError` if `xs` isn't an array of
 * numbers and `Value`s, or if there are more arguments.
 *
 * @example
 * sum([1, 2, 3]) // 6
 */
export function sum(xs: readonly number[]): number;
export function sum(xs: readonly Value[]): Value;
export function sum(xs: readonly Scalar[]): Scalar;
export function sum(xs: readonly Scalar[], ...surplus: unknown[]): Scalar {
  checkArrays('sum', [xs], surplus);
  return xs.length > 1 ? sumOf([...xs]) : (xs[0] ?? 0);
}

const sumOf = defineArrayOp('sum', {
  partial: () => 1,
  compose: (xs, apply) => xs.reduce((total, x) => apply(add, total, x)),
});

/**
 * The arithmetic mean; NaN for none. Throws as `sum` does.
 *
 * @example
 * mean([1, 2, 6]) // 3
 */
export function mean(xs: readonly number[]): number;
export function mean(xs: readonly Value[]): Value;
export function mean(xs: readonly Scalar[]): Scalar;
export function mean(xs: readonly Scalar[], ...surplus: unknown[]): Scalar {
  checkArrays('mean', [xs], surplus);
  return xs.length > 0 ? meanOf([...xs]) : NaN;
}

const meanOf = defineArrayOp('mean', {
  partial: (_x, _out, _i, xs) => 1 / xs.length,
  compose: (xs, apply) =>
    apply(
      div,
      xs.reduce((total, x) => apply(add, total, x)),
      xs.length,
    ),
});

/**
 * The sum of the products x[i]·y[i]. Throws as `sum` does, and a `RangeError` if the arrays differ in length.
 *
 * @example
 * dot([1, 2], [3, 4]) // 11
 */
export function dot(xs: readonly number[], ys: readonly number[]): number;
export function dot(xs: readonly Value[], ys: readonly Scalar[]): Value;
export function dot(xs: readonly Scalar[], ys: readonly Value[]): Value;
export function dot(xs: readonly Scalar[], ys: readonly Scalar[]): Scalar;
export function dot(xs: readonly Scalar[], ys: readonly Scalar[], ...surplus: unknown[]): Scalar {
  checkArrays('dot', [xs, ys], surplus);
  if (xs.length !== ys.length) throw new RangeError(`dot: one array has ${xs.length} numbers, the other ${ys.length}`);
  if (xs.length < 2) return sum(xs.map((x, i) => mul(x, ys[i] ?? NaN)));
  return dotOf([...xs, ...ys]);
}

/** Of one array: first all x, then all y. */
const dotOf = defineArrayOp('dot', {
  partial: (_x, _out, i, all) => all[(i + all.length / 2) % all.length] ?? NaN,
  compose: (all, apply) => {
    const [xs, ys] = [all.slice(0, all.length / 2), all.slice(all.length / 2)];
    return xs.map((x, i) => apply(mul, x, ys[i] ?? NaN)).reduce((total, product) => apply(add, total, product));
  },
});

/**
 * log(Σ exp x), without overflow; -∞ for none. Throws as `sum` does.
 *
 * @example
 * logSumExp([1000, 1000]) // 1000.6931471805599
 */
export function logSumExp(xs: readonly number[]): number;
export function logSumExp(xs: readonly Value[]): Value;
export function logSumExp(xs: readonly Scalar[]): Scalar;
export function logSumExp(xs: readonly Scalar[], ...surplus: unknown[]): Scalar {
  checkArrays('logSumExp', [xs], surplus);
  const [first = -Infinity, ...others] = xs;
  return others.reduce((total: Scalar, x) => logAddExp(total, x), first);
}

/**
 * The shares exp(x) / Σ exp x, without overflow: positive, and 1 in sum. Throws as `sum` does.
 *
 * @example
 * softmax([1000, 1000]) // [ 0.5, 0.5 ]
 */
export function softmax(xs: readonly number[]): number[];
export function softmax(xs: readonly Value[]): Value[];
export function softmax(xs: readonly Scalar[]): Scalar[];
export function softmax(xs: readonly Scalar[], ...surplus: unknown[]): Scalar[] {
  checkArrays('softmax', [xs], surplus);
  const top = detach(xs.reduce((top, x) => max(top, x), -Infinity)); // what all have in common doesn't change the shares
  const exps = xs.map((x) => exp(sub(x, top)));
  const total = sum(exps);
  return exps.map((e) => div(e, total));
}

function checkArrays(name: string, arrays: readonly unknown[], surplus: readonly unknown[]): void {
  for (const xs of arrays) {
    if (!Array.isArray(xs)) throw new TypeError(`${name}: its argument must be an array, but is ${describe(xs)}`);
    for (const [i, x] of xs.entries()) {
      if (typeof x === 'number' || x instanceof Value) continue;
      throw new TypeError(`${name}: element ${i} must be a number or a Value, but is ${describeNonValue(x)}`);
    }
  }
  if (surplus.length > 0) checkSurplus(name, arrays.length, surplus);
}
