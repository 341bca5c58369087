import { type ArgnumsOf, type ArgnumsType, checkArgnums, type TakesValues } from '../argnums.ts';
import type { AnyFunction } from '../call.ts';
import { checkFunction, checkOptions, describe } from '../errors.ts';
import { flatten, shapeOf, unflatten } from '../shape.ts';
import type { WithLeaves } from '../tree.ts';
import type { Scalar } from '../value.ts';
import { linkArrays } from './arrays/link.ts';
import { type Backend, backendFor, checkBackend } from './backend.ts';
import type { FlatProgram, FunctionName, Program } from './program.ts';
import { emit } from './text/emit.ts';
import { writable } from './text/instruction.ts';
import { link, moduleOf } from './text/link.ts';
import { type Trace, trace } from './trace.ts';

/** Numbers or `Value`s in the shape of the arguments. */
type Example<Arguments extends unknown[]> = {
  [I in keyof Arguments]: NoInfer<TakesValues<Arguments[I], WithLeaves<Arguments[I], Scalar>>>;
};

/** What `compile.with` can be told. */
export interface CompileOptions<Argnums extends ArgnumsType = ArgnumsType> {
  /** Which arguments to differentiate with respect to, as for `grad`. Default: the first. */
  readonly argnums?: Argnums;
  /**
   * How the program runs: as a function made from text, or by loops over arrays, which need no `new Function`. Default: text,
   * but arrays where functions can't be made from text, and for very long programs.
   */
  readonly backend?: Backend;
}

/** As `compile`, but differentiates with respect to the arguments that Argnums choose. */
export type Compile<Argnums extends ArgnumsType> = <Arguments extends [unknown, ...unknown[]]>(
  f: ((...at: Arguments) => Scalar) & HasArguments<Arguments, Argnums>,
  ...example: Example<Arguments>
) => Program<Arguments, Argnums>;

/** No condition, unless one of Argnums isn't the index of an argument. */
type HasArguments<Arguments extends unknown[], Argnums extends ArgnumsType> =
  Argnums extends ArgnumsOf<Arguments> ? unknown : 'argnums must be indices of arguments of the function';

interface AnyProgram extends Omit<Program<unknown[]>, 'value' | 'valueAndGrad' | 'sumValueAndGrad'> {
  value(...at: unknown[]): number;
  valueAndGrad(...at: unknown[]): [number, unknown];
  sumValueAndGrad(params: unknown, samples: readonly unknown[]): [number, unknown];
}

/**
 * Compiles `f` and its gradient. `f` is run once, on `Value`s in the shape of the example. What it computes, and what the
 * backward sweep would, is simplified, without changing a bit of any result, and written as one straight-line program. The
 * example's numbers don't matter. The labels of its `Value`s, and of the nodes that `f` labels, become names in the program.
 *
 * The program is for any numbers, so `f` can't depend on those of the example: it can't read or set the `data` of its
 * arguments, or of what it computes from them, or call `backward()` on it. What it uses from outside is constant. Results
 * are those of the engine, bit for bit, but for the sign of a zero in the gradient: where the program gives -0, the
 * engine, which adds to 0, may give 0.
 *
 * `compile.with({ argnums })` differentiates with respect to other arguments than the first: an index gives the gradient
 * with respect to that argument, an array of indices a tuple of gradients. `compile.with({ backend })` decides how the
 * program runs, 'text' or 'arrays'; see `CompileOptions`.
 *
 * Throws a `TypeError` if `f` isn't a function, or returns anything but a number or a `Value`, or if the example is empty
 * or has anything but numbers, `Value`s, arrays and plain records; a `RangeError` if `argnums` chooses an argument that the
 * example doesn't have; an `Error` if `f` asks for the number of an argument, or of what it computes from one, or if it
 * uses arguments of another function that is being compiled; and what `f` and the partials of its ops throw.
 *
 * @example
 * const program = compile((x: Scalar, y: Scalar) => mul(x, tanh(y)), 1, 1);
 * program.valueAndGrad(2, 0) // [ 0, 0 ]
 * const both = compile.with({ argnums: [0, 1] })((x: Scalar, y: Scalar) => mul(x, tanh(y)), 1, 1);
 * both.valueAndGrad(2, 0) // [ 0, [ 0, 2 ] ]
 */
export function compile<Arguments extends [unknown, ...unknown[]]>(
  f: (...at: Arguments) => Scalar,
  ...example: Example<Arguments>
): Program<Arguments>;
export function compile(f: AnyFunction, ...example: unknown[]): unknown {
  return programOf(f, example, 0, [0], undefined);
}
compile.with = compileWith;

