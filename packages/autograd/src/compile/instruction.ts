import type { Op } from '../value.ts';

/** What a program computes: one op applied to numbers and earlier instructions, or an input. Equal instructions are one and the same. */
export interface Instruction {
  /** Its place in the order of computation. */
  readonly id: number;
  /** The op; an input has none. */
  readonly op: Op | undefined;
  readonly inputs: readonly Operand[];
  /** Where an input stands: the i-th number of those that the program differentiates with respect to, or of the others. */
  readonly place: { readonly array: 'params' | 'data'; readonly index: number } | undefined;
  /** The name that the instruction goes by, if the node it came from had one. */
  name: string | undefined;
}

/** What an op is applied to: a constant, or an instruction. */
export type Operand = number | Instruction;
