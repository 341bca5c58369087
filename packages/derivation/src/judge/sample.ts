import type { Scalar } from '@autograd-222/autograd';
import { Pole } from '../proof/field.ts';
import { NoRoot, type Point } from '../proof/point.ts';

/** The values of a graph at each point of a sample. */
export type Values = readonly bigint[];

/** Random points of the finite field, at which formulas are compared. */
export class Sample {
  readonly points: readonly Point[];

  constructor(points: readonly Point[]) {
    this.points = points;
  }

  /** The values of a graph; nothing, if it has none at one of the points. */
  values(x: Scalar): Values | undefined {
    return valuesOr(() => this.points.map((point) => point.value(x)));
  }
}

/** What is computed, or nothing where that divides by 0 or takes a root that isn't in the field. */
export function valuesOr<Result>(compute: () => Result): Result | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Pole || error instanceof NoRoot) return undefined;
    throw error;
  }
}

export function equal(x: Values | undefined, y: Values | undefined): boolean {
  return x !== undefined && y !== undefined && x.every((value, i) => value === y[i]);
}
