import { add, mul, type Op } from '../value.ts';
import { HashTable, mixed } from './hash-table.ts';

/**
 * What an op is applied to: the id of an instruction or, for a constant, -1 minus its index among the constants. (Numbers
 * rather than objects, because a program may have millions of them.)
 */
export type Operand = number;

/**
 * What a program computes, in the order of computation. The id of an instruction is its place in this order. Each is one op
 * applied to constants and earlier instructions, or an input of the program. No two of them compute the same.
 */
export class Instructions {
  /** The different ops, and for each instruction the number of its op, which is -1 for an input. */
  readonly ops: Op[] = [];
  readonly opNumbers: number[] = [];
  /** The operands of all instructions, one after the other: those of an instruction begin at `starts[id]`. */
  readonly operands: Operand[] = [];
  readonly starts: number[] = [0];
  readonly constants: number[] = [];
  /** The inputs of the program: the numbers that it differentiates with respect to, and the others. */
  readonly inputs: Readonly<Record<'params' | 'data', Operand[]>> = { params: [], data: [] };
  /** The names of instructions, where the nodes that they came from had some. */
  readonly names = new Map<Operand, string>();
  readonly #constants = new Map<number, Operand>();
  readonly #numberOf = new Map<Op, number>();
  /** For each instruction, the last of those whose latest operand it is, and the one before itself among these; or -1. */
  readonly #lastUse: number[] = [];
  readonly #useBefore: number[] = [];
  /** Where too many have the same latest operand, the others, by their hash. */
  readonly #others = new HashTable();

  get length(): number {
    return this.opNumbers.length;
  }

  /** The op of an instruction; an input has none, nor has a constant. */
  opOf(x: Operand): Op | undefined {
    return this.ops[this.opNumbers[x] ?? -1];
  }

  /** A new input. */
  input(array: 'params' | 'data', name: string): Operand {
    const id = this.#append(-1, []);
    this.inputs[array].push(id);
    this.names.set(id, name);
    return id;
  }

  constant(x: number): Operand {
    if (Object.is(x, -0)) return this.#minusZero;
    const known = this.#constants.get(x) ?? this.#newConstant(x);
    this.#constants.set(x, known);
    return known;
  }

  /** `Map` takes -0 for 0. */
  readonly #minusZero = this.#newConstant(-0);

  /** The number that an operand is, or undefined if it is none. */
  numberOf(x: Operand): number | undefined {
    return this.constants[-1 - x];
  }

  /** The instruction that applies `op` to these operands. The two of a sum or product may come in either order. */
  find(op: Op, operands: readonly Operand[]): Operand {
    const number = this.#numberOf.get(op) ?? this.#newOp(op);
    const isSymmetric = op === add.op || op === mul.op;
    let latest = -1;
    for (const x of operands) if (x > latest) latest = x;
    let uses = 0;
    for (let id = this.#lastUse[latest] ?? -1; id >= 0; id = this.#useBefore[id] ?? -1) {
      if (this.#is(id, number, operands, isSymmetric)) return id;
      uses++;
    }
    if (uses < mostUses) {
      const id = this.#append(number, operands);
      this.#useBefore[id] = this.#lastUse[latest] ?? -1;
      this.#lastUse[latest] = id;
      return id;
    }
    const hash = hashOf(number, operands, isSymmetric);
    return (
      this.#others.find(hash, (id) => this.#is(id, number, operands, isSymmetric)) ??
      this.#others.add(hash, this.#append(number, operands))
    );
  }

  #is(id: Operand, opNumber: number, operands: readonly Operand[], isSymmetric: boolean): boolean {
    if (this.opNumbers[id] !== opNumber) return false;
    const start = this.starts[id] ?? 0;
    const all = this.operands;
    if (isSymmetric && all[start] === operands[1] && all[start + 1] === operands[0]) return true;
    for (let i = 0; i < operands.length; i++) if (all[start + i] !== operands[i]) return false;
    return true;
  }

  #append(opNumber: number, operands: readonly Operand[]): Operand {
    for (const x of operands) this.operands.push(x);
    this.starts.push(this.operands.length);
    this.#lastUse.push(-1);
    this.#useBefore.push(-1);
    return this.opNumbers.push(opNumber) - 1;
  }

  #newOp(op: Op): number {
    const number = this.ops.push(op) - 1;
    this.#numberOf.set(op, number);
    return number;
  }

  #newConstant(x: number): Operand {
    return -this.constants.push(x);
  }
}

/** How many instructions with the same latest operand are compared one by one. */
const mostUses = 16;

function hashOf(opNumber: number, operands: readonly Operand[], isSymmetric: boolean): number {
  let hash = opNumber;
  for (const x of operands) hash = isSymmetric ? hash + mixed(x) : mixed(hash ^ mixed(x));
  return mixed(hash);
}
