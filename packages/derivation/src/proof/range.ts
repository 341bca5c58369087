import type { Scalar, Value } from '@autograd-222/autograd';
import { postorder } from '../meaning/postorder.ts';

/** All numbers between two bounds; `open` says that the bounds themselves don't belong to it. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly open: boolean;
}

export const everywhere: Range = { low: -Infinity, high: Infinity, open: true };

/** The ranges of nodes, from those of the leaves, by interval arithmetic: a node's number is never outside its range. */
export class Ranges {
  readonly #ranges: Map<Value, Range>;

  constructor(leaves: ReadonlyMap<Value, Range>) {
    this.#ranges = new Map(leaves);
  }

  /** Whether the number is above 0 wherever it is defined and the leaves are in their ranges. */
  isPositive(x: Scalar): boolean {
    const { low, open } = this.of(x);
    return low > 0 || (low === 0 && open);
  }

  of(x: Scalar): Range {
    if (typeof x === 'number') return { low: x, high: x, open: false };
    for (const v of postorder(x, (v) => v.inputs, this.#ranges)) this.#ranges.set(v, this.#rangeOf(v));
    return this.#ranges.get(x) ?? everywhere;
  }

  #rangeOf({ op, inputs, data }: Value): Range {
    if (op === undefined) return { low: data, high: data, open: false };
    const [x = 0, y = 0] = inputs;
    const [a, b] = [this.of(x), this.of(y)];
    const either = a.open || b.open;
    switch (op.name) {
      case 'add':
        return ordered([a.low + b.low, a.high + b.high], either);
      case 'sub':
        return ordered([a.low - b.high, a.high - b.low], either);
      case 'neg':
        return ordered([-a.high, -a.low], a.open);
      case 'identity':
      case 'detach':
        return a;
      case 'mul':
        return x === y ? square(a) : ordered(products(a, b), a.open && b.open);
      case 'div':
        return ordered(products(a, reciprocal(b)), a.open || reciprocal(b).open);
      case 'reciprocal':
        return reciprocal(a);
      case 'square':
        return square(a);
      case 'pow':
        return isEven(y) ? square(a) : this.isPositive(x) ? positive : everywhere;
      case 'exp':
      case 'cosh':
      case 'softplus':
      case 'sigmoidSlope':
        return positive;
      case 'sigmoid':
        return { low: 0, high: 1, open: true };
      case 'tanh':
        return { low: -1, high: 1, open: true };
      case 'sin':
      case 'cos':
        return { low: -1, high: 1, open: false };
      case 'log':
        return {
          low: a.low >= 1 ? Math.log(a.low) : -Infinity,
          high: a.high > 0 ? Math.log(a.high) : Infinity,
          open: a.open,
        };
      case 'sqrt':
        return a.low > 0 || this.isPositive(x) ? positive : notNegative;
      case 'abs':
      case 'hypot':
        return notNegative;
      default:
        return everywhere;
    }
  }
}

const positive: Range = { low: 0, high: Infinity, open: true };
const notNegative: Range = { low: 0, high: Infinity, open: false };

/** The range from the least to the largest bound; NaN, as of ∞ - ∞, makes it unknown. */
function ordered(bounds: readonly number[], open: boolean): Range {
  if (bounds.some(Number.isNaN)) return everywhere;
  return { low: Math.min(...bounds), high: Math.max(...bounds), open };
}

function products(a: Range, b: Range): number[] {
  const product = (x: number, y: number) => (x === 0 || y === 0 ? 0 : x * y);
  return [product(a.low, b.low), product(a.low, b.high), product(a.high, b.low), product(a.high, b.high)];
}

function reciprocal({ low, high, open }: Range): Range {
  if (low > 0 || (low === 0 && open) || high < 0 || (high === 0 && open)) {
    const bound = (x: number, at0: number) => (x === 0 ? at0 : 1 / x);
    return low >= 0
      ? { low: bound(high, 0), high: bound(low, Infinity), open: open || low === 0 }
      : { low: bound(high, -Infinity), high: bound(low, 0), open: open || high === 0 };
  }
  return everywhere;
}

function square({ low, high, open }: Range): Range {
  const [a, b] = [low * low, high * high];
  if (low >= 0) return { low: a, high: b, open };
  if (high <= 0) return { low: b, high: a, open };
  return { low: 0, high: Math.max(a, b), open: false };
}

function isEven(x: Scalar): boolean {
  return (typeof x === 'number' ? x : x.op === undefined ? x.data : NaN) % 2 === 0;
}
