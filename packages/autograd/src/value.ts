// biome-ignore-all format: set by hand, so that methods and ops read as tables
import { backward, clock } from './backward.ts';
import { checkNumber, checkOp, checkSurplus, dataError, forwardError, inputError, labelError, NotANumberError } from './errors.ts';
import type * as types from './op.ts';

/** What every op takes and gives: numbers in, number out; a `Value` anywhere in, a `Value` out. */
export type Scalar = number | Value;

/** What `defineOp` takes: a name, `forward` and partials; and what it returns: a function of one, two or more inputs. */
export type Op = types.Op<Value>;
export type Unary = types.Unary<Value>;
export type Binary = types.Binary<Value>;
export type Nary<Inputs extends number[]> = types.Nary<Value, Inputs>;

/**
 * A node of the graph: a number that remembers the op and the inputs it was computed from.
 *
 * @example
 * const x = new Value(3, 'x');
 * x.mul(x).add(1).backward();
 * x.grad // 6
 */
export class Value {
  /**
   * ∂y/∂this, after `y.backward()`. In a leaf, each call adds to what is there: set it to 0 to start again. In any other node,
   * each call that reaches it replaces it.
   */
  grad = 0;
  /** The node's name in messages, pictures and formulas. */
  label: string | undefined;
  /** The op that made the node; a leaf has none. */
  readonly op: Op | undefined;
  /** The inputs of the op: x, or x and y, or an array of more. (Not an array for all: that takes more time and memory.) */
  readonly x: Scalar | undefined;
  readonly y: Scalar | undefined;
  readonly xs: readonly Scalar[] | undefined;
  /** For the engine: when the node was made (see the end of backward.ts). */
  readonly era: number = clock.era;
  /** For the engine, during a sweep: how many uses of this node are yet to be visited. */
  uses = 0;
  /** The number. Training sets that of the parameters, and then makes the graph anew: nodes computed from it before are stale. */
  data: number;

  /** A leaf; the other parameters are for `defineOp`. Throws a `TypeError` if `data` isn't a number or `label` a string. */
  constructor(data: number, label?: string, op?: Op, x?: Scalar, y?: Scalar, xs?: readonly Scalar[]) {
    if (typeof data !== 'number') throw op === undefined ? dataError('Value', data) : forwardError(op.name, data);
    if (label !== undefined && typeof label !== 'string') throw labelError('Value', label);
    this.data = data;
    this.label = label;
    this.op = op;
    this.x = x;
    this.y = y;
    this.xs = xs;
  }

  /** The inputs of the op, in order; none for a leaf. */
  get inputs(): readonly Scalar[] {
    return this.xs ?? [this.x, this.y].filter((x) => x !== undefined);
  }

  /** Puts ∂this/∂v into the `grad` of each node v that a derivative flows back to: see backward.ts. */
  backward(): void { backward(this); }

  // The methods: the arithmetic operators, and exp, log, tanh and relu.
  add(y: Scalar): Value { return add(this, y); }
  sub(y: Scalar): Value { return sub(this, y); }
  mul(y: Scalar): Value { return mul(this, y); }
  div(y: Scalar): Value { return div(this, y); }
  neg(): Value { return neg(this); }
  pow(y: Scalar): Value { return pow(this, y); }
  exp(): Value { return exp(this); }
  log(): Value { return log(this); }
  tanh(): Value { return tanh(this); }
  relu(): Value { return relu(this); }

