import { describe } from '../errors.ts';
import type { TakesValues } from '../grad.ts';
import type { WithLeaves } from '../tree.ts';
import type { Scalar } from '../value.ts';
import { emit } from './emit.ts';
import { link, moduleOf } from './link.ts';
import type { FlatProgram, Program, Without } from './program.ts';
import { flatten, shapeOf, unflatten } from './shape.ts';
import { trace } from './trace.ts';
import { vocabularyOf } from './vocabulary.ts';

/**
 * Compiles `f` and its gradient by the first argument: `f` is run once, on `Value`s of the example's numbers; what it did
 * is simplified, without changing any result by a bit, and written as one straight-line program. The example's numbers
 * don't matter, only how they are arranged; if they are `Value`s with labels, the program uses these for names, as it
 * does for nodes that `f` labels.
 *
 * The program does for any numbers what `f` did for the example's, so `f` must not depend on them: while it is traced,
 * reading `data` of what it makes, and calling `backward()`, throw. What it uses from around it is constant. Results are
 * those of the engine, bit for bit; but the engine's sweep adds to 0, so that a -0 of the program may be a 0 there.
 *
 * Throws a `TypeError` if `f` isn't a function, or returns anything else than a number or a `Value`, or if the example
 * has anything else than numbers, `Value`s, arrays and records.
 *
 * @example
 * const program = compile((x: Scalar, y: Scalar) => mul(x, tanh(y)), 1, 1);
 * program.valueAndGrad(2, 0) // [ 0, 0 ]
 * program.by(0, 1).valueAndGrad(2, 0) // [ 0, [ 0, 2 ] ]
 */
export function compile<Arguments extends [unknown, ...unknown[]]>(
  f: (...at: Arguments) => Scalar,
  ...example: { [I in keyof Arguments]: NoInfer<TakesValues<Arguments[I], WithLeaves<Arguments[I], Scalar>>> }
): Program<Arguments, WithLeaves<Arguments[0], number>, Without<Arguments, 0>>;
export function compile(f: AnyFunction, ...example: unknown[]): AnyProgram {
  if (typeof f !== 'function')
    throw new TypeError(`compile: its first argument must be a function, but is ${describe(f)}`);
  if (example.length === 0) throw new TypeError('compile: it needs an example of each argument of the function');
  return programOf(f, example, [0], true);
}

type AnyFunction = (...at: unknown[]) => unknown;

interface AnyProgram extends Omit<Program<unknown[], unknown, unknown[]>, 'by'> {
  by(...places: number[]): AnyProgram;
}

/** `f` differentiated by the chosen arguments; if it is one alone, the gradient isn't a tuple. */
function programOf(f: AnyFunction, example: readonly unknown[], chosen: readonly number[], alone: boolean): AnyProgram {
  const traced = trace(f, example, chosen);
  const vocabulary = once(() => vocabularyOf(traced.terms));
  const emitted = {
    value: once(() => emit(traced, vocabulary(), 'value')),
    valueAndGrad: once(() => emit(traced, vocabulary(), 'valueAndGrad')),
    sumValueAndGrad: once(() => emit(traced, vocabulary(), 'sumValueAndGrad')),
  };
  const functions = {
    value: once(() => link(emitted.value())),
    valueAndGrad: once(() => link(emitted.valueAndGrad())),
    sumValueAndGrad: once(() => link(emitted.sumValueAndGrad())),
  };
  const flat: FlatProgram = {
    get value() {
      return functions.value();
    },
    get valueAndGrad() {
      return functions.valueAndGrad();
    },
    get sumValueAndGrad() {
      return functions.sumValueAndGrad();
    },
  };

  const parts = example.map((argument, place) => ({ place, shape: shapeOf(argument) }));
  const fixed = chosen.flatMap((place) => parts[place] ?? []);
  const others = parts.filter(({ place }) => !chosen.includes(place));
  const params = new Float64Array(traced.names.params.length);
  const data = new Float64Array(traced.names.data.length);
  const gradient = new Float64Array(params.length);

  const read = (name: string, at: readonly unknown[]) => {
    let [toParams, toData] = [0, 0];
    for (const { place, shape } of fixed) toParams = flatten(shape, at[place], argument(name, place), params, toParams);
    for (const { place, shape } of others) toData = flatten(shape, at[place], argument(name, place), data, toData);
  };
  const withGradient = (value: number): [number, unknown] => {
    const gradients = unflatten(
      fixed.map(({ shape }) => shape),
      gradient,
    );
    return [value, alone ? gradients[0] : gradients];
  };

  return {
    value(...at) {
      read('value', at);
      return flat.value(params, data);
    },
    valueAndGrad(...at) {
      read('valueAndGrad', at);
      return withGradient(flat.valueAndGrad(params, data, gradient));
    },
    sumValueAndGrad(by, samples) {
      const given = alone ? [by] : asArray('sumValueAndGrad: its first argument', by);
      let end = 0;
      fixed.forEach(({ place, shape }, i) => {
        end = flatten(shape, given[i], argument('sumValueAndGrad', place), params, end);
      });
      const all = new Float64Array(data.length * asArray('sumValueAndGrad: the samples', samples).length);
      end = 0;
      for (const [i, sample] of samples.entries()) {
        const arguments_ = asArray(`sumValueAndGrad: sample ${i}`, sample);
        others.forEach(({ place, shape }, k) => {
          end = flatten(shape, arguments_[k], `sumValueAndGrad: sample ${i}, argument ${place + 1}`, all, end);
        });
      }
      return withGradient(flat.sumValueAndGrad(params, all, gradient));
    },
    flat,
    get source() {
      return emitted.valueAndGrad().source;
    },
    module(imports = {}) {
      const programs = [
        emitted.value(),
        emitted.valueAndGrad(),
        ...(data.length === 0 ? [] : [emitted.sumValueAndGrad()]),
      ];
      return moduleOf(programs, imports);
    },
    by(...places) {
      const isPlace = (place: number) => Number.isInteger(place) && place >= 0 && place < example.length;
      const distinct = places.every((place, i) => isPlace(place) && places.indexOf(place) === i);
      if (places.length === 0 || !distinct) {
        const came = places.length === 0 ? 'none' : places.map(describe).join(', ');
        throw new RangeError(
          `by: it takes places of arguments, from 0 to ${example.length - 1}, but was given ${came}`,
        );
      }
      return programOf(f, example, places, false);
    },
  };
}

function argument(name: string, place: number): string {
  return `${name}: argument ${place + 1}`;
}

function asArray(what: string, x: unknown): readonly unknown[] {
  if (Array.isArray(x)) return x;
  throw new TypeError(`${what} must be an array, but is ${describe(x)}`);
}

/** `make`, called when its result is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}
