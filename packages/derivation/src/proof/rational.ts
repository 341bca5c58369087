/** An exact fraction in lowest terms, with a positive denominator. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function rational(numerator: bigint, denominator = 1n): Rational {
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function plus(x: Rational, y: Rational): Rational {
  return rational(x.numerator * y.denominator + y.numerator * x.denominator, x.denominator * y.denominator);
}

export function times(x: Rational, y: Rational): Rational {
  return rational(x.numerator * y.numerator, x.denominator * y.denominator);
}

/**
 * The fraction that a double stands for: the one with the smallest denominator, up to a million, that rounds to it, so that
 * 0.1 is 1/10 and 1 / 3 is 1/3; otherwise the double itself. Throws a `RangeError` if the number isn't finite.
 */
export function fromNumber(x: number): Rational {
  if (!Number.isFinite(x)) throw new RangeError(`fromNumber: the number must be finite, but is ${x}`);
  if (Number.isInteger(x)) return rational(BigInt(x));
  return convergent(x) ?? dyadic(x);
}

/** A decimal: an integer times a power of ten. */
export interface Decimals {
  readonly integer: bigint;
  readonly exponent: bigint;
}

/** What digits stand for, such as 12, 0.5 or 1e-3; nothing if they are no number. */
export function decimalsOf(digits: string): Decimals | undefined {
  const [, whole = '', decimals = '', exponent = '0'] = /^(-?\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(digits) ?? [];
  if (!/\d/.test(whole + decimals)) return undefined;
  return { integer: BigInt(whole + decimals), exponent: BigInt(exponent) - BigInt(decimals.length) };
}

/** The first convergent of the continued fraction of x that rounds to it. */
function convergent(x: number): Rational | undefined {
  let [p0, p1, q0, q1] = [0, 1, 1, 0];
  for (let rest = x; Number.isFinite(rest); rest = 1 / (rest - Math.floor(rest))) {
    const whole = Math.floor(rest);
    [p0, p1] = [p1, whole * p1 + p0];
    [q0, q1] = [q1, whole * q1 + q0];
    if (q1 > 1e6 || Math.abs(p1) > Number.MAX_SAFE_INTEGER) return undefined;
    if (p1 / q1 === x) return rational(BigInt(p1), BigInt(q1));
  }
  return undefined;
}

function dyadic(x: number): Rational {
  let denominator = 1n;
  let rest = x;
  for (; !Number.isInteger(rest); rest *= 2) denominator *= 2n;
  return rational(BigInt(rest), denominator);
}

function greatestCommonDivisor(x: bigint, y: bigint): bigint {
  let [a, b] = [x < 0n ? -x : x, y < 0n ? -y : y];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
