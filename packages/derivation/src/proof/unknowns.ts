import { power, randomElements } from './field.ts';

/**
 * Random elements for what stands for any number. Each is a power of another one, so that it has all usual roots: the root of
 * a number is positive, and so is the root of that.
 */
export class Unknowns {
  readonly #random: () => bigint;
  readonly #bases = new Map<unknown, bigint>();
  readonly #baseOf = new Map<bigint, bigint>();

  constructor(seed: bigint) {
    this.#random = randomElements(seed);
  }

  /** The element for this key, the same each time. */
  element(key: unknown): bigint {
    const base = this.#base(key);
    const element = power(base, usualDenominators);
    this.#baseOf.set(element, base);
    return element;
  }

  /** The element for this key to a rational power; nothing if the denominator is an unusual one. */
  power(key: unknown, numerator: bigint, denominator: bigint): bigint | undefined {
    if (usualDenominators % denominator !== 0n) return undefined;
    return power(this.#base(key), (numerator * usualDenominators) / denominator);
  }

  /** The same of an element that `element` has given; nothing of any other. */
  powerOf(element: bigint, numerator: bigint, denominator: bigint): bigint | undefined {
    const base = this.#baseOf.get(element);
    if (base === undefined || usualDenominators % denominator !== 0n) return undefined;
    return power(base, (numerator * usualDenominators) / denominator);
  }

  #base(key: unknown): bigint {
    const known = this.#bases.get(key);
    if (known !== undefined) return known;
    const base = this.#random();
    this.#bases.set(key, base);
    return base;
  }
}

/** 2⁶ · 3² · 5 · 7 */
const usualDenominators = 20160n;
