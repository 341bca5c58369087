import type { GivenRange } from '../meaning/lines.ts';

/**
 * The numbers that givens have in the cases that are tried. In three of four cases, all of them are small integers and simple
 * fractions, which a pencil can follow; in the others, any numbers.
 */
export class Cases {
  readonly count: number;
  readonly #ranges: ReadonlyMap<string, GivenRange>;
  readonly #given = new Map<
    string,
    { readonly range: GivenRange; readonly simple: readonly number[]; readonly seed: number }
  >();

  constructor(ranges: ReadonlyMap<string, GivenRange>, count: number) {
    this.#ranges = ranges;
    this.count = count;
  }

  /** The number of a given in the i-th case. */
  number(name: string, i: number): number {
    const { range, simple, seed } = this.#of(name);
    const random = hash(seed + Math.imul(i, 0x9e3779b1));
    return (isSimple(i) ? simple[random % simple.length] : undefined) ?? between(range, random);
  }

  #of(name: string) {
    const known = this.#given.get(name);
    if (known !== undefined) return known;
    const range = this.#ranges.get(name) ?? unbounded;
    const simple = simpleNumbers.filter((x) => isWithin(x, range));
    const given = {
      range,
      simple,
      seed: [...name].reduce((seed, letter) => hash(seed ^ (letter.codePointAt(0) ?? 0)), 222),
    };
    this.#given.set(name, given);
    return given;
  }
}

/** Whether the numbers of the i-th case are simple ones. */
export function isSimple(i: number): boolean {
  return i % 16 < 12;
}

export function isWithin(x: number, { low, high }: GivenRange): boolean {
  return x > low && x < high;
}

const unbounded: GivenRange = { low: -Infinity, high: Infinity };
const simpleNumbers = [1, 2, -1, 0, -2, 3, 0.5, -0.5, 0.25, 0.75, 4, 5, -3, 10];

/** A number of moderate size, where functions neither overflow nor saturate. */
function between({ low, high }: GivenRange, random: number): number {
  const [from, to] = [Math.max(low, Math.min(-2, high - 4)), Math.min(high, Math.max(2, low + 4))];
  return from + ((random + 1) / (2 ** 32 + 1)) * (to - from);
}

/** A random integer below 2³², the same for the same integer: the end of MurmurHash3. */
function hash(x: number): number {
  let h = x ^ (x >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
