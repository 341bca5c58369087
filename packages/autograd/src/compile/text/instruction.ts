import type { Op } from '../../value.ts';
import type { Instructions } from '../instructions.ts';
import type { Trace } from '../trace.ts';

/** An instruction of a program as an object, for writing it. Equal instructions are one and the same. */
export interface Instruction {
  /** Its place in the order of computation. */
  readonly id: number;
  /** The op; an input has none. */
  readonly op: Op | undefined;
  readonly inputs: readonly Operand[];
  /** Where an input stands: the i-th number of those that the program differentiates with respect to, or of the others. */
  readonly place: Place | undefined;
  /** The name that the instruction goes by, if the node it came from had one. */
  readonly name: string | undefined;
}

interface Place {
  readonly array: 'params' | 'data';
  readonly index: number;
}

/** What an op is applied to: a constant, or an instruction. */
export type Operand = number | Instruction;

/** A trace whose instructions are objects. */
export interface WritableTrace {
  readonly of: Trace;
  readonly instructions: readonly Instruction[];
  readonly value: Operand;
  readonly gradient: readonly Operand[];
}

export function writable(trace: Trace): WritableTrace {
  const { instructions, value, gradient } = trace;
  const { length, operands, starts } = instructions;
  const places = placesOf(instructions);
  const all: Instruction[] = [];
  const operandOf = (x: number): Operand => instructions.numberOf(x) ?? all[x] ?? NaN;
  for (let id = 0; id < length; id++) {
    const inputs = operands.slice(starts[id], starts[id + 1]).map(operandOf);
    all.push({ id, op: instructions.opOf(id), inputs, place: places.get(id), name: instructions.names.get(id) });
  }
  return { of: trace, instructions: all, value: operandOf(value), gradient: gradient.map(operandOf) };
}

function placesOf({ inputs }: Instructions): Map<number, Place> {
  const places = new Map<number, Place>();
  inputs.params.forEach((id, index) => {
    places.set(id, { array: 'params', index });
  });
  inputs.data.forEach((id, index) => {
    places.set(id, { array: 'data', index });
  });
  return places;
}
