import { describe } from './check.ts';
import { containsValue, mapLeaves, type WithLeaves } from './tree.ts';
import { add, defineOp, flows, gradsBegun, mul, type Scalar, sweep, topologicalOrder, Value } from './value.ts';

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
type TakesValues<X, Argument> =
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
 * const square = (x: Scalar) => mul(x, x);
 * grad(square)(3) // 6
 * grad(grad(square))(3) // 2
 */
export function grad<X = Value, Rest extends unknown[] = []>(f: (x: X, ...rest: Rest) => Scalar): Gradient<X, Rest>;
export function grad(f: (x: unknown, ...rest: unknown[]) => Scalar): (x: unknown, ...rest: unknown[]) => unknown {
  checkFunction('grad', f);
  return (x, ...rest) => differentiate('grad', f, x, rest)[1];
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
export function valueAndGrad(
  f: (x: unknown, ...rest: unknown[]) => Scalar,
): (x: unknown, ...rest: unknown[]) => unknown {
  checkFunction('valueAndGrad', f);
  return (x, ...rest) => differentiate('valueAndGrad', f, x, rest);
}

function checkFunction(name: string, f: unknown): void {
  if (typeof f !== 'function') throw new TypeError(`${name}: its argument must be a function, but is ${describe(f)}`);
}

function differentiate(
  name: string,
  f: (x: unknown, ...rest: unknown[]) => Scalar,
  x: unknown,
  rest: unknown[],
): [value: Scalar, gradient: unknown] {
  const since = ++gradsBegun.count;
  const variables: Value[] = [];
  const lifted = mapLeaves(x, `${name}: argument`, (leaf) => {
    const variable = leaf instanceof Value ? identity(leaf) : new Value(leaf);
    variables.push(variable);
    return variable;
  });

  const y = f(lifted, ...rest);
  if (typeof y !== 'number' && !(y instanceof Value)) {
    throw new TypeError(`${name}: the function must return a number or a Value, but returned ${describe(y)}`);
  }

  const isOuter = (x: Scalar) => x instanceof Value && x.era < since;
  const order = y instanceof Value && !isOuter(y) ? topologicalOrder(y, since) : [];
  const usesOuter = isOuter(y) || order.some((v) => v.inputs.some((x, i) => isOuter(x) && flows(v.op, i)));
  const onValues = usesOuter || containsValue(x) || containsValue(rest);
  const partials = onValues ? partialsAsValues(order, variables, since) : partialsAsNumbers(order, variables);

  const result = (s: Scalar): Scalar => (onValues ? toValue(s) : toNumber(s));
  const leaves = partials.values();
  return [result(y), mapLeaves(x, name, () => result(leaves.next().value ?? 0))];
}

/** By the engine's own sweep. The nodes in `order` are of this differentiation's making, so their `grad`s are free. */
function partialsAsNumbers(order: Value[], variables: Value[]): number[] {
  for (const variable of variables) variable.grad = 0;
  sweep(order);
  return variables.map((variable) => variable.grad);
}

/** The same sweep with the partials run on `Value`s: each adjoint is a node that can be differentiated in its turn. */
function partialsAsValues(order: Value[], variables: Value[], since: number): Scalar[] {
  const adjoints = new Map<Scalar, Scalar>(order.slice(0, 1).map((y) => [y, 1]));
  for (const v of order) {
    const adjoint = adjoints.get(v) ?? 0;
    v.inputs.forEach((x, i) => {
      if (typeof x === 'number' || x.era < since || !flows(v.op, i)) return;
      const partial = v.op?.partials[i] ?? 0;
      const term = times(adjoint, typeof partial === 'number' ? partial : partial(...v.inputs, v));
      const sum = adjoints.get(x);
      adjoints.set(x, sum === undefined ? term : add(sum, term));
    });
  }
  return variables.map((variable) => adjoints.get(variable) ?? 0);
}

/** `mul`, but without a node where a factor is 1. */
function times(x: Scalar, y: Scalar): Scalar {
  return x === 1 ? y : y === 1 ? x : mul(x, y);
}

/** The variable that stands for a `Value` given to `grad`: apart from it, and yet computed from it. */
const identity = defineOp({ name: 'identity', forward: (x) => x, partials: [1] });

function toValue(x: Scalar): Value {
  return typeof x === 'number' ? new Value(x) : x;
}

function toNumber(x: Scalar): number {
  return typeof x === 'number' ? x : x.data;
}
