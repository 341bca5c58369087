import { InvalidArgumentError } from '@commander-js/extra-typings';

/** A parser for an option that takes a whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = toNumber(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** A parser for an option that takes a finite number above 0. */
export function positiveNumber(text: string): number {
  const value = toNumber(text);
  if (value > 0 && value < Infinity) return value;
  throw new InvalidArgumentError('It must be a finite number above 0.');
}

function toNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}
