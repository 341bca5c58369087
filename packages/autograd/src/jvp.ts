import { partialOnValues, times } from './adjoints.ts';
import {
  type ArgnumsType,
  type Chosen,
  checkArgnums,
  type IndexOf,
  type NumbersAt,
  type ScalarsAt,
} from './argnums.ts';
import { flows, numberOf, partialOnNumbers } from './backward.ts';
import { type AnyFunction, type Call, call, toValue } from './call.ts';
import { checkFunction, describe } from './errors.ts';
import { differentiated } from './grad.ts';
import { nodesOf } from './graph.ts';
import { leavesOf, shapeOf } from './shape.ts';
import { containsValue, mapLeaves, type WithLeaves } from './tree.ts';
import { add, type Scalar, type Value } from './value.ts';

/** What `jvp` makes of a function with the result Y. */
export interface Jvp<Arguments extends unknown[], Y, Argnums extends ArgnumsType = 0> {
  (
    at: NumbersAt<Arguments, Argnums>,
    direction: WithLeaves<Chosen<Arguments, Argnums>, number>,
  ): [value: WithLeaves<Y, number>, derivative: WithLeaves<Y, number>];
  (
    at: ScalarsAt<Arguments, Argnums>,
    direction: WithLeaves<Chosen<Arguments, Argnums>, Scalar>,
  ): [value: WithLeaves<Y, Value>, derivative: WithLeaves<Y, Value>];
}

/** What `hvp` makes of a function. */
export interface Hvp<Arguments extends unknown[], Argnums extends ArgnumsType = 0> {
  (
    at: NumbersAt<Arguments, Argnums>,
    direction: WithLeaves<Chosen<Arguments, Argnums>, number>,
  ): WithLeaves<Chosen<Arguments, Argnums>, number>;
  (
    at: ScalarsAt<Arguments, Argnums>,
    direction: WithLeaves<Chosen<Arguments, Argnums>, Scalar>,
  ): WithLeaves<Chosen<Arguments, Argnums>, Value>;
}

/**
 * Forward mode: the value of `f` and its derivative in a direction, in one pass along the graph, without a backward sweep. It
 * costs one pass, however many numbers `f` returns; `grad` costs one, however many numbers `f` takes.
 *
 * The arguments come as an array, and the direction in the shape of the argument that `argnums` chooses: the first one by
 * default; for an array of indices, a tuple of directions. `f` may return a number, or arrays and records of numbers; the
 * derivative has that shape. For `Value`s in an argument or the direction, and for what may be given to `argnums`, see `grad`.
 *
 * Throws as `grad` does, and a `TypeError` if the arguments aren't an array, or the direction doesn't have the shape of
 * what is chosen.
 *
 * @example
 * const curve = (t: Scalar) => [t, square(t)];
 * jvp(curve)([3], 1) // [ [ 3, 9 ], [ 1, 6 ] ]
 * jvp(([x, y]: [Scalar, Scalar]) => mul(x, y))([[2, 3]], [1, 0]) // [ 6, 3 ]
 */
export function jvp<X = Value, Rest extends unknown[] = [], Y = Scalar>(
  f: (x: X, ...rest: Rest) => Y,
): Jvp<[X, ...Rest], Y>;
export function jvp<
  Arguments extends unknown[],
  Y,
  const Argnums extends IndexOf<Required<Arguments>> | readonly IndexOf<Required<Arguments>>[],
>(f: (...at: Arguments) => Y, argnums: Argnums): Jvp<Arguments, Y, Argnums>;
export function jvp(f: AnyFunction, argnums: ArgnumsType = 0): unknown {
  return alongDirection('jvp', f, argnums);
}

/**
 * The product of the Hessian of `f` with a direction, by forward mode over reverse mode: it costs a few gradients, where the
 * Hessian costs one for each number. Takes the arguments and the direction as `jvp` does, and returns the shape of the
 * gradient. Throws as `jvp` does.
 *
 * @example
 * hvp(([x, y]: [Scalar, Scalar]) => mul(x, mul(x, y)))([[2, 3]], [1, 0]) // [ 6, 4 ]
 */
export function hvp<X = Value, Rest extends unknown[] = []>(f: (x: X, ...rest: Rest) => Scalar): Hvp<[X, ...Rest]>;
export function hvp<
  Arguments extends unknown[],
  const Argnums extends IndexOf<Required<Arguments>> | readonly IndexOf<Required<Arguments>>[],
>(f: (...at: Arguments) => Scalar, argnums: Argnums): Hvp<Arguments, Argnums>;
export function hvp(f: AnyFunction, argnums: ArgnumsType = 0): unknown {
  const productOf = alongDirection(
    'hvp',
    differentiated('hvp', f, argnums, ({ gradient }) => gradient),
    argnums,
  );
  return (at: unknown, direction: unknown) => productOf(at, direction)[1];
}

function alongDirection(
  name: string,
  f: AnyFunction,
  argnums: ArgnumsType,
): (at: unknown, direction: unknown) => [value: unknown, derivative: unknown] {
  checkFunction(name, f);
  const indices = checkArgnums(name, argnums);
  return (at, direction) => {
    if (!Array.isArray(at)) throw new TypeError(`${name}: the arguments must be an array, but are ${describe(at)}`);
    const made = call(name, f, indices, at, 'any result');
    const chosen: unknown = typeof argnums === 'number' ? at[argnums] : indices.map((i): unknown => at[i]);
    const components = leavesOf(shapeOf(chosen), direction, `${name}: the direction`);
    const isOnValues = made.isOnValues || containsValue(direction);
    const tangents = tangentsOf(made, components, isOnValues);
    const toOut = (x: Scalar): Scalar => (isOnValues ? toValue(x) : numberOf(x));
    const derivativeOf = (y: Scalar): Scalar => toOut((typeof y === 'number' ? undefined : tangents.get(y)) ?? 0);
    return [mapLeaves(made.result, name, toOut), mapLeaves(made.result, name, derivativeOf)];
  };
}

/**
 * The derivative in the direction of each node that the call made: the tangent of a variable is its component of the direction,
 * and that of any other node is the sum over its inputs of partial times tangent. A node that depends on no variable has none.
 */
function tangentsOf(
  { result, variables, since }: Call,
  components: readonly Scalar[],
  isOnValues: boolean,
): Map<Value, Scalar | undefined> {
  const tangents = new Map<Value, Scalar | undefined>(variables.map((v, i) => [v, components[i]]));
  const known = { has: (v: Value) => v.era < since || tangents.has(v) };
  mapLeaves(result, 'result', (y) => {
    if (typeof y === 'number') return;
    for (const v of nodesOf(y, known)) {
      let tangent: Scalar | undefined;
      for (const [i, x] of v.inputs.entries()) {
        const tangentOfX = typeof x === 'number' ? undefined : tangents.get(x);
        if (tangentOfX === undefined || !flows(x, v.op?.partials[i])) continue;
        const term = times(partialOf(v, i, isOnValues), tangentOfX);
        tangent = tangent === undefined ? term : add(tangent, term);
      }
      tangents.set(v, tangent);
    }
  });
  return tangents;
}

function partialOf(v: Value, i: number, isOnValues: boolean): Scalar {
  const partial = v.op?.partials[i];
  if (isOnValues) return partialOnValues(v, i);
  return typeof partial === 'number' ? partial : partialOnNumbers(v, i, partial);
}
