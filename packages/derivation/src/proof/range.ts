import type { Scalar, Value } from '@autograd-222/autograd';
import { postorder } from '../meaning/postorder.ts';
import { fractionOf } from './constants.ts';

/** All numbers between two bounds, each of which belongs to it or, if it is open, does not. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly lowIsOpen: boolean;
  readonly highIsOpen: boolean;
}

/** The numbers between two bounds, without these. */
export function between(low: number, high: number): Range {
  return { low, high, lowIsOpen: true, highIsOpen: true };
}

export const everywhere = between(-Infinity, Infinity);

/** The ranges of nodes, from those of the leaves, by interval arithmetic: a node's number is never outside its range. */
export class Ranges {
  readonly #ranges: Map<Value, Range>;

  /** The ranges of the givens; all other leaves are constants. */
  constructor(givens: ReadonlyMap<Value, Range>) {
    this.#ranges = new Map([...givens].map(([given, range]) => [given, isExact(range) ? range : widened(range)]));
  }

  /** Whether the number is above 0 wherever it is defined and the leaves are in their ranges. */
  isPositive(x: Scalar): boolean {
    return isPositive(this.of(x));
  }

  /** Gives a leaf of another graph the range of a node. */
  setLike(leaf: Value, node: Scalar): void {
    this.#ranges.set(leaf, this.of(node));
  }

  of(x: Scalar): Range {
    if (typeof x === 'number') return constant(x);
    for (const v of postorder(x, (v) => v.inputs, this.#ranges)) this.#ranges.set(v, this.#rangeOf(v));
    return this.#ranges.get(x) ?? everywhere;
  }

  #rangeOf(v: Value): Range {
    if (v.op === undefined) return constant(v);
    const [x = 0, y = 0] = v.inputs;
    const [a, b] = [this.of(x), this.of(y)];
    switch (v.op.name) {
      case 'add':
        return sum(a, b);
      case 'sub':
        return sum(a, negative(b));
      case 'neg':
        return negative(a);
      case 'identity':
      case 'detach':
        return a;
      case 'mul':
        return x === y ? power(a, 2) : product(a, b);
      case 'div':
        return product(a, reciprocal(b));
      case 'reciprocal':
        return reciprocal(a);
      case 'square':
        return power(a, 2);
      case 'pow': {
        const exponent = fractionOf(y);
        const isInteger = exponent?.denominator === 1n && (typeof y === 'number' || y.op === undefined);
        if (isInteger) return power(a, Number(exponent.numerator));
        return isPositive(a) ? positive : everywhere;
      }
      case 'exp':
      case 'cosh':
      case 'softplus':
      case 'sigmoidSlope':
        return positive;
      case 'sigmoid':
        return between(0, 1);
      case 'tanh':
        return between(-1, 1);
      case 'sin':
      case 'cos':
        return { low: -1, high: 1, lowIsOpen: false, highIsOpen: false };
      case 'log':
        return widened({
          ...a,
          low: a.low >= 1 ? Math.log(a.low) : -Infinity,
          high: a.high > 0 ? Math.log(a.high) : Infinity,
        });
      case 'sqrt':
        return isPositive(a) ? positive : notNegative;
      case 'abs':
      case 'hypot':
        return notNegative;
      default:
        return everywhere;
    }
  }
}

const positive = between(0, Infinity);
const notNegative: Range = { ...positive, lowIsOpen: false };

function isPositive({ low, lowIsOpen }: Range): boolean {
  return low > 0 || (low === 0 && lowIsOpen);
}

function constant(x: Scalar): Range {
  const number = typeof x === 'number' ? x : x.data;
  const range: Range = { low: number, high: number, lowIsOpen: false, highIsOpen: false };
  if (Number.isNaN(number)) return everywhere;
  // Of 0.1, the double is only close to what is meant.
  const denominator = fractionOf(x)?.denominator;
  return denominator !== undefined && isPowerOf2(denominator) ? range : widened(range);
}

function isPowerOf2(x: bigint): boolean {
  return (x & (x - 1n)) === 0n && x < 2n ** 60n;
}

function isExact({ low, high }: Range): boolean {
  return [low, high].every((bound) => !Number.isFinite(bound) || Number.isInteger(bound * 2 ** 20));
}

/** With bounds that are a little further out, since those computed are rounded. Small integers are exact. */
function widened({ low, high, lowIsOpen, highIsOpen }: Range): Range {
  const further = (x: number, sign: number) =>
    Number.isSafeInteger(x) || !Number.isFinite(x) ? x : x + sign * (Math.abs(x) * 2 ** -51 + Number.MIN_VALUE);
  return { low: further(low, -1), high: further(high, 1), lowIsOpen, highIsOpen };
}

function negative({ low, high, lowIsOpen, highIsOpen }: Range): Range {
  return { low: -high, high: -low, lowIsOpen: highIsOpen, highIsOpen: lowIsOpen };
}

function sum(a: Range, b: Range): Range {
  const [low, high] = [a.low + b.low, a.high + b.high];
  if (Number.isNaN(low) || Number.isNaN(high)) return everywhere;
  return widened({ low, high, lowIsOpen: a.lowIsOpen || b.lowIsOpen, highIsOpen: a.highIsOpen || b.highIsOpen });
}

/** A bound, with whether it is open. */
interface Bound {
  readonly at: number;
  readonly isOpen: boolean;
}

function boundsOf({ low, high, lowIsOpen, highIsOpen }: Range): readonly [Bound, Bound] {
  return [
    { at: low, isOpen: lowIsOpen },
    { at: high, isOpen: highIsOpen },
  ];
}

/** The product of two bounds. 0 is reached if one of the two is 0 and is reached. */
function corner(x: Bound, y: Bound): Bound {
  if (x.at === 0 || y.at === 0) return { at: 0, isOpen: !((x.at === 0 && !x.isOpen) || (y.at === 0 && !y.isOpen)) };
  // A product that is too small for a double isn't 0.
  const at = x.at * y.at || Number.MIN_VALUE * Math.sign(x.at) * Math.sign(y.at);
  return { at, isOpen: x.isOpen || y.isOpen };
}

function product(a: Range, b: Range): Range {
  return around(boundsOf(a).flatMap((x) => boundsOf(b).map((y) => corner(x, y))));
}

/** The range from the least to the largest of some bounds. */
function around(bounds: readonly Bound[]): Range {
  const numbers = bounds.map(({ at }) => at);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const isOpen = (bound: number) => bounds.every(({ at, isOpen }) => at !== bound || isOpen);
  return widened({ low, high, lowIsOpen: isOpen(low), highIsOpen: isOpen(high) });
}

function reciprocal(a: Range): Range {
  if (!isPositive(a) && !isPositive(negative(a))) return everywhere;
  const sign = isPositive(a) ? 1 : -1;
  const inverse = ({ at, isOpen }: Bound): Bound => ({ at: at === 0 ? sign * Infinity : 1 / at, isOpen });
  return around(boundsOf(a).map(inverse));
}

/** An integer power. */
function power(a: Range, exponent: number): Range {
  if (exponent === 0) return { low: 1, high: 1, lowIsOpen: false, highIsOpen: false };
  if (exponent < 0) return reciprocal(power(a, -exponent));
  const bounds = boundsOf(a).map(({ at, isOpen }): Bound => {
    const power = at ** exponent;
    return { at: power === 0 && at !== 0 ? Number.MIN_VALUE * Math.sign(at) ** exponent : power, isOpen };
  });
  const contains0 = a.low < 0 && a.high > 0;
  return around(exponent % 2 === 0 && contains0 ? [...bounds, { at: 0, isOpen: false }] : bounds);
}
