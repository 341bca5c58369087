import * as engine from '@autograd-222/autograd';
import { abs, add, defineOp, detach, div, label, mul, neg, pow, type Scalar, sub, Value } from '@autograd-222/autograd';
import type { Expression, Span } from '../reading/expression.ts';
import { Derivatives } from './derivatives.ts';
import { literal } from './literal.ts';
import { namesIn } from './names-in.ts';

/** What a text defines: formulas by their names, and functions. */
export interface Definitions {
  readonly names: ReadonlyMap<string, Expression>;
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
}

/** For the name of a definition, the names in it that are constants to every derivative. */
export type Detached = ReadonlyMap<string, readonly string[]>;

export interface FunctionDefinition {
  readonly parameters: readonly string[];
  readonly body: Expression;
}

/** What is wrong with a formula, and where. */
export class MeaningError extends Error {
  readonly at: Span;

  constructor(at: Span, message: string) {
    super(message);
    this.at = at;
  }
}

/** A name for a node that has one already, as in h = ŷ: another node with the same number. */
const identity = defineOp({ name: 'identity', forward: (x) => x, partials: [1] });

/**
 * The graph that a text defines: a node for each name, made when it is first asked for. Names that no line defines are
 * given: leaves of the graph, which stand for any number.
 */
export class Graph {
  readonly givens = new Map<string, Value>();
  readonly givenNodes = new Set<Value>();
  readonly #definitions: Definitions;
  readonly #own: ReadonlySet<string>;
  readonly #detached: Detached;
  /** What is wrong with the names that lead to a circle. */
  readonly #circles = new Map<string, string>();
  readonly #nodes = new Map<string, Value>();
  readonly #derivatives = new Derivatives();
  /** For a node, others that must have a value for it to have one: those whose derivatives its definition uses. */
  readonly domains = new Map<Value, readonly Value[]>();
  /** What derivatives were taken of, in what is being built. */
  #differentiated: Value[] = [];
  /** The names whose definitions are being followed, to find circles. */
  readonly #open = new Set<string>();

  /** `own` are names that aren't constants, though the definitions don't have them. */
  constructor(definitions: Definitions, own: ReadonlySet<string> = new Set(), detached: Detached = new Map()) {
    this.#definitions = definitions;
    this.#own = own;
    this.#detached = detached;
  }

  /** The node of a name. Throws a `MeaningError` if its definition leads back to itself. */
  node(name: string, at: Span): Value {
    const known = this.#nodes.get(name);
    if (known !== undefined) return known;
    const circle = this.#circles.get(name);
    if (circle !== undefined) throw new MeaningError(at, circle);
    this.#makeInputs(name, at);
    const node = this.#made(name, at);
    this.#nodes.set(name, node);
    return node;
  }

  /** Slopes that have no value where the node that they are the slope of has a kink, with that node. */
  get kinks(): ReadonlyMap<Value, Value> {
    return this.#derivatives.kinks;
  }

  /** The node of a name, if it has one by now. */
  made(name: string): Value | undefined {
    return this.#nodes.get(name);
  }

  /** Makes the nodes that a definition goes back to, the first ones first, so that a long chain of them needs no recursion. */
  #makeInputs(name: string, at: Span): void {
    const inputsOf = (name: string) => {
      const definition = this.#definitions.names.get(name);
      return { name, inputs: definition === undefined ? [] : [...namesIn(definition)] };
    };
    const path = [inputsOf(name)];
    const onPath = new Set(this.#open).add(name);
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const next = last.inputs.pop();
      if (next === undefined) {
        path.pop();
        onPath.delete(last.name);
        if (path.length > 0 && !this.#nodes.has(last.name)) this.#nodes.set(last.name, this.#made(last.name, at));
      } else if (this.#definitions.names.has(next) && !this.#nodes.has(next)) {
        if (onPath.has(next)) {
          const error = circle([...onPath, next], at);
          for (const name of onPath) this.#circles.set(name, error.message);
          throw error;
        }
        path.push(inputsOf(next));
        onPath.add(next);
      }
    }
  }

