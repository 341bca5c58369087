import { type Op, type Scalar, Value } from '../value.ts';
import type { Operand } from './instructions.ts';

/**
 * A node without a number: what `compile` calls a function with, and what ops make of that. It stands for an instruction of the
 * program, whose numbers come later, so the function can't read or set its data.
 */
export class Tracer extends Value {
  /** Which trace it is from, since one may run inside another. */
  declare readonly trace: object;
  declare readonly operand: Operand;

  /** An input of the program, or the node of an op. */
  constructor(trace: object, operand: Operand, label?: string, op?: Op, inputs: readonly Scalar[] = []) {
    const [x, y] = inputs;
    if (inputs.length > 2 || op?.array !== undefined) super(NaN, label, op, undefined, undefined, inputs);
    else super(NaN, label, op, x, y);
    removeData(this);
    this.trace = trace;
    this.operand = operand;
  }

  override backward(): never {
    return refuseToShow(this);
  }

  override toString(): string {
    return `Value(data=?, grad=0${this.label === undefined ? '' : `, label=${this.label}`})`;
  }
}

/** Uncovers the accessor below. An accessor of each tracer's own would make V8 slow for all nodes. */
function removeData(tracer: { data?: number }): void {
  delete tracer.data;
}

Object.defineProperty(Tracer.prototype, 'data', {
  get(this: Tracer) {
    return refuseToShow(this);
  },
  set(this: Tracer) {
    refuseToShow(this);
  },
});

function refuseToShow({ label }: Tracer): never {
  const name = label ?? 'a Value';
  throw new Error(
    `compile: the function asked for the number of ${name}, but is compiled for any: use where, max, abs …`,
  );
}

/** A tracer whose graph isn't kept has been asked for it. */
export class GraphNotKeptError extends Error {}

/** The op of a tracer whose graph isn't kept: a sweep over it, which begins with the partials, throws. */
export const notKept: Op = {
  name: 'notKept',
  forward: () => NaN,
  get partials(): never {
    throw new GraphNotKeptError('the graph of this tracer is not kept');
  },
};
