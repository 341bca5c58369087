import { identity } from '../call.ts';
import type { ArrayRule } from '../op.ts';
import { add, detach, div, mul, neg, type Op, sub, type Value, where } from '../value.ts';
import { Instructions, type Operand } from './instructions.ts';

/**
 * Instructions that are simplified when they are made. Each rule is exact in floating point, signs of zeros, infinities and
 * NaN included: x + 0 stays, since -0 + 0 is 0, and so does x·0.
 */
export class SimplifiedInstructions extends Instructions {
  readonly #zero = this.constant(0);
  readonly #minusZero = this.constant(-0);
  readonly #one = this.constant(1);
  readonly #minusOne = this.constant(-1);

  /** The instruction, or the constant, that `op` makes of these; an earlier instruction if there is an equal one. */
  apply(op: Op, operands: readonly Operand[]): Operand {
    if (op.array !== undefined) return this.#composed(op.array, operands);
    if (operands.every(isConstant)) return this.constant(op.forward(...operands.map((x) => this.numberOf(x) ?? NaN)));
    return this.#simpler(op, operands) ?? this.find(op, operands);
  }

  /** An op of any number of inputs, made of ops of two. Its operands are in records, because a number stands for itself. */
  #composed(array: ArrayRule<Value>, operands: readonly Operand[]): Operand {
    return array.compose(
      operands.map((operand) => ({ operand })),
      ({ op }, { operand: x }, y) => ({
        operand: this.apply(op, [x, typeof y === 'number' ? this.constant(y) : y.operand]),
      }),
    ).operand;
  }

  #simpler(op: Op, [x = NaN, y = NaN, z = NaN]: readonly Operand[]): Operand | undefined {
    switch (op) {
      case detach.op:
      case identity.op:
        return x;
      case where.op:
        return !isConstant(x) ? undefined : this.numberOf(x) !== 0 ? y : z;
      case neg.op:
        return this.#negated(x);
      case add.op:
        if (x === this.#minusZero) return y;
        if (y === this.#minusZero) return x;
        return this.#withNegated(sub.op, x, y) ?? this.#withNegated(sub.op, y, x);
      case sub.op:
        if (y === this.#zero) return x;
        return this.#withNegated(add.op, x, y);
      case mul.op:
        if (x === this.#one) return y;
        if (y === this.#one) return x;
        if (x === this.#minusOne) return this.apply(neg.op, [y]);
        if (y === this.#minusOne) return this.apply(neg.op, [x]);
        return this.#negatedOutside(op, x, y);
      case div.op:
        if (y === this.#one) return x;
        if (y === this.#minusOne) return this.apply(neg.op, [x]);
        return this.#negatedOutside(op, x, y);
      default:
        return undefined;
    }
  }

  /** x ± -y as x ∓ y. */
  #withNegated(op: Op, x: Operand, y: Operand): Operand | undefined {
    const minusY = this.#negated(y);
    return minusY === undefined ? undefined : this.apply(op, [x, minusY]);
  }

  /** -x·y, x·-y, -x / y and x / -y as the negative of the same without the minus. */
  #negatedOutside(op: Op, x: Operand, y: Operand): Operand | undefined {
    const minusX = this.#negated(x);
    if (minusX !== undefined) return this.apply(neg.op, [this.apply(op, [minusX, y])]);
    const minusY = this.#negated(y);
    if (minusY !== undefined) return this.apply(neg.op, [this.apply(op, [x, minusY])]);
    return undefined;
  }

  /** x, where the operand is the instruction -x. */
  #negated(operand: Operand): Operand | undefined {
    return this.opOf(operand) === neg.op ? this.operands[this.starts[operand] ?? -1] : undefined;
  }
}

function isConstant(x: Operand): boolean {
  return x < 0;
}
