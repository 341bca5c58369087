import { adjoints } from '../adjoints.ts';
import { clock } from '../backward.ts';
import { describeNonValue } from '../errors.ts';
import { type KeyPath, mapLeaves } from '../tree.ts';
import { type Op, type Scalar, tracing, Value } from '../value.ts';
import type { Instructions, Operand } from './instructions.ts';
import { SimplifiedInstructions } from './simplify.ts';
import { GraphNotKeptError, notKept, Tracer } from './tracer.ts';

/** A function and its gradient as instructions: the inputs first, then the forward pass, then the backward pass. */
export interface Trace {
  readonly instructions: Instructions;
  readonly value: Operand;
  /** With respect to each number in the chosen arguments, in their order. */
  readonly gradient: readonly Operand[];
  /** The names of the numbers in the chosen arguments, and of those in the others. */
  readonly names: { readonly params: readonly string[]; readonly data: readonly string[] };
}

/**
 * Runs `f` once on tracers, and then the backward sweep on the tracers that it made; each op applied to one becomes
 * an instruction. Any other `Value` that `f` uses is a constant.
 */
export function trace(f: (...at: unknown[]) => unknown, example: readonly unknown[], chosen: readonly number[]): Trace {
  const since = ++clock.era;
  const recorder = new Recorder();
  const lifted: unknown[] = [...example];
  const lift = (i: number, array: 'params' | 'data') => {
    lifted[i] = mapLeaves(example[i], `compile: argument ${i + 1}`, (leaf, path) =>
      recorder.input(array, typeof leaf === 'number' ? nameOf(i, path()) : (leaf.label ?? nameOf(i, path()))),
    );
  };
  for (const i of chosen) lift(i, 'params');
  for (const i of example.keys()) if (!chosen.includes(i)) lift(i, 'data');

  const outer = tracing.makeNode;
  try {
    tracing.makeNode = (op, inputs) => recorder.apply(op, inputs) ?? outer?.(op, inputs);
    const y = f(...lifted);
    if (typeof y !== 'number' && !(y instanceof Value)) {
      throw new TypeError(`compile: the function must return a number or a Value, but returned ${describeNonValue(y)}`);
    }
    recorder.nameInstructions();
    const value = recorder.operandOf(y);
    const forwardInstructions = recorder.instructions.length;
    const derivatives = y instanceof Tracer ? recorder.adjointsOf(y, since) : new Map<Value, Scalar>();
    for (const [{ op, label }, adjoint] of derivatives) {
      if (op === undefined || label === undefined) continue;
      const operand = recorder.operandOf(adjoint);
      if (operand >= forwardInstructions) recorder.name(operand, `d${nameOfResult(y)}_d${label}`);
    }
    const { instructions, inputs } = recorder;
    const namesOf = (array: 'params' | 'data') =>
      instructions.inputs[array].map((x) => instructions.names.get(x) ?? '');
    return {
      instructions,
      value,
      gradient: inputs.map((input) => recorder.operandOf(derivatives.get(input) ?? 0)),
      names: { params: namesOf('params'), data: namesOf('data') },
    };
  } finally {
    tracing.makeNode = outer;
  }
}

/** Makes the instructions of a trace, and the tracers that stand for them. */
class Recorder {
  readonly instructions = new SimplifiedInstructions();
  /** The tracers that the trace differentiates with respect to. */
  readonly inputs: Tracer[] = [];
  readonly #tracers: Tracer[] = [];
  #keepsGraph = true;

  input(array: 'params' | 'data', label: string): Tracer {
    const tracer = this.#made(this.instructions.input(array, label), label);
    if (array === 'params') this.inputs.push(tracer);
    return tracer;
  }

  /** The node of an op, if one of its inputs is a tracer of this trace. */
  apply(op: Op, inputs: readonly Scalar[]): Tracer | undefined {
    if (!inputs.some((x) => this.#isOwn(x))) return undefined;
    const operand = this.instructions.apply(
      op,
      inputs.map((x) => this.operandOf(x)),
    );
    return this.#keepsGraph
      ? this.#made(operand, undefined, op, inputs)
      : new Tracer(this, operand, undefined, notKept);
  }

  operandOf(x: Scalar): Operand {
    if (typeof x === 'number') return this.instructions.constant(x);
    if (!(x instanceof Tracer)) return this.instructions.constant(x.data);
    if (this.#isOwn(x)) return x.operand;
    throw new Error('compile: a function that is compiled inside another must not use its arguments');
  }

  /**
   * ∂y/∂v for each node v that y depends on. What the sweep makes is differentiated no further, so that its graph, which is
   * larger than that of y, isn't kept. But a partial may differentiate what it has made itself: then the sweep is done again,
   * with a graph.
   */
  adjointsOf(y: Tracer, since: number): Map<Value, Scalar> {
    this.#keepsGraph = false;
    try {
      return adjoints(y, since);
    } catch (error) {
      if (!(error instanceof GraphNotKeptError)) throw error;
    } finally {
      this.#keepsGraph = true;
    }
    return adjoints(y, since);
  }

  /** Names each instruction for the first labelled node that stands for it; labels may be set after a node is made. */
  nameInstructions(): void {
    this.instructions.names.clear();
    for (const { operand, label } of this.#tracers) if (label !== undefined) this.name(operand, label);
  }

  /** Names an instruction, if it is one and has no name. */
  name(operand: Operand, name: string): void {
    const { names } = this.instructions;
    if (operand >= 0 && !names.has(operand)) names.set(operand, name);
  }

  #isOwn(x: Scalar): x is Tracer {
    return x instanceof Tracer && x.trace === this;
  }

  #made(operand: Operand, label: string | undefined, op?: Op, inputs?: readonly Scalar[]): Tracer {
    const tracer = new Tracer(this, operand, label, op, inputs);
    this.#tracers.push(tracer);
    return tracer;
  }
}

function nameOfResult(y: Scalar): string {
  return typeof y === 'number' ? '' : (y.label ?? 'y');
}

/** What a number in an argument is called if it has no label: w_0 for w[0] in argument 1, x2_0 for [0] in argument 2. */
function nameOf(argument: number, path: KeyPath): string {
  return (typeof path[0] === 'string' ? path : [`x${argument + 1}`, ...path]).join('_');
}
