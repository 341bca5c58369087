import { describe } from './errors.ts';
import type { WithLeaves } from './tree.ts';
import type { Scalar, Value } from './value.ts';

/**
 * The derivative of a function of Arguments with respect to those that Argnums choose: numbers for numbers, `Value`s
 * where an argument has a `Value`. What the types can't see is a `Value` that the function uses from outside: then, too,
 * the derivative is made of `Value`s.
 */
export interface Derivative<Arguments extends unknown[], Argnums extends ArgnumsType, OfNumbers, OfValues> {
  (...at: NumbersAt<Arguments, Argnums>): OfNumbers;
  (...at: ScalarsAt<Arguments, Argnums>): OfValues;
}

/** Which arguments to differentiate with respect to: the index of one, or an array of indices, counted from 0. */
export type ArgnumsType = number | readonly number[];

/** The indices that a function of Arguments has. */
export type ArgnumsOf<Arguments extends unknown[]> =
  | IndexOf<Required<Arguments>>
  | readonly IndexOf<Required<Arguments>>[];

/** 0 | 1 | … for a tuple; any number for an array. */
export type IndexOf<Arguments extends unknown[]> = number extends Arguments['length']
  ? number
  : Extract<Exclude<Partial<Arguments>['length'], Arguments['length']>, number>;

/** The argument at the index that Argnums is, or a tuple of those at its indices. */
export type Chosen<Arguments extends unknown[], Argnums extends ArgnumsType> = Argnums extends readonly number[]
  ? { -readonly [I in keyof Argnums]: Arguments[Argnums[I] & number] }
  : Arguments[Argnums & number];

type IsChosen<
  Index,
  Argnums extends ArgnumsType,
> = Index extends `${Argnums extends readonly number[] ? Argnums[number] : Argnums & number}` ? true : false;

/** The arguments, with numbers in those that Argnums choose, and in the others wherever they may have numbers. */
export type NumbersAt<Arguments extends unknown[], Argnums extends ArgnumsType> = {
  [I in keyof Arguments]: IsChosen<I, Argnums> extends true
    ? TakesValues<Arguments[I], WithLeaves<Arguments[I], number>>
    : Numbers<Arguments[I]>;
};

/** The arguments, with numbers or `Value`s in those that Argnums choose. */
export type ScalarsAt<Arguments extends unknown[], Argnums extends ArgnumsType> = {
  [I in keyof Arguments]: IsChosen<I, Argnums> extends true
    ? TakesValues<Arguments[I], WithLeaves<Arguments[I], Scalar>>
    : Arguments[I];
};

/** `T` with numbers where it takes numbers or `Value`s; where it takes `Value`s only, numbers won't do. */
type Numbers<T> = [T] extends [Scalar]
  ? number extends T
    ? number
    : never
  : T extends (...args: never[]) => unknown
    ? T
    : { [K in keyof T]: Numbers<T[K]> };

/** `Argument`, unless X can't hold `Value`s: operators and `Math` can't be differentiated. Else, a sentence that says so. */
export type TakesValues<X, Argument> =
  WithLeaves<X, Value> extends X
    ? [FunctionIn<X>] extends [never]
      ? Argument
      : 'An argument to differentiate with respect to must be numbers or Values in arrays and plain records'
    : 'The function to differentiate must take Values or Scalars, not numbers only';

/** The functions in X, such as the methods of a `Map` or of an instance of a class: an array or a record has none. */
type FunctionIn<X> = X extends Scalar
  ? never
  : X extends (...args: never[]) => unknown
    ? X
    : X extends readonly (infer Item)[]
      ? FunctionIn<Item>
      : X extends object
        ? { [K in keyof X]: FunctionIn<X[K]> }[keyof X]
        : never;

/** The indices that `argnums` chooses, as an array. */
export function checkArgnums(name: string, argnums: unknown): readonly number[] {
  const indices: readonly unknown[] = Array.isArray(argnums) ? argnums : [argnums];
  const isIndex = (i: unknown): i is number => typeof i === 'number' && Number.isInteger(i) && i >= 0;
  if (indices.length > 0 && indices.every(isIndex) && new Set(indices).size === indices.length) return indices;
  const received = Array.isArray(argnums) ? `[${argnums.map(String).join(', ')}]` : describe(argnums);
  throw new RangeError(`${name}: argnums must be an index, from 0, or an array of different ones, but is ${received}`);
}