  #made(name: string, at: Span): Value {
    const definition = this.#definitions.names.get(name);
    const number = this.#own.has(name) ? undefined : constants.get(name);
    if (definition === undefined && number !== undefined) return label(new Value(number), name);
    if (definition === undefined) {
      const given = label(new Value(representative(this.givens.size)), name);
      this.givens.set(name, given);
      this.givenNodes.add(given);
      return given;
    }
    if (this.#open.has(name)) {
      throw circle([...this.#open, name], at);
    }
    this.#open.add(name);
    try {
      const { value, domain } = this.buildWithDomain(() => this.buildDefinition(name, definition));
      if (typeof value === 'number' && domain.length === 0) return label(new Value(value), name);
      const isOwn = typeof value === 'object' && value.label === undefined && value.op !== undefined;
      const node = label(isOwn && domain.length === 0 ? value : identity(asNode(value)), name);
      if (domain.length > 0) this.domains.set(node, domain);
      return node;
    } finally {
      this.#open.delete(name);
    }
  }

  /** The node, or the number, that the definition of a name stands for. */
  buildDefinition(name: string, definition: Expression): Scalar {
    const constants = this.#detached.get(name) ?? [];
    return this.build(definition, new Map(constants.map((one) => [one, detach(this.node(one, definition.at))])));
  }

  /** What is built, and the nodes whose derivatives are in it. */
  buildWithDomain<Built>(build: () => Built): { readonly value: Built; readonly domain: readonly Value[] } {
    const outer = this.#differentiated;
    this.#differentiated = [];
    try {
      return { value: build(), domain: this.#differentiated };
    } finally {
      this.#differentiated = outer;
    }
  }

  /** What derivatives are taken from, instead of from the graph, while `buildWith` runs. */
  #instead: (of: string, wrt: string) => Scalar | undefined = () => undefined;

  /** As `build`, but with other values for some derivatives of one name with respect to another. */
  buildWith(formula: Expression, instead: (of: string, wrt: string) => Scalar | undefined): Scalar {
    const before = this.#instead;
    this.#instead = instead;
    try {
      return this.build(formula);
    } finally {
      this.#instead = before;
    }
  }

  /** The node, or the number, that a formula stands for; with parameters of a function for some of its names. */
  build(formula: Expression, parameters: ReadonlyMap<string, Scalar> = new Map()): Scalar {
    switch (formula.kind) {
      case 'number':
        return literal(formula.digits);
      case 'name': {
        const parameter = parameters.get(formula.name);
        return parameter ?? this.node(formula.name, formula.at);
      }
      case 'call':
        return this.#call(formula, parameters);
      case 'derivative': {
        const [first] = formula.wrt;
        const simple = formula.of.kind === 'name' && formula.wrt.length === 1 && first?.power === 1;
        const instead = simple && formula.of.kind === 'name' ? this.#instead(formula.of.name, first.name) : undefined;
        if (instead !== undefined) return instead;
        return formula.wrt.reduce<Scalar>(
          (of, variable) => this.#derivative(of, variable),
          this.build(formula.of, parameters),
        );
      }
    }
  }

  #call(call: Extract<Expression, { kind: 'call' }>, parameters: ReadonlyMap<string, Scalar>): Scalar {
    const inputs = call.inputs.map((input) => this.build(input, parameters));
    const { name, primes } = this.#withPrimes(call);
    const definition = this.#definitions.functions.get(name);
    const apply = (inputs: readonly Scalar[]): Scalar => {
      if (definition === undefined) return applyOp({ name, at: call.at }, inputs);
      if (inputs.length !== definition.parameters.length) {
        const expected = definition.parameters.length;
        throw new MeaningError(call.at, `${name} takes ${expected} arguments, but has ${inputs.length} here`);
      }
      if (this.#open.has(`${name}()`)) throw new MeaningError(call.at, `${name} is defined by itself`);
      this.#open.add(`${name}()`);
      try {
        return this.build(definition.body, new Map(definition.parameters.map((name, i) => [name, inputs[i] ?? NaN])));
      } finally {
        this.#open.delete(`${name}()`);
      }
    };
    if (primes === 0) return apply(inputs);
    if (inputs.length !== 1) throw new MeaningError(call.at, `a prime needs a function of one argument`);
    const [argument = NaN] = inputs;
    const variable = identity(asNode(argument));
    let value = apply([variable]);
    for (let i = 0; i < primes; i++) value = this.#differentiate(value, variable);
    return value;
  }

  /** σ' is the derivative of σ, unless the text defines a function of that name. */
  #withPrimes({ name, primes }: { readonly name: string; readonly primes: number }): { name: string; primes: number } {
    const base = name.replace(/'+$/, '');
    const isOwn = base === name || this.#definitions.functions.has(name);
    return isOwn ? { name, primes } : { name: base, primes: primes + name.length - base.length };
  }

  #derivative(of: Scalar, { name, power, at }: { name: string; power: number; at: Span }): Scalar {
    const node = this.node(name, at);
    const derivative = this.#differentiate(of, node);
    if (power === 1) return derivative;
    return div(derivative, mul(power, pow(node, power - 1)));
  }

  #differentiate(of: Scalar, node: Value): Scalar {
    if (typeof of === 'object') this.#differentiated.push(of);
    return this.adjoint(of, node);
  }

