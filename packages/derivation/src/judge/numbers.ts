import type { Op, Scalar, Value } from '@autograd-222/autograd';
import type { Graph } from '../meaning/graph.ts';
import { postorder } from '../meaning/postorder.ts';
import { isBeyondDoubles, neverRounded } from './exact-numbers.ts';

/** The two sides of a claim, and the nodes that must have a value for them to have one. */
export interface Sides {
  readonly left: Scalar;
  readonly right: Scalar;
  readonly domain: readonly Value[];
}

/**
 * The numbers of nodes in some cases, as doubles: each node computed once, for all of the cases. NaN says that there is no
 * number. Infinity stands for a number that a double can't hold, be it too large or too small, and for all that is computed
 * from it.
 */
export class Numbers {
  readonly count: number;
  readonly #graph: Graph;
  readonly #given: (name: string, i: number) => number;
  readonly #error: number;
  readonly #numbers = new Map<Value, Float64Array>();
  #inexact: Numbers | undefined;

  /** `given` gives the number of a given in the i-th case. `error` is by how much what is computed is off. */
  constructor(graph: Graph, count: number, given: (name: string, i: number) => number, error = 0) {
    this.count = count;
    this.#graph = graph;
    this.#given = given;
    this.#error = error;
  }

  /** Forgets all numbers, if they are very many. */
  makeRoom(): void {
    if (this.#numbers.size * this.count > mostNumbers) this.#numbers.clear();
    this.#inexact?.makeRoom();
  }

  /** The numbers of a node, one for each case. */
  of(x: Scalar): Float64Array {
    if (typeof x === 'number') return new Float64Array(this.count).fill(x);
    for (const v of postorder(x, (v) => [...v.inputs, ...this.#domain(v)], this.#numbers)) {
      this.#numbers.set(v, v.op === undefined ? this.#leaf(v) : this.#computed(v, v.op));
    }
    return this.#numbers.get(x) ?? new Float64Array(this.count).fill(NaN);
  }

  /**
   * What the numbers say of two sides in the i-th case. They are different, if that can't be for rounding: if they would still
   * differ by as much if all that they are computed from were off in the twelfth digit.
   */
  compare({ left, right, domain }: Sides, i: number): 'undefined' | 'beyond' | 'close' | 'different' | 'unclear' {
    const [a = NaN, b = NaN] = [this.of(left)[i], this.of(right)[i]];
    if (Number.isNaN(a) || Number.isNaN(b) || domain.some((v) => Number.isNaN(this.of(v)[i]))) return 'undefined';
    if (!Number.isFinite(a) || !Number.isFinite(b)) return 'beyond';
    if (Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))) return 'close';
    this.#inexact ??= new Numbers(this.#graph, this.count, this.#given, 1e-12);
    const [c = NaN, d = NaN] = [this.#inexact.of(left)[i], this.#inexact.of(right)[i]];
    return Math.abs(c - d - (a - b)) <= 0.01 * Math.abs(a - b) ? 'different' : 'unclear';
  }

  #domain(v: Value): readonly Value[] {
    return this.#graph.domains.get(v) ?? [];
  }

  #leaf(v: Value): Float64Array {
    const { label = '', data } = v;
    const constant = Number.isFinite(data) ? data : Infinity;
    const isGiven = this.#graph.givenNodes.has(v);
    return new Float64Array(this.count).map((_, i) => (isGiven ? this.#given(label, i) : constant));
  }

  #computed(v: Value, op: Op): Float64Array {
    const factor = 1 + this.#error * Math.sin(this.#numbers.size + 1);
    const inputs = v.inputs.map((input) => this.of(input));
    const domain = this.#domain(v).map((other) => this.of(other));
    const kink = this.#graph.kinks.get(v)?.inputs.map((input) => this.of(input));
    const numbers = new Float64Array(this.count);
    for (let i = 0; i < this.count; i++) {
      // A function has no derivative where its graph has a kink.
      const isKink = kink !== undefined && kink[0]?.[i] === (kink[1] === undefined ? 0 : kink[1][i]);
      const isDefined = !isKink && domain.every((other) => !Number.isNaN(other[i]));
      const [x = 0, y = 0, z = 0] = [inputs[0]?.[i], inputs[1]?.[i], inputs[2]?.[i]];
      const number = isDefined ? result(op, inputs.length, x, y, z) : NaN;
      numbers[i] = factor === 1 || isExact(op.name, number, x, y) ? number : factor * number;
    }
    return numbers;
  }
}

/** The result of an op with one, two or three inputs; of fewer, the others are 0. */
function result(op: Op, count: number, x: number, y: number, z: number): number {
  if (Number.isNaN(x) || Number.isNaN(y) || Number.isNaN(z)) return NaN;
  if (!Number.isFinite(x + y + z)) return Infinity;
  const number = count === 1 ? op.forward(x) : count === 2 ? op.forward(x, y) : op.forward(x, y, z);
  if (Number.isNaN(number)) return NaN;
  const isInfinite = Math.abs(number) === Infinity;
  if (!isInfinite && (Math.abs(number) > 1e-290 || isExact(op.name, number, x, y))) return number;
  switch (op.name) {
    case 'add':
    case 'sub':
    case 'mul':
    case 'square':
    case 'exp':
    case 'sigmoid':
    case 'sigmoidSlope':
    case 'softplus':
      return Infinity;
    case 'div':
      return y === 0 ? NaN : Infinity;
    case 'reciprocal':
      return x === 0 ? NaN : Infinity;
  }
  if (isBeyondDoubles(op.name, [x, y, z].slice(0, count))) return Infinity;
  return isInfinite ? NaN : number;
}

/** Whether a result was certainly not rounded. */
function isExact(op: string, result: number, x: number, y: number): boolean {
  switch (op) {
    case 'add':
      return result - x === y && result - y === x;
    case 'sub':
      return x - result === y && result + y === x;
    case 'mul':
      return (isShort(x) && isShort(y)) || x === 0 || y === 0;
    case 'square':
      return isShort(x);
    case 'div':
      return (isShort(result) && isShort(y) && result * y === x) || (x === 0 && y !== 0);
    case 'pow':
      return isShort(x) && isShort(result) && Number.isInteger(y) && y >= 0;
    default:
      return neverRounded.has(op);
  }
}

/** Whether it has so few binary digits that its product with another such number isn't rounded. */
function isShort(x: number): boolean {
  return Number.isInteger(x * 2 ** 13) && Math.abs(x) <= 2 ** 13;
}

/** 160 megabytes. */
const mostNumbers = 20_000_000;
