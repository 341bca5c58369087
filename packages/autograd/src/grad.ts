import { describe } from './errors.ts';
import { nodesOf } from './graph.ts';
import { containsValue, mapLeaves, type WithLeaves } from './tree.ts';
import { add, defineOp, flows, mul, numberOf, type Scalar, sweep, topologicalOrder, traces, Value } from './value.ts';

/**
 * The derivative of a function of X and Rest: numbers for numbers, `Value`s where an argument has a `Value`. What the
 * types can't see is a `Value` that the function uses from around it: then, too, the derivative is made of `Value`s.
 */
export interface Derivative<X, Rest extends unknown[], OfNumbers, OfValues> {
  (x: TakesValues<X, WithLeaves<X, number>>, ...rest: Numbers<Rest>): OfNumbers;
  (x: TakesValues<X, WithLeaves<X, Scalar>>, ...rest: Rest): OfValues;
}

/** `T` with numbers where it takes numbers or `Value`s; where it takes `Value`s only, numbers won't do. */
type Numbers<T> = [T] extends [Scalar]
  ? number extends T
    ? number
    : never
  : T extends (...args: never[]) => unknown
    ? T
    : { [K in keyof T]: Numbers<T[K]> };

/** `Argument`, unless X leaves no place for `Value`s: operators and `Math` can't be differentiated. */
export type TakesValues<X, Argument> =
  WithLeaves<X, Value> extends X
    ? Argument
    : 'The function to differentiate must take Values or Scalars, not numbers only';

export type Gradient<X, Rest extends unknown[]> = Derivative<X, Rest, WithLeaves<X, number>, WithLeaves<X, Value>>;

export type ValueAndGradient<X, Rest extends unknown[]> = Derivative<
  X,
  Rest,
  [value: number, gradient: WithLeaves<X, number>],
  [value: Value, gradient: WithLeaves<X, Value>]
>;

export type Jacobian<X, Rest extends unknown[], Y> = Derivative<
  X,
  Rest,
  WithLeaves<Y, WithLeaves<X, number>>,
  WithLeaves<Y, WithLeaves<X, Value>>
>;

export type Hessian<X, Rest extends unknown[]> = Jacobian<X, Rest, X>;

/**
 * The gradient of `f` by its first argument, as a function of the same arguments; it has the first argument's shape.
 * `f` is called with `Value`s in the place of that argument's numbers and must return a number or a `Value`; by an
 * argument that it ignores, the gradient is 0.
 *
 * Numbers in, numbers out. If an argument has a `Value`, or `f` uses one from around it, the gradient is made of
 * `Value`s, which can be differentiated again: gradients nest. No `grad` of any `Value` is touched.
 *
 * Throws a `TypeError` if `f` isn't a function, or returns something else, or if the first argument has anything else
 * than numbers, `Value`s, arrays and records.
 *
 * @example
 * const cube = (x: Scalar) => mul(x, mul(x, x));
 * grad(cube)(3) // 27
 * grad(grad(cube))(3) // 18
 */
export function grad<X = Value, Rest extends unknown[] = []>(f: (x: X, ...rest: Rest) => Scalar): Gradient<X, Rest>;
export function grad(f: AnyFunction): AnyFunction {
  return differentiated('grad', f, true, (_value, gradient) => gradient);
}

/**
 * The value of `f` and its gradient, for the price of the gradient; otherwise as `grad`.
 *
 * @example
 * valueAndGrad((x: Scalar) => mul(x, x))(3) // [ 9, 6 ]
 */
export function valueAndGrad<X = Value, Rest extends unknown[] = []>(
  f: (x: X, ...rest: Rest) => Scalar,
): ValueAndGradient<X, Rest>;
export function valueAndGrad(f: AnyFunction): AnyFunction {
  return differentiated('valueAndGrad', f, true, (value, gradient) => [value, gradient]);
}

/**
 * The gradients of all that `f` returns, a number or arrays and records of numbers, by its first argument: in the place
 * of each result stands its gradient. `f` runs once, and one sweep a result. Otherwise as `grad`.
 *
 * @example
 * jacobian(([x, y]: [Scalar, Scalar]) => [add(x, y), mul(x, y)])([2, 3]) // [ [ 1, 1 ], [ 3, 2 ] ]
 */
export function jacobian<X = Value, Rest extends unknown[] = [], Y = Scalar>(
  f: (x: X, ...rest: Rest) => Y,
): Jacobian<X, Rest, Y>;
export function jacobian(f: AnyFunction): AnyFunction {
  return differentiated('jacobian', f, false, (_value, gradients) => gradients);
}

/**
 * The second derivatives of `f` by its first argument: in the place of each of its numbers stands the gradient of the
 * derivative by it. The jacobian of the gradient; otherwise as `grad`.
 *
 * @example
 * hessian(([x, y]: [Scalar, Scalar]) => mul(x, mul(x, y)))([2, 3]) // [ [ 6, 4 ], [ 4, 0 ] ]
 */
export function hessian<X = Value, Rest extends unknown[] = []>(f: (x: X, ...rest: Rest) => Scalar): Hessian<X, Rest>;
export function hessian(f: AnyFunction): AnyFunction {
  const gradient = differentiated('hessian', f, true, (_value, gradient) => gradient);
  return differentiated('hessian', gradient, false, (_value, gradients) => gradients);
}

