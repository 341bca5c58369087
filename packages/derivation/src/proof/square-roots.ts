import { mod, NoRoot, squareRoot } from './field.ts';

/**
 * The square roots of elements. An element has two, and nothing in the field tells which one is positive. So each combination
 * of signs is tried: `combination` numbers them, in an order in which each number and the next, from an even one on, are
 * opposites, and which is otherwise random.
 */
export class SquareRoots {
  readonly #combination: number;
  readonly #roots = new Map<bigint, bigint>();
  #taken: bigint[] = [];

  constructor(combination: number) {
    this.#combination = combination;
  }

  /** The root of an element. Throws a `NoRoot` if it has none. */
  of(x: bigint): bigint {
    const known = this.#roots.get(x);
    if (known !== undefined) {
      this.#taken.push(x);
      return known;
    }
    const root = squareRoot(x);
    if (root === undefined) throw new NoRoot();
    const signed = this.isNegative(x) ? mod(-root) : root;
    this.#roots.set(x, signed);
    this.#taken.push(x);
    return signed;
  }

  /** The elements whose roots were taken since this was last asked. */
  taken(): ReadonlySet<bigint> | undefined {
    if (this.#taken.length === 0) return undefined;
    const taken = new Set(this.#taken);
    this.#taken = [];
    return taken;
  }

  /** Which of its two roots an element has here. */
  isNegative(x: bigint): boolean {
    const pair = BigInt(this.#combination >> 1);
    const hash = BigInt.asUintN(64, (x ^ (pair * 0x9e3779b97f4a7c15n)) * 0xbf58476d1ce4e5b9n);
    return ((hash >> 40n) & 1n) === BigInt(this.#combination & 1);
  }
}
