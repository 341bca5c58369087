import { ancestors, type ChainRule, clock, type Node, numberOf, onNumbers, reachBefore, sweep } from './backward.ts';
import { describe, describeNonValue, NotANumberError } from './errors.ts';
import { containsValue, mapLeaves, type WithLeaves } from './tree.ts';
import { add, defineOp, mul, type Scalar, Value } from './value.ts';

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
type IndexOf<Arguments extends unknown[]> = number extends Arguments['length']
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

type NumbersAt<Arguments extends unknown[], Argnums extends ArgnumsType> = {
  [I in keyof Arguments]: IsChosen<I, Argnums> extends true
    ? TakesValues<Arguments[I], WithLeaves<Arguments[I], number>>
    : Numbers<Arguments[I]>;
};

type ScalarsAt<Arguments extends unknown[], Argnums extends ArgnumsType> = {
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

/** What `grad` makes of a function: its gradient, in the shape of the chosen argument, or a tuple of them. */
export type Gradient<Arguments extends unknown[], Argnums extends ArgnumsType = 0> = Derivative<
  Arguments,
  Argnums,
  WithLeaves<Chosen<Arguments, Argnums>, number>,
  WithLeaves<Chosen<Arguments, Argnums>, Value>
>;

/** What `valueAndGrad` makes of a function: its value and its gradient. */
export type ValueAndGradient<Arguments extends unknown[], Argnums extends ArgnumsType = 0> = Derivative<
  Arguments,
  Argnums,
  [value: number, gradient: WithLeaves<Chosen<Arguments, Argnums>, number>],
  [value: Value, gradient: WithLeaves<Chosen<Arguments, Argnums>, Value>]
>;

/** What `jacobian` makes of a function: the shape of its result Y, with a gradient for each number. */
export type Jacobian<Arguments extends unknown[], Y, Argnums extends ArgnumsType = 0> = Derivative<
  Arguments,
  Argnums,
  WithLeaves<Y, WithLeaves<Chosen<Arguments, Argnums>, number>>,
  WithLeaves<Y, WithLeaves<Chosen<Arguments, Argnums>, Value>>
>;

/** What `hessian` makes of a function: the shape of its gradient, with a gradient for each derivative. */
export type Hessian<Arguments extends unknown[], Argnums extends ArgnumsType = 0> = Jacobian<
  Arguments,
  Chosen<Arguments, Argnums>,
  Argnums
>;

/**
 * The gradient of `f`, as a function of the same arguments: with respect to the first one, or to those that `argnums`
 * chooses. An index gives the gradient with respect to that argument, in its shape; an array of indices gives a tuple of
 * them. `f` is called with `Value`s for the numbers of these arguments and must return a number or a `Value`. With
 * respect to an argument that `f` ignores, the gradient is 0.
 *
 * Numbers in, numbers out. If an argument has a `Value`, or `f` uses one from outside, the gradient is made of `Value`s,
 * which can be differentiated again: gradients nest. No `grad` of any `Value` is changed.
 *
 * Throws a `TypeError` if `f` isn't a function, or returns anything but a number or a `Value`, or if a chosen argument has
 * anything but numbers, `Value`s, arrays and plain records; and a `RangeError` if `argnums` isn't an index of an argument,
 * or an array of different ones.
 *
 * @example
 * const cube = (x: Scalar) => mul(x, mul(x, x));
 * grad(cube)(3) // 27
 * grad(grad(cube))(3) // 18
 * grad((x: Scalar, y: Scalar) => mul(x, y), [0, 1])(2, 5) // [ 5, 2 ]
 */
export function grad<X = Value, Rest extends unknown[] = []>(
  f: (x: X, ...rest: Rest) => Scalar,
): Gradient<[X, ...Rest]>;
export function grad<
  Arguments extends unknown[],
  const Argnums extends IndexOf<Required<Arguments>> | readonly IndexOf<Required<Arguments>>[],
>(f: (...at: Arguments) => Scalar, argnums: Argnums): Gradient<Arguments, Argnums>;
export function grad(f: AnyFunction, argnums: ArgnumsType = 0): unknown {
  return differentiated('grad', f, argnums, ({ gradient }) => gradient);
}

/**
 * The value of `f` and its gradient, for the cost of the gradient; otherwise as `grad`.
 *
 * @example
 * valueAndGrad((x: Scalar) => mul(x, x))(3) // [ 9, 6 ]
 */
export function valueAndGrad<X = Value, Rest extends unknown[] = []>(
  f: (x: X, ...rest: Rest) => Scalar,
): ValueAndGradient<[X, ...Rest]>;
export function valueAndGrad<
  Arguments extends unknown[],
  const Argnums extends IndexOf<Required<Arguments>> | readonly IndexOf<Required<Arguments>>[],
>(f: (...at: Arguments) => Scalar, argnums: Argnums): ValueAndGradient<Arguments, Argnums>;
export function valueAndGrad(f: AnyFunction, argnums: ArgnumsType = 0): unknown {
  return differentiated('valueAndGrad', f, argnums, ({ value, gradient }) => [value, gradient]);
}

/**
 * The gradients of all that `f` returns, a number or arrays and records of numbers: the shape of its result, with the
 * gradient of each number for that number. `f` runs once, and one backward sweep per number. Otherwise as `grad`.
 *
 * @example
 * jacobian(([x, y]: [Scalar, Scalar]) => [add(x, y), mul(x, y)])([2, 3]) // [ [ 1, 1 ], [ 3, 2 ] ]
 */
export function jacobian<X = Value, Rest extends unknown[] = [], Y = Scalar>(
  f: (x: X, ...rest: Rest) => Y,
): Jacobian<[X, ...Rest], Y>;
export function jacobian<
  Arguments extends unknown[],
  Y,
  const Argnums extends IndexOf<Required<Arguments>> | readonly IndexOf<Required<Arguments>>[],
>(f: (...at: Arguments) => Y, argnums: Argnums): Jacobian<Arguments, Y, Argnums>;
export function jacobian(f: AnyFunction, argnums: ArgnumsType = 0): unknown {
  return differentiated('jacobian', f, argnums, ({ gradient }) => gradient, 'any result');
}

/**
 * The second derivatives of `f`: the jacobian of its gradient. The shape of the gradient, with the gradient of each
 * derivative for that derivative; otherwise as `grad`.
 *
 * @example
 * hessian(([x, y]: [Scalar, Scalar]) => mul(x, mul(x, y)))([2, 3]) // [ [ 6, 4 ], [ 4, 0 ] ]
 */
export function hessian<X = Value, Rest extends unknown[] = []>(
  f: (x: X, ...rest: Rest) => Scalar,
): Hessian<[X, ...Rest]>;
export function hessian<
  Arguments extends unknown[],
  const Argnums extends IndexOf<Required<Arguments>> | readonly IndexOf<Required<Arguments>>[],
>(f: (...at: Arguments) => Scalar, argnums: Argnums): Hessian<Arguments, Argnums>;
export function hessian(f: AnyFunction, argnums: ArgnumsType = 0): unknown {
  const gradientOf = differentiated('hessian', f, argnums, ({ gradient }) => gradient);
  return differentiated('hessian', gradientOf, argnums, ({ gradient }) => gradient, 'any result');
}

/** A function of which no types are known. */
export type AnyFunction = (...at: unknown[]) => unknown;

/** `f` with its result and the gradient of each number in it, of which `pick` chooses what to return. */
function differentiated(
  name: string,
  f: AnyFunction,
  argnums: ArgnumsType,
  pick: (result: { readonly value: unknown; readonly gradient: unknown }) => unknown,
  returns: 'one number' | 'any result' = 'one number',
): AnyFunction {
  if (typeof f !== 'function') throw new TypeError(`${name}: argument 1 must be a function, but is ${describe(f)}`);
  const indices = checkArgnums(name, argnums);
  return (...at) => {
    for (const i of indices) {
      if (i >= at.length)
        throw new RangeError(`${name}: argnums has the index ${i}, but the function received ${at.length} arguments`);
    }
    const since = ++clock.era;
    const variables = new Map<number, Value[]>(indices.map((i) => [i, []]));
    const result = f(...at.map((argument, i) => lifted(name, argument, i, variables.get(i))));
    if (returns === 'one number' && typeof result !== 'number' && !(result instanceof Value)) {
      throw new TypeError(
        `${name}: the function must return a number or a Value, but returned ${describeNonValue(result)}`,
      );
    }
    const outputs: Scalar[] = [];
    mapLeaves(result, `${name}: result`, (y) => outputs.push(y));

    const onValues = containsValue(at) || outputs.some((y) => typeof y !== 'number' && needsValues(y, since));
    const toOut = (x: Scalar): Scalar => (onValues ? toValue(x) : numberOf(x));
    const all = [...variables.values()].flat();
    const gradientOf = (y: Scalar): unknown => {
      const leaves = (onValues ? adjointsOf(y, all, since) : gradsOf(y, all, since)).values();
      const gradients = indices.map((i) => mapLeaves(at[i], name, () => toOut(leaves.next().value ?? 0)));
      return typeof argnums === 'number' ? gradients[0] : gradients;
    };
    return pick({ value: mapLeaves(result, name, toOut), gradient: mapLeaves(result, name, gradientOf) });
  };
}

/** The indices that `argnums` chooses, as an array. */
export function checkArgnums(name: string, argnums: unknown): readonly number[] {
  const indices: readonly unknown[] = Array.isArray(argnums) ? argnums : [argnums];
  const isIndex = (i: unknown): i is number => typeof i === 'number' && Number.isInteger(i) && i >= 0;
  if (indices.length > 0 && indices.every(isIndex) && new Set(indices).size === indices.length) return indices;
  const received = Array.isArray(argnums) ? `[${argnums.map(String).join(', ')}]` : describe(argnums);
  throw new RangeError(`${name}: argnums must be an index, from 0, or an array of different ones, but is ${received}`);
}

/** An argument with a variable for each of its numbers, added to `variables`; as it is, if it has no variables. */
function lifted(name: string, argument: unknown, i: number, variables: Value[] | undefined): unknown {
  if (variables === undefined) return argument;
  return mapLeaves(argument, `${name}: argument ${i + 1}`, (leaf) => {
    const variable = typeof leaf === 'number' ? new Value(leaf) : identity(leaf);
    variables.push(variable);
    return variable;
  });
}

/** Whether the derivative of y must be made of `Value`s: it depends on one from before, or is a tracer of `compile`. */
function needsValues(y: Value, since: number): boolean {
  if (y.era < since || y.constructor !== Value) return true;
  const nodes = ancestors(y, since);
  for (const v of nodes) v.uses = 0;
  return reachBefore(nodes, since);
}

/** Puts ∂y/∂v into the `grad` of each node v that y depends on and that was made since an era; returns these nodes. */
export function sweepOnNumbers(y: Value, since: number): Node[] {
  const nodes = ancestors(y, since);
  for (const v of nodes) v.grad = 0;
  y.grad = 1;
  return sweep(nodes, onNumbers, since);
}

/** ∂y/∂v for each of the variables v, by a sweep on numbers. The nodes are of this differentiation's making. */
function gradsOf(y: Scalar, variables: readonly Value[], since: number): Scalar[] {
  if (typeof y === 'number') return variables.map(() => 0);
  for (const v of variables) v.grad = 0;
  sweepOnNumbers(y, since);
  return variables.map(({ grad }) => grad);
}

/** The same by a sweep on `Value`s: the derivatives are nodes, which can be differentiated again. */
function adjointsOf(y: Scalar, variables: readonly Value[], since: number): Scalar[] {
  if (typeof y === 'number' || y.era < since) return variables.map(() => 0);
  const derivatives = adjoints(y, since);
  return variables.map((v) => derivatives.get(v) ?? 0);
}

/**
 * ∂y/∂v for y and each node v that y depends on, as nodes or numbers; the nodes can be differentiated again. No `grad` is
 * changed. Nodes older than the era `since` are left out (for the engine's own use). Throws a `TypeError` if y isn't a
 * `Value`.
 *
 * @example
 * const x = new Value(3, 'x');
 * const y = mul(x, x);
 * adjoints(y).get(x) // Value(data=6, grad=0)
 */
export function adjoints(y: Value, since?: number): Map<Value, Scalar> {
  if (!(y instanceof Value)) throw new TypeError(`adjoints: argument 1 must be a Value, but is ${describeNonValue(y)}`);
  const rule = new ValueRule(y);
  sweep(ancestors(y, since), rule, since);
  return rule.adjoints;
}

/** The chain rule on `Value`s: the partials run on `Value`s, and ∂y/∂v is a node, too. */
export class ValueRule implements ChainRule {
  /** ∂y/∂v for each node v that the sweep has come to. */
  readonly adjoints: Map<Value, Scalar>;

  constructor(y: Value) {
    this.adjoints = new Map<Value, Scalar>([[y, 1]]);
  }

  passBack(v: Value, i: number, x: Value): void {
    const term = times(this.adjoints.get(v) ?? 0, partialOnValues(v, i));
    const sum = this.adjoints.get(x);
    this.adjoints.set(x, sum === undefined ? term : add(sum, term));
  }
}

/** ∂v/∂x for the i-th input x of v, as a node. */
function partialOnValues(v: Value, i: number): Scalar {
  const partial = v.op?.partials[i] ?? 0;
  const result = typeof partial === 'number' ? partial : runOnValues(partial, v, i);
  if (typeof result === 'number' || result instanceof Value) return result;
  throw new TypeError(`${v.op?.name}: partial ${i + 1} must give a Value for Values, but gave ${describe(result)}`);
}

function runOnValues(partial: (...inputsAndOutput: Scalar[]) => Scalar, v: Value, i: number): unknown {
  try {
    return partial(...v.inputs, v);
  } catch (error) {
    if (!(error instanceof NotANumberError)) throw error;
    const advice = 'to differentiate it, write it with ops, such as cos instead of Math.cos';
    throw new TypeError(`${v.op?.name}: partial ${i + 1} failed on Values; ${advice} (${error.message})`, {
      cause: error,
    });
  }
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
