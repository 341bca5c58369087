import type { Scalar } from '@autograd-222/autograd';
import { NoValue, Pole } from './field.ts';
import type { Known } from './forms.ts';
import { Point } from './point.ts';

/** What a comparison of two graphs at random points says. */
export type Comparison =
  /** They agree at all points: as formulas they are equal, but for an error with at most this probability. */
  | { readonly equal: true; readonly errorProbability: number }
  /** They differ at a point: as formulas in unknown functions, they aren't equal. */
  | { readonly equal: false }
  /** Too few points were found at which both have a value: they divide by 0, or have roots that the field lacks. */
  | { readonly equal: undefined; readonly dividesBy0: boolean };

/**
 * Compares graphs as formulas, at random points of a finite field. The points are the same for all comparisons, and each keeps
 * the values of the nodes that it has evaluated.
 */
export class Prover {
  readonly #known: Known;
  /** For each point, the combinations of signs of square roots that have been tried. */
  #points: Point[][] = [];
  /** The same for points at which names are unknown. */
  #unknowing: Point[][] = [];

  constructor(known: Known) {
    this.#known = known;
  }

  /** The i-th point. */
  point(i: number): Point {
    return this.#pointOf(this.#points, i, 0);
  }

  #pointOf(points: Point[][], i: number, combination: number): Point {
    const combinations = points[i] ?? [];
    points[i] = combinations;
    const known = combinations[combination];
    if (known !== undefined) return known;
    const base = combination === 0 ? BigInt(i) : this.#pointOf(points, i, 0);
    const point = new Point(this.#known, base, { combination, namesAreUnknown: points === this.#unknowing });
    combinations[combination] = point;
    return point;
  }

  /** Compares them whatever the names stand for, if that is enough, as it is for a step of the chain rule. */
  compare(left: Scalar, right: Scalar): Comparison {
    this.#makeRoom();
    const comparison = this.#compareAt(this.#unknowing, left, right);
    const isEqual = comparison.equal === true && ![left, right].some((side) => this.#isPole(side));
    return isEqual ? comparison : this.#compareAt(this.#points, left, right);
  }

  /** Whether a side divides by 0 at a point, as it may for what its names stand for. */
  #isPole(side: Scalar): boolean {
    try {
      this.point(0).value(side);
      return false;
    } catch (error) {
      if (error instanceof NoValue) return error instanceof Pole;
      throw error;
    }
  }

  /** Forgets all points, if they have very many values. */
  #makeRoom(): void {
    const sizes = [...this.#points, ...this.#unknowing].flatMap((points) => points.map((point) => point?.size ?? 0));
    if (sizes.reduce((sum, size) => sum + size, 0) < mostValues) return;
    this.#points = [];
    this.#unknowing = [];
  }

  #compareAt(points: Point[][], left: Scalar, right: Scalar): Comparison {
    let agreed = 0;
    let dividesBy0 = true;
    for (let i = 0; agreed < enough; i++) {
      const misses = i - agreed;
      if (misses > (dividesBy0 ? mostPoles : mostMisses)) return { equal: undefined, dividesBy0 };
      const found = this.#withAllSigns(points, i, left, right);
      if (found === 'differ') return { equal: false };
      if (found === 'too many roots') return { equal: undefined, dividesBy0: false };
      if (found === 'agree') agreed++;
      if (found !== 'pole') dividesBy0 = false;
    }
    return { equal: true, errorProbability: 2 ** -52 };
  }

  /** Compares them at a point with all combinations of the signs of their square roots. */
  #withAllSigns(
    points: Point[][],
    i: number,
    left: Scalar,
    right: Scalar,
  ): 'agree' | 'differ' | 'pole' | 'no root' | 'too many roots' {
    const seen = new Set<string>();
    let needed = 1;
    for (let combination = 0; seen.size < needed && combination < triesPerCombination * needed; combination++) {
      const point = this.#pointOf(points, i, combination);
      try {
        if (point.value(left) !== point.value(right)) return 'differ';
      } catch (error) {
        if (!(error instanceof NoValue)) throw error;
        if (combination === 0) return error instanceof Pole ? 'pole' : 'no root';
        continue;
      }
      const signs = point.signs(left, right);
      if (signs === undefined) return 'too many roots';
      needed = 2 ** signs.length;
      seen.add(signs.join());
    }
    return seen.size === needed ? 'agree' : 'no root';
  }
}

const enough = 3;

/** Points at which there is no value, for a text with up to five roots, each of which half of the elements have. */
const mostMisses = 300;

/** Some 300 megabytes. */
const mostValues = 3_000_000;

/** Signs are drawn at random; by then, some combination of them is missing with a probability below 1%. */
const triesPerCombination = 8;

/** The same, if all of them are divisions by 0, which happens by chance with a probability of 2⁻⁶⁰ or less. */
const mostPoles = 5;
