import fc from 'fast-check';
import type { GivenRange } from '../meaning/lines.ts';

/** Numbers for the givens. */
export type Case = ReadonlyMap<string, number>;

/** Cases to try, in this order: small integers and simple fractions first, which a pencil can follow, then any numbers. */
export function casesFor(
  givens: readonly string[],
  ranges: ReadonlyMap<string, GivenRange>,
  count: number,
  seed = 222,
): Case[] {
  const simple = fc.tuple(...givens.map((name) => simpleNumber(ranges.get(name) ?? unbounded)));
  const real = fc.tuple(...givens.map((name) => realNumber(ranges.get(name) ?? unbounded)));
  const half = Math.ceil(count / 2);
  const all = [...fc.sample(simple, { numRuns: half, seed }), ...fc.sample(real, { numRuns: count - half, seed })];
  return all.map((numbers) => new Map(givens.map((name, i) => [name, numbers[i] ?? NaN])));
}

const unbounded: GivenRange = { low: -Infinity, high: Infinity };
const candidates = [1, 2, -1, 0, -2, 3, 0.5, -0.5, 0.25, 0.75, 4, 5, -3, 10];

function simpleNumber(range: GivenRange): fc.Arbitrary<number> {
  const fitting = candidates.filter((x) => x > range.low && x < range.high);
  return fitting.length === 0 ? realNumber(range) : fc.constantFrom(...fitting);
}

/** Numbers of moderate size, evenly spread: where functions neither overflow nor saturate. */
function realNumber({ low, high }: GivenRange): fc.Arbitrary<number> {
  const [from, to] = [Math.max(low, Math.min(-2, high - 4)), Math.min(high, Math.max(2, low + 4))];
  const steps = 2 ** 30;
  return fc.integer({ min: 1, max: steps - 1 }).map((step) => from + (step / steps) * (to - from));
}