type AnyFunction = (x: unknown, ...rest: unknown[]) => unknown;

/** `f` with its result, and the gradient of each number in it, put through `pick`. */
function differentiated(
  name: string,
  f: AnyFunction,
  scalarOnly: boolean,
  pick: (value: unknown, gradient: unknown) => unknown,
): AnyFunction {
  if (typeof f !== 'function') throw new TypeError(`${name}: its argument must be a function, but is ${describe(f)}`);
  return (x, ...rest) => {
    const since = ++traces.begun;
    const variables: Value[] = [];
    const lifted = mapLeaves(x, `${name}: argument`, (leaf) => {
      const variable = leaf instanceof Value ? identity(leaf) : new Value(leaf);
      variables.push(variable);
      return variable;
    });

    const result = f(lifted, ...rest);
    if (scalarOnly && typeof result !== 'number' && !(result instanceof Value)) {
      throw new TypeError(`${name}: the function must return a number or a Value, but returned ${describe(result)}`);
    }

    const outputs: { y: Scalar; order: Value[] }[] = [];
    mapLeaves(result, `${name}: result`, (y) => {
      outputs.push({ y, order: y instanceof Value ? topologicalOrder(y, since) : [] });
    });

    const usesOuter = outputs.some(({ y, order }) => isOlder(y, since) || order.some((v) => reachesBack(v, since)));
    const onValues =
      usesOuter || outputs.some(({ y }) => usesHidden(y, since)) || containsValue(x) || containsValue(rest);
    const toOut = (s: Scalar): Scalar => (onValues ? toValue(s) : numberOf(s));

    const gradients = outputs.values();
    const gradient = mapLeaves(result, name, () => {
      const { order = [] } = gradients.next().value ?? {};
      const leaves = (
        onValues ? adjointsByVariable(order, variables, since) : gradsByVariable(order, variables)
      ).values();
      return mapLeaves(x, name, () => toOut(leaves.next().value ?? 0));
    });
    return pick(mapLeaves(result, name, toOut), gradient);
  };
}

function isOlder(x: Scalar, since: number): boolean {
  return typeof x !== 'number' && x.era < since;
}

/** Whether a derivative would flow from `v` to a node made before `since`. */
function reachesBack(v: Value, since: number): boolean {
  return v.inputs.some((x, i) => isOlder(x, since) && flows(v, i));
}

/** Whether `y` was made of a `Value` whose number a trace around this one hides, be it by ways of no derivative. */
function usesHidden(y: Scalar, since: number): boolean {
  if (typeof y === 'number' || traces.hidden >= since) return false;
  const isHidden = (x: Scalar) => isOlder(x, since) && typeof x !== 'number' && x.era >= traces.hidden;
  return nodesOf(y, since).some(({ inputs }) => inputs.some(isHidden));
}

/** By the engine's own sweep. The nodes in `order` are of this differentiation's making, so their `grad`s are free. */
function gradsByVariable(order: readonly Value[], variables: readonly Value[]): number[] {
  for (const variable of variables) variable.grad = 0;
  sweep(order);
  return variables.map((variable) => variable.grad);
}

function adjointsByVariable(order: readonly Value[], variables: readonly Value[], since: number): Scalar[] {
  const adjoints = adjointsOf(order, since);
  return variables.map((variable) => adjoints.get(variable) ?? 0);
}

/**
 * The same sweep with the partials run on `Value`s: the derivative of the first node in `order` by each node that it
 * reaches, the adjoint, is a node that can be differentiated in its turn.
 */
export function adjointsOf(order: readonly Value[], since: number): Map<Value, Scalar> {
  const adjoints = new Map<Value, Scalar>(order.slice(0, 1).map((y) => [y, 1]));
  for (const v of order) {
    const adjoint = adjoints.get(v);
    v.inputs.forEach((x, i) => {
      if (adjoint === undefined || typeof x === 'number' || x.era < since || !flows(v, i)) return;
      const partial = v.op?.partials[i] ?? 0;
      const term = times(
        adjoint,
        typeof partial === 'number' ? partial : checkedPartial(v, i, partial(...v.inputs, v)),
      );
      const sum = adjoints.get(x);
      adjoints.set(x, sum === undefined ? term : add(sum, term));
    });
  }
  return adjoints;
}

function checkedPartial({ op }: Value, i: number, partial: Scalar): Scalar {
  if (typeof partial === 'number' || partial instanceof Value) return partial;
  throw new TypeError(`${op?.name}: partial ${i + 1} must make a Value of Values, but gave ${describe(partial)}`);
}

/** `mul`, but without a node where a factor is 1. */
function times(x: Scalar, y: Scalar): Scalar {
  return x === 1 ? y : y === 1 ? x : mul(x, y);
}

/** The variable that stands for a `Value` given to `grad`: apart from it, and yet computed from it. */
export const identity = defineOp({ name: 'identity', forward: (x) => x, partials: [1], js: (x) => x });

function toValue(x: Scalar): Value {
  return typeof x === 'number' ? new Value(x) : x;
}
