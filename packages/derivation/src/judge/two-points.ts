import type { Scalar, Value } from '@autograd-222/autograd';
import { NoValue } from '../proof/field.ts';
import type { Point } from '../proof/point.ts';
import type { Prover } from '../proof/prove.ts';

/** The values of a node at two points. */
export type Values = readonly [bigint, bigint];

/** Two random points, at which formulas that aren't equal don't agree by chance. */
export class TwoPoints {
  readonly #points: readonly [Point, Point];

  constructor(first: Point, second: Point) {
    this.#points = [first, second];
  }

  /** The values of a node, if it has both. */
  of(x: Scalar): Values | undefined {
    const [first, second] = this.#points.map((point) => valueAt(point, x));
    return first === undefined || second === undefined ? undefined : [first, second];
  }

  /** Gives a leaf the values of a node of another graph. */
  set(leaf: Value, node: Scalar): void {
    if (this.of(node) !== undefined) for (const point of this.#points) point.set(leaf, node);
  }
}

/** Finds two points at which formulas have values. */
export class PointsFinder {
  readonly #prover: Prover;
  #last: { readonly found: readonly [Point, Point]; readonly points: TwoPoints } | undefined;

  constructor(prover: Prover) {
    this.#prover = prover;
  }

  /** Two points at which all of these have a value, if there are any among the first ones. */
  for(nodes: readonly Scalar[]): TwoPoints | undefined {
    const found: Point[] = [];
    for (let i = 0; i < mostTried; i++) {
      const point = this.#prover.point(i);
      if (nodes.every((node) => valueAt(point, node) !== undefined)) found.push(point);
      const [first, second] = found;
      if (first === undefined || second === undefined) continue;
      if (this.#last?.found[0] !== first || this.#last.found[1] !== second) {
        this.#last = { found: [first, second], points: new TwoPoints(first, second) };
      }
      return this.#last.points;
    }
    return undefined;
  }
}

const mostTried = 24;

function valueAt(point: Point, x: Scalar): bigint | undefined {
  try {
    return point.value(x);
  } catch (error) {
    if (error instanceof NoValue) return undefined;
    throw error;
  }
}

export function areEqual(x: Values | undefined, y: Values): boolean {
  return x !== undefined && x[0] === y[0] && x[1] === y[1];
}

/** Values computed from values, point by point. */
export function mapped(x: Values, compute: (value: bigint, i: 0 | 1) => bigint): Values {
  return [compute(x[0], 0), compute(x[1], 1)];
}