/**
 * `compile` with options. Throws a `TypeError` if `options` isn't an object or has an unknown option, and a `RangeError` if
 * `argnums` isn't an index, or an array of different ones, or `backend` none of the two.
 */
function compileWith<const Argnums extends ArgnumsType = 0>(options: CompileOptions<Argnums>): Compile<Argnums>;
function compileWith(options: CompileOptions): unknown {
  checkOptions('compile.with', 1, options, ['argnums', 'backend']);
  const { argnums = 0 } = options;
  const backend = checkBackend('compile.with', options.backend);
  const chosen = checkArgnums('compile.with', argnums);
  return (f: AnyFunction, ...example: unknown[]) => programOf(f, example, argnums, chosen, backend);
}

function programOf(
  f: AnyFunction,
  example: readonly unknown[],
  argnums: ArgnumsType,
  chosen: readonly number[],
  chosenBackend: Backend | undefined,
): AnyProgram {
  checkFunction('compile', f);
  if (example.length === 0) throw new TypeError('compile: there must be an example of each argument of the function');
  for (const i of chosen) {
    if (i < example.length) continue;
    throw new RangeError(
      `compile: argnums chooses argument ${i + 1} of the function, but the example has ${example.length}`,
    );
  }
  const traced = trace(f, example, chosen);
  const written = remembered((_: 'trace') => writable(traced));
  const emitted = remembered((name: FunctionName) => emit(written('trace'), name));
  const backend = chosenBackend ?? backendFor(traced.instructions.length);
  const linked = remembered((name: FunctionName) => {
    if (name === 'sumValueAndGrad') checkHasData(name, traced);
    return backend === 'text' ? link(emitted(name)) : linkArrays(traced, name);
  });
  const flat: FlatProgram = {
    get value() {
      return linked('value');
    },
    get valueAndGrad() {
      return linked('valueAndGrad');
    },
    get sumValueAndGrad() {
      return linked('sumValueAndGrad');
    },
  };

  const others = [...example.keys()].filter((i) => !chosen.includes(i));
  const chosenShapes = chosen.map((i) => shapeOf(example[i]));
  const otherShapes = others.map((i) => shapeOf(example[i]));
  const params = new Float64Array(traced.names.params.length);
  const data = new Float64Array(traced.names.data.length);
  const gradient = new Float64Array(params.length);

  const read = (name: string, at: readonly unknown[]) => {
    const nameOf = (i = 0) => `${name}: argument ${i + 1}`;
    flatten(chosenShapes, pick(at, chosen), (i) => nameOf(chosen[i]), params);
    flatten(otherShapes, pick(at, others), (i) => nameOf(others[i]), data);
  };
  const withGradient = (value: number): [number, unknown] => {
    const gradients = unflatten(chosenShapes, gradient);
    return [value, typeof argnums === 'number' ? gradients[0] : gradients];
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
    sumValueAndGrad(given, samples) {
      const name = 'sumValueAndGrad: params';
      if (typeof argnums === 'number') flatten(chosenShapes, [given], () => name, params);
      else flatten(chosenShapes, asArray(name, given), (i) => `${name}[${i}]`, params);
      const all = new Float64Array(data.length * asArray('sumValueAndGrad: samples', samples).length);
      let end = 0;
      for (const [i, sample] of samples.entries()) {
        const name = `sumValueAndGrad: samples[${i}]`;
        end = flatten(otherShapes, asArray(name, sample), (k) => `${name}[${k}]`, all, end);
      }
      return withGradient(flat.sumValueAndGrad(params, all, gradient));
    },
    flat,
    backend,
    get source() {
      return emitted('valueAndGrad').source;
    },
    module(imports = {}) {
      const functions: FunctionName[] = ['value', 'valueAndGrad'];
      if (data.length > 0) functions.push('sumValueAndGrad');
      return moduleOf(functions.map(emitted), imports);
    },
  };
}

/** Throws a `RangeError` if there is nothing in which samples could differ. */
function checkHasData(name: string, { names }: Trace): void {
  if (names.data.length > 0) return;
  throw new RangeError(
    `${name}: the function has no numbers but those it is differentiated with respect to, so no samples`,
  );
}

function pick(items: readonly unknown[], indices: readonly number[]): unknown[] {
  return indices.map((i) => items[i]);
}

function asArray(name: string, x: unknown): readonly unknown[] {
  if (Array.isArray(x)) return x;
  throw new TypeError(`${name} must be an array, but is ${describe(x)}`);
}

/** `make`, called once for each key. */
function remembered<Key, T>(make: (key: Key) => T): (key: Key) => T {
  const made = new Map<Key, T>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