  /** ∂of/∂node, as a graph. */
  adjoint(of: Scalar, node: Value): Scalar {
    return this.#derivatives.of(of, node);
  }

  /** The numbers of nodes that are givens, from those of names. */
  givenNumbers(numberOf: (name: string) => number): (v: Value) => number | undefined {
    return (v) => (this.givenNodes.has(v) ? numberOf(v.label ?? '') : undefined);
  }

  /** The first names that have a node, at most so many. */
  firstNames(count: number): string[] {
    const names: string[] = [];
    for (const name of this.#nodes.keys()) {
      if (names.length === count) break;
      names.push(name);
    }
    return names;
  }

  /** The names that have a node by now, in the order of their making. */
  get names(): readonly string[] {
    return [...this.#nodes.keys()];
  }
}

/** The error of definitions that lead back to the last of these names. */
function circle(names: readonly string[], at: Span): MeaningError {
  const around = names.slice(names.indexOf(names.at(-1) ?? ''));
  const shown = around.length > 12 ? [...around.slice(0, 6), '…', ...around.slice(-5)] : around;
  return new MeaningError(at, `${shown.join(' → ')}: these definitions lead in a circle`);
}

const constants = new Map([
  ['π', Math.PI],
  ['e', Math.E],
]);

/** Any number in the domain of most functions; no two givens have the same. */
function representative(i: number): number {
  return 0.3 + 0.4 * ((i * 0.6180339887) % 1);
}

function asNode(x: Scalar): Value {
  return typeof x === 'number' ? new Value(x) : x;
}

function applyOp({ name, at }: { name: string; at: Span }, inputs: readonly Scalar[]): Scalar {
  const op = ops.get(name);
  if (op === undefined) throw new MeaningError(at, `there is no function ${name}: define it, or write · for a product`);
  if (op.op.partials.length !== inputs.length) {
    throw new MeaningError(at, `${name} takes ${op.op.partials.length} arguments, but has ${inputs.length} here`);
  }
  const [base, exponent] = inputs;
  // A node for the base, so that the derivative has its logarithm, and not the double next to that.
  if (name === 'pow' && typeof base === 'number' && typeof exponent === 'object') return op(new Value(base), exponent);
  return exactly(name, inputs) ?? op(...inputs);
}

/** A node instead of a number, where arithmetic on integers doesn't give an integer that is exact. */
function exactly(name: string, inputs: readonly Scalar[]): Scalar | undefined {
  const [x, y = 1] = inputs;
  if (typeof x !== 'number' || typeof y !== 'number') return undefined;
  const result = ops.get(name)?.(...inputs);
  if (typeof result === 'number' && Number.isSafeInteger(result) && arithmetic.has(name)) return undefined;
  return ops.get(name)?.(new Value(x), ...inputs.slice(1));
}

const arithmetic = new Set<string>([add, sub, mul, neg, pow, abs].map(({ op }) => op.name));

/** Whether the engine has an op of this name. */
export function isOp(name: string): boolean {
  return ops.has(name);
}

type OpFunction = ((...inputs: Scalar[]) => Scalar) & { readonly op: engine.Op };

/** The ops of the engine by their names. */
const ops = new Map<string, OpFunction>(
  Object.values<unknown>(engine)
    .filter(isOpFunction)
    .map((op) => [op.op.name, op]),
);

function isOpFunction(x: unknown): x is OpFunction {
  return typeof x === 'function' && 'op' in x;
}
