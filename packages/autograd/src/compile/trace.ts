import { adjoints } from '../adjoints.ts';
import { clock } from '../backward.ts';
import { describeNonValue } from '../errors.ts';
import { type KeyPath, mapLeaves } from '../tree.ts';
import { type Op, type Scalar, tracing, Value } from '../value.ts';
import type { Instruction, Operand } from './instruction.ts';
import { Instructions } from './simplify.ts';
import { Tracer } from './tracer.ts';

/** A function and its gradient as instructions: the inputs first, then the forward pass, then the backward pass. */
export interface Trace {
  readonly instructions: readonly Instruction[];
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
    const forwardInstructions = recorder.instructions.all.length;
    const derivatives = y instanceof Tracer ? adjoints(y, since) : new Map<Value, Scalar>();
    for (const [v, adjoint] of derivatives) {
      const operand = recorder.operandOf(adjoint);
      const isNew = typeof operand !== 'number' && operand.id >= forwardInstructions;
      if (v.op !== undefined && v.label !== undefined && isNew) operand.name ??= `d${nameOfResult(y)}_d${v.label}`;
    }
    const { params, data } = recorder.inputs;
    return {
      instructions: recorder.instructions.all,
      value,
      gradient: params.map((input) => recorder.operandOf(derivatives.get(input) ?? 0)),
      names: { params: params.map(nameOfInput), data: data.map(nameOfInput) },
    };
  } finally {
    tracing.makeNode = outer;
  }
}

/** Makes the instructions of a trace, and the tracers that stand for them. */
class Recorder {
  readonly instructions = new Instructions();
  readonly inputs: Record<'params' | 'data', Tracer[]> = { params: [], data: [] };
  readonly #tracers = new Set<Tracer>();

  input(array: 'params' | 'data', label: string): Tracer {
    const tracer = this.#made(new Tracer(this.instructions.input(array, this.inputs[array].length), label));
    this.inputs[array].push(tracer);
    return tracer;
  }

  /** The node of an op, if one of its inputs is a tracer of this trace. */
  apply(op: Op, inputs: readonly Scalar[]): Tracer | undefined {
    if (!inputs.some((x) => x instanceof Tracer && this.#tracers.has(x))) return undefined;
    return this.#made(
      new Tracer(
        this.instructions.apply(
          op,
          inputs.map((x) => this.operandOf(x)),
        ),
        undefined,
        op,
        inputs,
      ),
    );
  }

  operandOf(x: Scalar): Operand {
    if (typeof x === 'number') return x;
    if (!(x instanceof Tracer)) return x.data;
    if (this.#tracers.has(x)) return x.operand;
    throw new Error('compile: a function that is compiled inside another must not use its arguments');
  }

  /** Names each instruction for the first labelled node that stands for it; labels may be set after a node is made. */
  nameInstructions(): void {
    for (const { operand, label } of this.#tracers) if (typeof operand !== 'number') operand.name ??= label;
  }

  #made(tracer: Tracer): Tracer {
    this.#tracers.add(tracer);
    return tracer;
  }
}

function nameOfResult(y: Scalar): string {
  return typeof y === 'number' ? '' : (y.label ?? 'y');
}

function nameOfInput({ operand }: Tracer): string {
  return typeof operand === 'number' ? '' : (operand.name ?? '');
}

/** What a number in an argument is called if it has no label: w_0 for w[0] in argument 1, x2_0 for [0] in argument 2. */
function nameOf(argument: number, path: KeyPath): string {
  return (typeof path[0] === 'string' ? path : [`x${argument + 1}`, ...path]).join('_');
}
