import type { Scalar } from '@autograd-222/autograd';
import { Pole } from './field.ts';
import { type Known, NoRoot, Point } from './point.ts';

/** What a comparison of two graphs at random points says. */
export type Comparison =
  /** They agree at all points: as formulas they are equal, but for an error with at most this probability. */
  | { readonly equal: true; readonly errorProbability: number }
  /** They differ at a point: as formulas in unknown functions, they aren't equal. */
  | { readonly equal: false }
  /** No point was found at which both have a value: they divide by 0, or have roots that the field lacks. */
  | { readonly equal: undefined; readonly dividesBy0: boolean };

/**
 * Compares two graphs as formulas, at random points of a finite field. Where a square root is taken, whose sign is random,
 * a single point may agree by chance with a probability of a half, so there are many; otherwise three are enough. `points` are
 * those of earlier comparisons, which know the values of many nodes already; new ones are added.
 */
export function compare(left: Scalar, right: Scalar, known: Known, points: Point[] = []): Comparison {
  let [agreed, i, misses] = [0, 0, 0];
  let dividesBy0 = true;
  for (let needed = 3; agreed < needed; ) {
    const point = points[i] ?? new Point(known, BigInt(i));
    if (i++ < pointsWithRoots) points[i - 1] = point;
    try {
      if (point.value(left) !== point.value(right)) return { equal: false };
      agreed++;
      misses = 0;
      if (point.tookRoot) needed = pointsWithRoots;
    } catch (error) {
      if (!(error instanceof Pole || error instanceof NoRoot)) throw error;
      dividesBy0 &&= error instanceof Pole;
      if (++misses > (dividesBy0 ? mostPoles : mostMisses)) return { equal: undefined, dividesBy0 };
    }
  }
  return { equal: true, errorProbability: 2 ** -52 };
}

/** So many points that half of them by half of them leaves a probability below 2⁻⁵². */
const pointsWithRoots = 56;

/** Points in a row without a value. */
const mostMisses = 2000;

/** The same, if all of them are divisions by 0, which happens by chance with a probability of 2⁻⁶⁰ or less. */
const mostPoles = 5;
