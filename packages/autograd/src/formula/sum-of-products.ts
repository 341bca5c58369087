import type { Expression } from '../precedence.ts';

/** A formula as people write it: a sum of products, with signs, powers and fractions gathered from the ops. */
export interface Formula {
  readonly terms: readonly Product[];
  readonly written: Expression;
  /** Within one algebra, formulas with the same key are equal. */
  readonly key: number;
}

/** ± numerator / denominator. */
export interface Product {
  readonly minus: boolean;
  readonly numerator: readonly Factor[];
  readonly denominator: readonly Factor[];
}

/** The base to the power, an integer from 1 on. */
export interface Factor {
  readonly base: Base;
  readonly power: number;
}

/** What a factor is a power of. It isn't taken apart any further. */
export interface Base {
  readonly kind: 'number' | 'symbol' | 'power' | 'sum' | 'call';
  readonly written: Expression;
  readonly key: number;
  /** The number, if it is one: 0 or more, or NaN. */
  readonly number?: number;
  /** The sum, if it is one. */
  readonly sum?: Formula;
}
