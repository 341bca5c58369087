import { inverse, mod, prime } from '../../proof/field.ts';
import { type Rational, rational } from '../../proof/rational.ts';
import { mapped, type Values } from '../two-points.ts';

export function isZero(x: Values): boolean {
  return x.every((value) => value === 0n);
}

export function product(x: Values, y: Values): Values {
  return mapped(x, (value, i) => mod(value * y[i]));
}

export function difference(x: Values, y: Values): Values {
  return mapped(x, (value, i) => mod(value - y[i]));
}

/** The quotient; nothing where one of the two is 0. */
export function ratio(x: Values, y: Values): Values | undefined {
  return x.includes(0n) || y.includes(0n) ? undefined : mapped(x, (value, i) => mod(value * inverse(y[i])));
}

const largest = 64n;

/** The small fraction that these values are, if they are one. */
export function smallFraction([value, other]: Values): Rational | undefined {
  if (other !== value) return undefined;
  for (let denominator = 1n; denominator <= largest; denominator++) {
    const product = mod(value * denominator);
    const numerator = product > prime / 2n ? product - prime : product;
    if (numerator >= -largest && numerator <= largest) return rational(numerator, denominator);
  }
  return undefined;
}
