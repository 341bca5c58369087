import type { ArgnumsType, Chosen } from '../argnums.ts';
import type { WithLeaves } from '../tree.ts';
import type { Backend } from './backend.ts';

/** Numbers where the arguments have numbers or `Value`s. */
type NumberArguments<Arguments extends readonly unknown[]> = {
  [I in keyof Arguments]: WithLeaves<Arguments[I], number>;
};

/** The arguments but those that Argnums choose; Passed are those before them. */
type Others<
  Arguments extends readonly unknown[],
  Argnums extends ArgnumsType,
  Passed extends unknown[] = [],
> = Arguments extends readonly [infer Head, ...infer Tail]
  ? Passed['length'] extends (Argnums extends readonly number[] ? Argnums[number] : Argnums)
    ? Others<Tail, Argnums, [...Passed, Head]>
    : [Head, ...Others<Tail, Argnums, [...Passed, Head]>]
  : [];

/**
 * A compiled function of Arguments, differentiated with respect to those that Argnums choose.
 *
 * A function is made when it is first used; its text also when it is shown by `source` or `module`. Making the text throws a
 * `TypeError` or `SyntaxError` if the `js` of an op doesn't give one expression. (Where functions can't be made from text,
 * there is no way to tell, and what isn't an expression is written as it is.) Making a function from it throws an
 * `EvalError` where that can't be done, but only if `compile.with` was told to.
 */
export interface Program<Arguments extends unknown[], Argnums extends ArgnumsType = 0> {
  /** The value at these arguments. Throws a `TypeError` if they don't have the example's shape. */
  value(...at: NumberArguments<Arguments>): number;
  /** The value, and the gradient in the shape of what is chosen. Throws a `TypeError` as `value` does. */
  valueAndGrad(
    ...at: NumberArguments<Arguments>
  ): [value: number, gradient: WithLeaves<Chosen<Arguments, Argnums>, number>];
  /**
   * The sum of the values over all samples, and its gradient, in one call. `params` are the chosen arguments, which are
   * the same for all samples: one, or a tuple. Each sample is a tuple of the others.
   *
   * Throws a `TypeError` if any of them doesn't have the example's shape, and a `RangeError` if there are no numbers but in
   * the chosen arguments.
   */
  sumValueAndGrad(
    params: WithLeaves<Chosen<Arguments, Argnums>, number>,
    samples: readonly NumberArguments<Others<Arguments, Argnums>>[],
  ): [value: number, gradient: WithLeaves<Chosen<Arguments, Argnums>, number>];
  /** The same on flat arrays, without allocation. */
  readonly flat: FlatProgram;
  /** How the program runs: as a function made from text, or by loops over arrays. */
  readonly backend: Backend;
  /** `valueAndGrad` of `flat` as JavaScript, to be read: the forward pass, and then the backward pass. */
  readonly source: string;
  /**
   * The functions of `flat` as a JavaScript module, to be saved, and used where functions can't be made from text. An op
   * without `js` that isn't a function of `Math` is imported under its name: `imports` says from where.
   *
   * Throws a `TypeError` if `imports` isn't an object, and a `RangeError` if it doesn't have the name of such an op, or if two
   * of them have the same name.
   */
  module(imports?: Readonly<Record<string, string>>): string;
}

/**
 * A program on flat arrays: `params` are all numbers of the chosen arguments, `data` all others, in the order of the
 * example's keys, which `source` shows. Each function throws a `RangeError` if an array is too short, and a `TypeError` if
 * one is missing.
 */
export interface FlatProgram {
  /** Returns the value. */
  value(params: Float64Array, data: Float64Array): number;
  /** Returns the value, and writes the gradient with respect to `params` into `gradient`. */
  valueAndGrad(params: Float64Array, data: Float64Array, gradient: Float64Array): number;
  /** Returns the sum of the values over the samples in `data`, one after the other, and writes its gradient. */
  sumValueAndGrad(params: Float64Array, data: Float64Array, gradient: Float64Array): number;
}

/** The functions of a flat program. */
export type FunctionName = keyof FlatProgram;
