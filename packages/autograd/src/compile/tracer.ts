import { type Op, type Scalar, Value } from '../value.ts';
import type { Operand } from './instruction.ts';

/**
 * A node without a number: what `compile` calls a function with, and what ops make of that. It stands for an instruction of the
 * program, whose numbers come later, so the function can't read or set its data.
 */
export class Tracer extends Value {
  readonly operand: Operand;

  /** An input of the program, or the node of an op. */
  constructor(operand: Operand, label?: string, op?: Op, inputs: readonly Scalar[] = []) {
    const [x, y] = inputs;
    if (inputs.length > 2) super(NaN, label, op, undefined, undefined, inputs);
    else super(NaN, label, op, x, y);
    this.operand = operand;
    Object.defineProperty(this, 'data', hidden);
  }

  override backward(): never {
    return refuseToShow(this);
  }

  override toString(): string {
    return `Value(data=?, grad=0${this.label === undefined ? '' : `, label=${this.label}`})`;
  }
}

/** A property that can't be read or set. */
const hidden: PropertyDescriptor & ThisType<Tracer> = {
  get() {
    return refuseToShow(this);
  },
  set() {
    refuseToShow(this);
  },
};

function refuseToShow({ label }: Tracer): never {
  const name = label ?? 'a Value';
  throw new Error(
    `compile: the function asked for the number of ${name}, but is compiled for any: use where, max, abs …`,
  );
}