  toString(): string {
    return `Value(data=${this.data}, grad=${this.grad}${this.label === undefined ? '' : `, label=${this.label}`})`;
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string { return this.toString(); }
  /** JavaScript can't overload operators: `x * 2` and `x < 2` throw a `TypeError`, rather than give NaN and false. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return this.toString();
    throw new NotANumberError(`${this} is not a number: use add, mul, … for operators, sin, … for Math, and where, max or abs for comparisons`);
  }
}

/**
 * Names a node, and returns it; a number is returned as it is. Throws a `TypeError` if the name isn't a string.
 *
 * @example
 * label(tanh(new Value(0)), 'h') // Value(data=0, grad=0, label=h)
 * label(tanh(0), 'h') // 0
 */
export function label<S extends Scalar>(x: S, name: string): S {
  if (typeof name !== 'string') throw labelError('label', name);
  if (typeof x === 'object') x.label = name;
  return x;
}

/**
 * For `compile`, which sets `makeNode` while it traces a function. An op with a `Value` among its inputs first calls `makeNode`,
 * which returns the node if `compile` made one of them, and nothing otherwise.
 */
export const tracing: { makeNode?: ((op: Op, inputs: readonly Scalar[]) => Value | undefined) | undefined } = {};

/**
 * Makes an op from its one rule: how its number is computed, `forward`, and a partial derivative for each input. The op is a
 * function that computes on numbers, and builds the graph on `Value`s. Partials are written with ops, so that derivatives
 * have derivatives. There are overloads for one, two and more inputs. Throws a `TypeError` or `RangeError` if the rule is
 * incomplete.
 *
 * @example
 * const cube = defineOp({ name: 'cube', forward: (x) => x ** 3, partials: [(x) => mul(3, mul(x, x))] });
 * cube(2) // 8
 */
export function defineOp(op: types.Definition<Value, [number]>): Unary;
export function defineOp<F extends (x: number, y: number) => number>(
  op: types.Definition<Value, [number, number]> & { forward: types.TakesTwo<F> },
): Binary;
export function defineOp<Inputs extends number[]>(op: types.Definition<Value, Inputs> & Op): Nary<Inputs>;
export function defineOp(op: Op): { op: Op } & ((x: Scalar, y: Scalar, ...more: Scalar[]) => Scalar) {
  checkOp(op);
  const arity = op.partials.length;
  const read = (x: Scalar | undefined, i: number): number => {
    if (typeof x === 'number') return x;
    if (!(x instanceof Value)) throw inputError(op.name, i, x);
    if (typeof x.data !== 'number') throw dataError(op.name, x.data);
    return x.data;
  };
  // A function for one, for two and for more inputs: an array of inputs in each call would slow down the forward pass.
  const unary = (x: Scalar, ...surplus: unknown[]): Scalar => {
    if (surplus.length > 0) checkSurplus(op.name, 1, surplus);
    if (typeof x === 'number') return checkNumber(op.name, op.forward(x));
    return tracing.makeNode?.(op, [x]) ?? new Value(op.forward(read(x, 0)), undefined, op, x);
  };
  const binary = (x: Scalar, y: Scalar, ...surplus: unknown[]): Scalar => {
    if (surplus.length > 0) checkSurplus(op.name, 2, surplus);
    if (typeof x === 'number' && typeof y === 'number') return checkNumber(op.name, op.forward(x, y));
    return tracing.makeNode?.(op, [x, y]) ?? new Value(op.forward(read(x, 0), read(y, 1)), undefined, op, x, y);
  };
  const nary = (...inputs: Scalar[]): Scalar => {
    const xs = inputs.slice(0, arity);
    for (let i = 0; i < arity; i++) if (xs[i] === undefined) throw inputError(op.name, i, undefined);
    if (inputs.length > arity) checkSurplus(op.name, arity, inputs.slice(arity));
    if (xs.every((x) => typeof x === 'number')) return checkNumber(op.name, op.forward(...xs));
    return tracing.makeNode?.(op, xs) ?? new Value(op.forward(...xs.map(read)), undefined, op, undefined, undefined, xs);
  };
  return Object.assign(arity === 1 ? unary : arity === 2 ? binary : nary, { op });
}

// The core ops. A partial takes the op's inputs, then its output, `out`. `js` and `tex` say how an op is written where that isn't
// by its name; their inputs come in brackets where they need them. (How formulas write the operators is in formula/algebra.ts.)

const infix = (sign: string) => (x: string, y: string): string => `${x} ${sign} ${y}`;

/** x + y */ export const add = defineOp({ name: 'add', forward: (x, y) => x + y, partials: [1, 1], js: infix('+') });
/** x - y */ export const sub = defineOp({ name: 'sub', forward: (x, y) => x - y, partials: [1, -1], js: infix('-') });
/** x · y */ export const mul = defineOp({ name: 'mul', forward: (x, y) => x * y, partials: [(_x, y) => y, (x) => x], js: infix('*') });
/** x / y */ export const div: Binary = defineOp({
  name: 'div', forward: (x, y) => x / y, partials: [(_x, y) => div(1, y), (_x, y, out) => neg(div(out, y))], js: infix('/'),
});
/** -x    */ export const neg = defineOp({ name: 'neg', forward: (x) => -x, partials: [-1], js: (x) => `-${x}` });
/** eˣ    */ export const exp = defineOp({
  name: 'exp', forward: Math.exp, partials: [(_x, out) => out], tex: { write: (x) => `e^{${x}}`, inputs: 'any', output: 'power' },
});
/** log x */ export const log = defineOp({ name: 'log', forward: Math.log, partials: [(x) => div(1, x)] });
/** tanh x */ export const tanh = defineOp({
  name: 'tanh', forward: Math.tanh, partials: [(_x, out) => sub(1, mul(out, out))],
});
/**
 * x where the condition isn't 0, else y. Both are computed. The one that isn't chosen gets the derivative 0, which becomes
 * NaN further back if an infinite partial multiplies it.
 */
export const where: Nary<[condition: number, x: number, y: number]> = defineOp({
  name: 'where', forward: (condition, x, y) => (condition !== 0 ? x : y),
  partials: [0, (condition) => where(condition, 1, 0), (condition) => where(condition, 0, 1)],
  js: (condition, x, y) => `${condition} !== 0 ? ${x} : ${y}`,
  tex: {
    write: (c, x, y) => `\\begin{cases} {${x}} & {${c}} \\ne 0 \\\\ {${y}} & \\text{otherwise} \\end{cases}`,
    inputs: 'any', output: 'product',
  },
});
/** The same number, through which no derivative flows back: a constant to every derivative. */
export const detach = defineOp({ name: 'detach', forward: (x) => x, partials: [0], js: (x) => x });
/** max(0, x). The derivative at 0 is 0, as in PyTorch. */
export const relu = defineOp({
  // biome-ignore lint/complexity/useMathMinMax: Math.max takes V8 twice the time of this in a compiled program
  name: 'relu', forward: (x) => (x <= 0 ? 0 : x), partials: [(_x, out) => where(out, 1, 0)], js: (x) => `${x} <= 0 ? 0 : ${x}`,
});
/** x ** y, by JavaScript's rules. As in PyTorch, ∂out/∂x is 0 where y = 0, and ∂out/∂y is 0 where x = 0 and y ≥ 0. */
export const pow: Binary = defineOp({
  name: 'pow', forward: (x, y) => x ** y, js: infix('**'), partials: [
    (x, y) => typeof y === 'number' ? (y === 0 ? 0 : mul(y, pow(x, y - 1))) : slopeOfPower(x, y),
    (x, y, out) => typeof x !== 'number' || x === 0 ? slopeOfExponential(x, y) : mul(out, log(x)),
  ],
});
/**
 * ∂(xʸ)/∂x = y·xʸ⁻¹, but 0 where y is 0, even at x = 0, where the formula is 0·∞. A number y can be tested at once. A `Value`
 * takes an op: the result of a test of `y.data` would be cut off from y, and `compile` has no number yet.
 */
export const slopeOfPower: Binary = defineOp({
  name: 'slopeOfPower', forward: (x, y) => (y === 0 ? 0 : y * x ** (y - 1)),
  js: (x, y) => `${y} === 0 ? 0 : ${y} * ${x} ** (${y} - 1)`,
  partials: [(x, y) => mul(y, slopeOfPower(x, sub(y, 1))), (x, y) => mixedSlope(x, y)],
});
/**
 * ∂(xʸ)/∂y = xʸ·log x, but 0 where x is 0 and y ≥ 0, where the formula is 0·∞ or -∞. An op for the same reason. Its own partial with
 * respect to y, xʸ·log²x, is its square at y/2, and so has the same rule at 0.
 */
export const slopeOfExponential: Binary = defineOp({
  name: 'slopeOfExponential', forward: (x, y) => (x === 0 && y >= 0 ? 0 : x ** y * Math.log(x)),
  js: (x, y) => `${x} === 0 && ${y} >= 0 ? 0 : ${x} ** ${y} * Math.log(${x})`,
  partials: [
    (x, y) => mixedSlope(x, y),
    (x, y) => mul(slopeOfExponential(x, mul(0.5, y)), slopeOfExponential(x, mul(0.5, y))),
  ],
});
/** ∂²(xʸ)/∂x∂y = xʸ⁻¹ + y·xʸ⁻¹·log x; NaN where x is 0 and 0 ≤ y < 1. */
function mixedSlope(x: Scalar, y: Scalar): Scalar {
  return add(pow(x, sub(y, 1)), mul(y, slopeOfExponential(x, sub(y, 1))));
}
