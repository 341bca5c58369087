// biome-ignore-all format: set by hand, so that methods and ops read as tables
import { checkOp, describe } from './errors.ts';
import type { Binary, Definition, Nary, Op, TakesTwo, Unary } from './op.ts';

/** What every op takes and gives: numbers in, number out; a `Value` anywhere in, a `Value` out. */
export type Scalar = number | Value;

/**
 * How many traces have begun: one for each `grad`. To each, what was made before it is constant, so every node keeps the
 * count at its making. Those made since `hidden` began, a trace for `compile`, don't show their numbers.
 */
export const traces = { begun: 0, hidden: Infinity };

/**
 * A node of the graph: a number that remembers the op and the inputs it came from.
 *
 * @example
 * const x = new Value(3, 'x');
 * x.mul(x).add(1).backward();
 * x.grad // 6
 */
export class Value {
  /** ∂y/∂this, after `y.backward()`. Each `backward()` adds to that of a leaf; set it to 0 to start anew. */
  grad = 0;
  /** The node's name in messages, pictures and formulas. */
  label: string | undefined;
  /** The op that made the node, and of what; a leaf has none. Most ops have two inputs at most: an array would be heavy. */
  readonly op: Op<Value> | undefined;
  readonly x: Scalar | undefined;
  readonly y: Scalar | undefined;
  readonly more: readonly Scalar[] | undefined;
  /** For the engine: the number, the traces begun before it, and how many of its consumers a sweep has yet to come by. */
  number: number;
  readonly era: number = traces.begun;
  uses = 0;

  /** A leaf (`op` and its inputs are for `defineOp`). Throws a `TypeError` if `data` isn't a number. */
  constructor(data: number, label?: string, op?: Op<Value>, x?: Scalar, y?: Scalar, more?: readonly Scalar[]) {
    this.number = typeof data === 'number' ? data : checked(data, op?.name ?? 'Value');
    this.label = label;
    this.op = op;
    this.x = x;
    this.y = y;
    this.more = more;
  }

  /** The number. It can't be read or set by a function while `compile` traces it: its program is for any numbers. */
  get data(): number {
    refuseIfHidden(this);
    return this.number;
  }
  set data(x: number) {
    refuseIfHidden(this);
    this.number = checked(x, 'Value');
  }
  /** The inputs of the op, in order; none for a leaf. */
  get inputs(): readonly Scalar[] {
    return [this.x, this.y, ...(this.more ?? [])].filter((x) => x !== undefined);
  }

  /** Puts ∂this/∂v into the `grad` of each node v that this one depends on. If a partial throws, no `grad` changes. */
  backward(): void {
    refuseIfHidden(this);
    sweep(topologicalOrder(this));
  }

  add(y: Scalar): Value { return add(this, y); }
  sub(y: Scalar): Value { return sub(this, y); }
  mul(y: Scalar): Value { return mul(this, y); }
  div(y: Scalar): Value { return div(this, y); }
  neg(): Value { return neg(this); }
  pow(y: Scalar): Value { return pow(this, y); }
  exp(): Value { return exp(this); }
  log(): Value { return log(this); }
  tanh(): Value { return tanh(this); }

