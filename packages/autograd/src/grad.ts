import { adjoints } from './adjoints.ts';
import { type ArgnumsType, type Chosen, checkArgnums, type Derivative, type IndexOf } from './argnums.ts';
import { ancestors, type Node, numberOf, onNumbers, sweep } from './backward.ts';
import { type AnyFunction, call, type Returns, toValue } from './call.ts';
import { checkFunction, checkOptions, describe } from './errors.ts';
import { mapLeaves, type WithLeaves, withNumbers } from './tree.ts';
import type { Scalar, Value } from './value.ts';

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

/** What `valueAndGrad` makes of a function with `hasAux`: its value, the rest of what it returned, and its gradient. */
export type ValueAuxAndGradient<Arguments extends unknown[], Aux, Argnums extends ArgnumsType = 0> = Derivative<
  Arguments,
  Argnums,
  [value: [number, WithLeaves<Aux, number>], gradient: WithLeaves<Chosen<Arguments, Argnums>, number>],
  [value: [Value, Aux], gradient: WithLeaves<Chosen<Arguments, Argnums>, Value>]
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
 * The value of `f` and its gradient, for the cost of the gradient; otherwise as `grad`. With `hasAux`, `f` returns a pair: the
 * number to differentiate, and anything else, which is passed on beside the value. Where the value is a number, so are all
 * `Value`s in the arrays and plain records of the rest.
 *
 * Throws as `grad` does, and a `TypeError` if there are other options, or `f` has `hasAux` and doesn't return a pair.
 *
 * @example
 * valueAndGrad((x: Scalar) => mul(x, x))(3) // [ 9, 6 ]
 * valueAndGrad((x: Scalar) => [mul(x, x), { x }], 0, { hasAux: true })(3) // [ [ 9, { x: 3 } ], 6 ]
 */
export function valueAndGrad<X = Value, Rest extends unknown[] = []>(
  f: (x: X, ...rest: Rest) => Scalar,
): ValueAndGradient<[X, ...Rest]>;
export function valueAndGrad<
  Arguments extends unknown[],
  const Argnums extends IndexOf<Required<Arguments>> | readonly IndexOf<Required<Arguments>>[],
>(f: (...at: Arguments) => Scalar, argnums: Argnums): ValueAndGradient<Arguments, Argnums>;
export function valueAndGrad<
  Arguments extends unknown[],
  Aux,
  const Argnums extends IndexOf<Required<Arguments>> | readonly IndexOf<Required<Arguments>>[],
>(
  f: (...at: Arguments) => readonly [Scalar, Aux],
  argnums: Argnums,
  options: { readonly hasAux: true },
): ValueAuxAndGradient<Arguments, Aux, Argnums>;
export function valueAndGrad(f: AnyFunction, argnums: ArgnumsType = 0, options: { hasAux?: boolean } = {}): unknown {
  checkOptions('valueAndGrad', 3, options, ['hasAux']);
  const { hasAux = false } = options;
  if (!hasAux) return differentiated('valueAndGrad', f, argnums, ({ value, gradient }) => [value, gradient]);
  checkFunction('valueAndGrad', f);
  return (...at: unknown[]) => {
    let aux: unknown;
    const first: AnyFunction = (...at) => {
      const result = f(...at);
      if (!Array.isArray(result) || result.length !== 2) {
        throw new TypeError(
          `valueAndGrad: with hasAux, the function must return a pair, but returned ${describe(result)}`,
        );
      }
      aux = result[1];
      return result[0];
    };
    const pick = ({ value, gradient }: Differentiated) => [
      [value, typeof value === 'number' ? withNumbers(aux) : aux],
      gradient,
    ];
    return differentiated('valueAndGrad', first, argnums, pick)(...at);
  };
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

/** The result of a function, and the gradient of each number in it. */
interface Differentiated {
  readonly value: unknown;
  readonly gradient: unknown;
}

/** `f` with its result and the gradient of each number in it, of which `pick` chooses what to return. */
export function differentiated(
  name: string,
  f: AnyFunction,
  argnums: ArgnumsType,
  pick: (result: Differentiated) => unknown,
  returns: Returns = 'one number',
): AnyFunction {
  checkFunction(name, f);
  const indices = checkArgnums(name, argnums);
  return (...at) => {
    const { result, variables, since, isOnValues } = call(name, f, indices, at, returns);
    const toOut = (x: Scalar): Scalar => (isOnValues ? toValue(x) : numberOf(x));
    const gradientOf = (y: Scalar): unknown => {
      const leaves = (isOnValues ? adjointsOf : gradsOf)(y, variables, since).values();
      const gradients = indices.map((i) => mapLeaves(at[i], name, () => toOut(leaves.next().value ?? 0)));
      return typeof argnums === 'number' ? gradients[0] : gradients;
    };
    return pick({ value: mapLeaves(result, name, toOut), gradient: mapLeaves(result, name, gradientOf) });
  };
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
