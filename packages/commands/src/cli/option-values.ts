import { readFileSync } from 'node:fs';
import type { Pair, Params } from '@autograd-222/model-222';
import { InvalidArgumentError } from '@commander-js/extra-typings';
import { parseParams } from '../data/initial-params.ts';

/** A parser for an option that takes an integer from `least` to `most`. */
export function integer(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = toNumber(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be an integer from ${least} to ${most}.`);
  };
}

/** A parser for an option that takes a finite number above 0. */
export function positiveNumber(text: string): number {
  const value = toNumber(text);
  if (value > 0 && value < Infinity) return value;
  throw new InvalidArgumentError('It must be a finite number above 0.');
}

/** A parser for an option that takes two finite numbers, with a comma between them. */
export function pairOfNumbers(text: string): Pair {
  const [first = NaN, second = NaN, ...more] = text.split(',').map(toNumber);
  if (Number.isFinite(first) && Number.isFinite(second) && more.length === 0) return [first, second];
  throw new InvalidArgumentError('It must be two numbers with a comma between them, like 0.5,-1.');
}

/** A parser for an option that takes a JSON file of the network's parameters. */
export function paramsFile(path: string): Params {
  try {
    return parseParams(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function toNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}