  toString(): string {
    const label = this.label === undefined ? '' : `, label=${this.label}`;
    return `Value(data=${this.era < traces.hidden ? this.number : '?'}, grad=${this.grad}${label})`;
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
  /** The engine can't see operators, so `x * 2` and `x < y` throw a `TypeError`. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return this.toString();
    throw new TypeError(`${this} is not a number: use add, mul, … in place of operators, or its .data`);
  }
}

/**
 * The nodes, made since the given era, that `y` depends on: `y` first, and each before its inputs. Kahn's algorithm:
 * count the consumers of each node, then take a node when the last of them has been taken. No recursion, at any depth.
 */
export function topologicalOrder(y: Value, since = 0): Value[] {
  const order = [y];
  for (const v of order) {
    if (reaches(v, 0, v.x, since)) order.push(v.x);
    if (reaches(v, 1, v.y, since)) order.push(v.y);
    v.more?.forEach((x, i) => { if (reaches(v, i + 2, x, since)) order.push(x); });
  }
  let taken = 1; // the nodes taken overwrite those reached, which outnumber them to the end
  for (const v of order) {
    if (releases(v, 0, v.x, since)) order[taken++] = v.x;
    if (releases(v, 1, v.y, since)) order[taken++] = v.y;
    v.more?.forEach((x, i) => { if (releases(v, i + 2, x, since)) order[taken++] = x; });
  }
  return order;
}

/** Counts v as a consumer of x, its i-th input; whether it is the first. */
function reaches(v: Value, i: number, x: Scalar | undefined, since: number): x is Value {
  return typeof x === 'object' && flows(v, i) && x.era >= since && x.uses++ === 0;
}

/** Takes v from the consumers of x, its i-th input; whether it was the last. */
function releases(v: Value, i: number, x: Scalar | undefined, since: number): x is Value {
  return typeof x === 'object' && flows(v, i) && x.era >= since && --x.uses === 0;
}

/** The chain rule, from the output back: each node adds, to the `grad` of each input, its own times the local partial. */
export function sweep(order: readonly Value[]): void {
  const before = order.filter((v) => v.grad !== 0).map((v) => ({ v, grad: v.grad }));
  try {
    for (const { v } of before) v.grad = 0;
    if (order[0] !== undefined) order[0].grad = 1;
    for (const v of order) {
      flow(v, 0, v.x);
      flow(v, 1, v.y);
      v.more?.forEach((x, i) => { flow(v, i + 2, x); });
    }
    for (const { v, grad } of before) if (v.op === undefined) v.grad += grad;
  } catch (error) {
    for (const v of order) v.grad = 0;
    for (const { v, grad } of before) v.grad = grad;
    throw error;
  }
}

/** Adds, to the `grad` of x, the i-th input of v, what flows to it from v. */
function flow(v: Value, i: number, x: Scalar | undefined): void {
  if (typeof x !== 'object') return;
  const partial = v.op?.partials[i] ?? 0;
  if (typeof partial === 'function') x.grad += v.grad * localPartial(v, i, partial);
  else if (partial !== 0) x.grad += v.grad * partial;
}

/** Whether anything flows back to the i-th input: by a constant 0, nothing does, not even 0 · ∞. */
export function flows({ op }: Value, i: number): boolean {
  const partial = op?.partials[i];
  return typeof partial !== 'number' || partial !== 0;
}

/** ∂v/∂(i-th input of v), by numbers alone. */
function localPartial(v: Value, i: number, partial: (...inputsAndOutput: Scalar[]) => Scalar): number {
  const { op, number } = v;
  const result =
    v.y === undefined ? partial(numberOf(v.x), number)
    : v.more === undefined ? partial(numberOf(v.x), numberOf(v.y), number)
    : partial(...v.inputs.map(numberOf), number);
  if (typeof result === 'number') return result;
  const came = result instanceof Value ? 'a Value' : describe(result);
  throw new TypeError(`${op?.name}: partial ${i + 1} must make a number of numbers, but gave ${came}`);
}

function checked(data: number, name: string): number {
  if (typeof data === 'number') return data;
  throw new TypeError(`${name}: data must be a number, but is ${describe(data)}`);
}

function refuseIfHidden(v: Value): void {
  if (v.era < traces.hidden) return;
  const name = v.label === undefined ? 'a Value' : v.label;
  throw new Error(`compile: the function asked for the number of ${name}, but is compiled for any: use where, max, abs …`);
}

export function numberOf(x: Scalar = 0): number {
  return typeof x === 'number' ? x : x.number;
}

/**
 * An op from its one rule: a function that computes on numbers, and on `Value`s builds the graph. Its partials are
 * written with ops, so that derivatives have derivatives. Throws a `TypeError` or `RangeError` if the rule is incomplete.
 *
 * @example
 * const cube = defineOp({ name: 'cube', forward: (x) => x ** 3, partials: [(x) => mul(3, mul(x, x))] });
 * cube(2) // 8
 */
export function defineOp(rule: Definition<Value, [number]>): Unary<Value>;
export function defineOp<F extends (x: number, y: number) => number>(
  rule: Definition<Value, [number, number]> & { forward: TakesTwo<F> },
): Binary<Value>;
export function defineOp<Inputs extends number[]>(rule: Definition<Value, Inputs> & Op<Value>): Nary<Value, Inputs>;
export function defineOp(op: Op<Value>): { op: Op<Value> } & ((x: Scalar, y: Scalar, ...more: Scalar[]) => Scalar) {
  checkOp(op);
  const read = (x: Scalar | undefined, i: number): number => {
    if (typeof x === 'number') return x;
    if (x instanceof Value) return x.number;
    throw new TypeError(`${op.name}: argument ${i + 1} must be a number or a Value, but is ${describe(x)}`);
  };
  const unary = (x: Scalar): Scalar => {
    const data = op.forward(read(x, 0));
    return typeof x === 'number' ? data : new Value(data, undefined, op, x);
  };
  const binary = (x: Scalar, y: Scalar): Scalar => {
    const data = op.forward(read(x, 0), read(y, 1));
    return typeof x === 'number' && typeof y === 'number' ? data : new Value(data, undefined, op, x, y);
  };
  const nary = (...given: Scalar[]): Scalar => {
    const numbers = op.partials.map((_, i) => read(given[i], i));
    const [x, y, ...more] = given.slice(0, numbers.length);
    const data = op.forward(...numbers);
    return [x, y, ...more].every((x) => typeof x === 'number') ? data : new Value(data, undefined, op, x, y, more);
  };
  return Object.assign([unary, binary][op.partials.length - 1] ?? nary, { op });
}

// The core ops. A partial sees the op's inputs, then its output: z of x and y, or y of x alone. `js` and `tex` are how the
// op is written, where that isn't by its name.

const infix = (sign: string) => (x: string, y: string): string => `${x} ${sign} ${y}`;

/** x + y */ export const add = defineOp({ name: 'add', forward: (x, y) => x + y, partials: [1, 1], js: infix('+') });
/** x - y */ export const sub = defineOp({ name: 'sub', forward: (x, y) => x - y, partials: [1, -1], js: infix('-') });
/** x · y */ export const mul = defineOp({ name: 'mul', forward: (x, y) => x * y, partials: [(_x, y) => y, (x) => x], js: infix('*') });
/** x / y */ export const div: Binary<Value> = defineOp({
  name: 'div', forward: (x, y) => x / y, partials: [(_x, y) => div(1, y), (_x, y, z) => neg(div(z, y))], js: infix('/'),
});
/** -x    */ export const neg = defineOp({ name: 'neg', forward: (x) => -x, partials: [-1], js: (x) => `-${x}` });
/** eˣ    */ export const exp = defineOp({
  name: 'exp', forward: Math.exp, partials: [(_x, y) => y], tex: { write: (x) => `e^{${x}}`, inputs: 'any', output: 'power' },
});
/** log x */ export const log = defineOp({ name: 'log', forward: Math.log, partials: [(x) => div(1, x)] });
/** tanh x */ export const tanh = defineOp({
  name: 'tanh', forward: Math.tanh, partials: [(_x, y) => sub(1, mul(y, y))],
});
/** x ** y, by JavaScript's rules. As in PyTorch, ∂x is 0 where y = 0, and ∂y is 0 where x = 0 and y ≥ 0. */
export const pow: Binary<Value> = defineOp({
  name: 'pow', forward: (x, y) => x ** y, js: infix('**'), partials: [
    (x, y) => typeof y !== 'number' ? slopeOfPower(x, y) : y === 0 ? 0 : mul(y, pow(x, y - 1)), byExponent,
  ],
});
const slopeOfPower: Binary<Value> = defineOp({
  name: 'slopeOfPower', forward: (x, y) => (y === 0 ? 0 : y * x ** (y - 1)),
  js: (x, y) => `${y} === 0 ? 0 : ${y} * ${x} ** (${y} - 1)`,
  tex: { write: (x, y) => `${y} ${x}^{${y} - 1}`, output: 'product' },
  partials: [
    (x, y) => mul(y, slopeOfPower(x, sub(y, 1))),
    (x, y) => add(pow(x, sub(y, 1)), mul(y, byExponent(x, y, pow(x, sub(y, 1))))),
  ],
});
/** ∂z/∂y of z = xʸ. Where x is 0, z is 0, 1 or ∞, and the derivative 0, 0 or -∞. */
function byExponent(x: Scalar, _y: Scalar, z: Scalar): Scalar {
  return either(x, mul(z, log(x)), mul(z, sub(1, z)));
}
/** x where the condition isn't 0, else y. Both are computed: an infinite partial of the other still makes NaN of its 0. */
export const where: Nary<Value, [condition: number, x: number, y: number]> = defineOp({
  name: 'where', forward: (condition: number, x: number, y: number) => (condition !== 0 ? x : y),
  partials: [0, (condition) => where(condition, 1, 0), (condition) => where(condition, 0, 1)],
  js: (condition, x, y) => `${condition} !== 0 ? ${x} : ${y}`,
  tex: {
    write: (c, x, y) => `\\begin{cases} {${x}} & {${c}} \\ne 0 \\\\ {${y}} & \\text{otherwise} \\end{cases}`,
    inputs: 'any', output: 'product',
  },
});
/** `where`, but a condition that is a constant leaves no node, and no trace of the branch not taken. */
function either(condition: Scalar, x: Scalar, y: Scalar): Scalar {
  return typeof condition !== 'number' ? where(condition, x, y) : condition !== 0 ? x : y;
}
/** The same number, cut from the graph: a constant to every derivative. */
export const detach = defineOp({ name: 'detach', forward: (x) => x, partials: [0], js: (x) => x });
