import type { Scalar } from '@autograd-222/autograd';
import { digitsOf } from '../meaning/literal.ts';
import { type Decimals, decimalsOf, fromNumber, type Rational, rational } from './rational.ts';

/** A number that is no fraction: one of the engine's own constants, or of those of formulas. */
export type Irrational = 'e' | 'π' | 'log 2' | 'log 10' | '1 / log 2' | '1 / log 10';

const irrationals = new Map<number, Irrational>([
  [Math.E, 'e'],
  [Math.PI, 'π'],
  [Math.LN2, 'log 2'],
  [Math.LN10, 'log 10'],
  [Math.LOG2E, '1 / log 2'],
  [Math.LOG10E, '1 / log 10'],
]);

/** What a number, or a leaf that is no given, stands for: exactly what a text says, not the double next to it. */
export function constantOf(x: Scalar): Irrational | Rational | Decimals | undefined {
  const number = typeof x === 'number' ? x : x.data;
  if (Number.isSafeInteger(number)) return { numerator: BigInt(number), denominator: 1n };
  const decimals = typeof x === 'number' ? undefined : decimalsOf(digitsOf(x) ?? '');
  if (decimals !== undefined) return isShort(decimals) ? fraction(decimals) : decimals;
  return irrationals.get(number) ?? (Number.isFinite(number) ? fromNumber(number) : undefined);
}

/** The same, where it is a fraction. */
export function fractionOf(x: Scalar): Rational | undefined {
  const constant = constantOf(x);
  return typeof constant === 'object' && 'denominator' in constant ? constant : undefined;
}

/** Of a long one, the lowest terms would take long. */
function isShort({ integer, exponent }: Decimals): boolean {
  return integer < 10n ** 100n && exponent < 100n && exponent > -100n;
}

function fraction({ integer, exponent }: Decimals): Rational {
  return exponent < 0n ? rational(integer, 10n ** -exponent) : rational(integer * 10n ** exponent);
}
