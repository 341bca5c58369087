import type { WithLeaves } from '../tree.ts';

/** Numbers where the arguments have numbers or `Value`s. */
type Numbers<Arguments extends readonly unknown[]> = { [I in keyof Arguments]: WithLeaves<Arguments[I], number> };

/** 0 | 1 | … for as many arguments as there are. */
type PlaceOf<Arguments extends readonly unknown[]> = Extract<
  Exclude<Partial<Arguments>['length'], Arguments['length']>,
  number
>;

/** The arguments but those at the given places. */
export type Without<
  Arguments extends readonly unknown[],
  Chosen extends number,
  Passed extends unknown[] = [],
> = Arguments extends readonly [infer Head, ...infer Tail]
  ? Passed['length'] extends Chosen
    ? Without<Tail, Chosen, [...Passed, Head]>
    : [Head, ...Without<Tail, Chosen, [...Passed, Head]>]
  : [];

/** A compiled function of Arguments, which is differentiated by Chosen, and whose gradient has the shape of that. */
export interface Program<Arguments extends readonly unknown[], Chosen, Others extends readonly unknown[]> {
  /** The value at these arguments, which have the example's shape. Throws a `TypeError` where they don't. */
  value(...at: Numbers<Arguments>): number;
  /** The value and the gradient. Throws a `TypeError` where the arguments haven't the example's shape. */
  valueAndGrad(...at: Numbers<Arguments>): [value: number, gradient: Chosen];
  /**
   * Both summed over samples, in one call: what it is differentiated by stays the same, the other arguments are those of
   * one sample after the other. Throws a `TypeError` where one of them hasn't the example's shape.
   */
  sumValueAndGrad(chosen: Chosen, samples: readonly Numbers<Others>[]): [value: number, gradient: Chosen];
  /** The same on flat arrays, allocating nothing. */
  readonly flat: FlatProgram;
  /** `valueAndGrad` of `flat` as JavaScript, to be read: the forward pass, and then the backward pass. */
  readonly source: string;
  /**
   * The functions of `flat` as a JavaScript module, to be saved and used where `new Function` is not allowed. An op that
   * isn't spelled out in its definition is imported, under its name, from where `imports` says. Throws a `RangeError`
   * if that is missing.
   */
  module(imports?: Readonly<Record<string, string>>): string;
  /**
   * The same function, traced anew and differentiated by the arguments at these places, counted from 0: the gradient is a
   * tuple. Throws a `RangeError` if there are none, one of them twice, or one that is no place.
   */
  by<const Places extends readonly PlaceOf<Arguments>[]>(
    ...places: Places
  ): Program<
    Arguments,
    { -readonly [I in keyof Places]: WithLeaves<Arguments[Places[I] & keyof Arguments], number> },
    Without<Arguments, Places[number]>
  >;
}

/**
 * A program on flat arrays: `params` are all the numbers of the arguments it is differentiated by, `data` all the others,
 * in the order of the example's keys, which `source` shows. Each throws a `RangeError` if an array is too short.
 */
export interface FlatProgram {
  value(params: Float64Array, data: Float64Array): number;
  /** Returns the value, and writes the gradient by `params` into `gradient`. */
  valueAndGrad(params: Float64Array, data: Float64Array, gradient: Float64Array): number;
  /** Both summed over the samples of which `data` holds one after the other. */
  sumValueAndGrad(params: Float64Array, data: Float64Array, gradient: Float64Array): number;
}

/** The functions of a flat program. */
export type FunctionName = keyof FlatProgram;
