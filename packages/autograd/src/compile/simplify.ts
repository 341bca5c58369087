import { identity } from '../call.ts';
import { add, detach, div, mul, neg, type Op, sub, where } from '../value.ts';
import type { Instruction, Operand } from './instruction.ts';

/**
 * Instructions in the order of computation, none of them twice. Each rule by which `apply` simplifies is exact in floating
 * point, signs of zeros, infinities and NaN included: x + 0 stays, since -0 + 0 is 0, and so does x·0.
 */
export class Instructions {
  readonly all: Instruction[] = [];
  readonly #known = new Map<string, Instruction>();
  readonly #ids = new Map<Op, number>();

  input(array: 'params' | 'data', index: number): Instruction {
    return this.#make(undefined, [], { array, index });
  }

  /** The instruction, or the number, that `op` makes of these; an earlier instruction if there is an equal one. */
  apply(op: Op, inputs: readonly Operand[]): Operand {
    if (op.array !== undefined) return op.array.compose(inputs, (binary, x, y) => this.apply(binary.op, [x, y]));
    if (inputs.every((x) => typeof x === 'number')) return op.forward(...inputs);
    return this.#simpler(op, inputs) ?? this.#shared(op, inputs);
  }

  #simpler(op: Op, inputs: readonly Operand[]): Operand | undefined {
    const [x = NaN, y = NaN, z = NaN] = inputs;
    switch (op) {
      case detach.op:
      case identity.op:
        return x;
      case where.op:
        return typeof x !== 'number' ? undefined : x !== 0 ? y : z;
      case neg.op:
        return negated(x);
      case add.op:
        if (Object.is(x, -0)) return y;
        if (Object.is(y, -0)) return x;
        return this.#withNegated(sub.op, x, negated(y)) ?? this.#withNegated(sub.op, y, negated(x));
      case sub.op:
        if (Object.is(y, 0)) return x;
        return this.#withNegated(add.op, x, negated(y));
      case mul.op:
        if (x === 1) return y;
        if (y === 1) return x;
        if (x === -1) return this.apply(neg.op, [y]);
        if (y === -1) return this.apply(neg.op, [x]);
        return this.#negatedOutside(op, x, y);
      case div.op:
        if (y === 1) return x;
        if (y === -1) return this.apply(neg.op, [x]);
        return this.#negatedOutside(op, x, y);
      default:
        return undefined;
    }
  }

  /** x ± -y as x ∓ y. */
  #withNegated(op: Op, x: Operand, y: Operand | undefined): Operand | undefined {
    return y === undefined ? undefined : this.apply(op, [x, y]);
  }

  /** -x·y, x·-y, -x / y and x / -y as the negative of the same without the minus. */
  #negatedOutside(op: Op, x: Operand, y: Operand): Operand | undefined {
    const [minusX, minusY] = [negated(x), negated(y)];
    if (minusX !== undefined) return this.apply(neg.op, [this.apply(op, [minusX, y])]);
    if (minusY !== undefined) return this.apply(neg.op, [this.apply(op, [x, minusY])]);
    return undefined;
  }

  #shared(op: Op, inputs: readonly Operand[]): Instruction {
    const keys = inputs.map((x) => (typeof x !== 'number' ? x.id : `(${Object.is(x, -0) ? '-0' : x})`));
    if (op === add.op || op === mul.op) keys.sort();
    const id = this.#ids.get(op) ?? this.#ids.size;
    this.#ids.set(op, id);
    const key = `${id}:${keys.join()}`;
    const instruction = this.#known.get(key) ?? this.#make(op, inputs, undefined);
    this.#known.set(key, instruction);
    return instruction;
  }

  #make(op: Instruction['op'], inputs: readonly Operand[], place: Instruction['place']): Instruction {
    const instruction: Instruction = { id: this.all.length, op, inputs, place, name: undefined };
    this.all.push(instruction);
    return instruction;
  }
}

/** x, where the operand is the instruction -x. */
function negated(operand: Operand): Operand | undefined {
  return typeof operand !== 'number' && operand.op === neg.op ? operand.inputs[0] : undefined;
}
