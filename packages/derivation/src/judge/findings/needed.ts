import { inverse, mod, NoValue } from '../../proof/field.ts';
import type { Expression } from '../../reading/expression.ts';
import { call, number } from '../../writing/build.ts';
import { mapped, type Values } from '../two-points.ts';
import type { Part } from './parts.ts';

/**
 * What a part of a formula must be multiplied by for the formula to have other values. That can be told where the formula
 * depends on a factor z of the part as (az + b)/(cz + d) does: three values say which function it is, and one more says
 * whether it is one.
 */
export class Dependence {
  readonly #values: readonly [Values, Values, Values];

  private constructor(values: readonly [Values, Values, Values]) {
    this.#values = values;
  }

  /** `whole` are the values of the formula, and `valuesOf` gives those of one that it makes. */
  static of(
    { changed }: Part,
    whole: Values,
    valuesOf: (make: () => Expression) => Values | undefined,
  ): Dependence | undefined {
    const [at2, at3, at5] = [2, 3, 5].map((z) => valuesOf(() => changed((part) => call('mul', [number(z), part]))));
    if (at2 === undefined || at3 === undefined || at5 === undefined) return undefined;
    const dependence = new Dependence([at2, at3, at5]);
    return dependence.needed(whole)?.every((value) => value === 1n) ? dependence : undefined;
  }

  /** The factor that the part needs for the formula to have these values. */
  needed(target: Values): Values | undefined {
    const [at2, at3, at5] = this.#values;
    try {
      return mapped(target, (f, i) => {
        const [f2, f3, f5] = [at2[i], at3[i], at5[i]];
        // The cross-ratio of four points is that of their images: (z - 2)/(z - 5) · (3 - 5)/(3 - 2).
        const ratio = mod((f - f2) * (f3 - f5) * inverse((f - f5) * (f3 - f2)));
        const quotient = mod(ratio * inverse(-2n));
        return mod((2n - 5n * quotient) * inverse(1n - quotient));
      });
    } catch (error) {
      if (error instanceof NoValue) return undefined;
      throw error;
    }
  }
}
