import { square } from '../../elementary.ts';
import { add, div, exp, log, mul, neg, type Op, relu, sub, tanh, where } from '../../value.ts';

/** A part of a program without text: ops that are done one after the other, each on numbers that are there before. */
export interface Tape {
  /** Where the first result goes. The others follow it. */
  readonly start: number;
  /** Where the numbers are that each result is computed from: those of the first, then those of the second, and so on. */
  readonly addresses: Int32Array;
  /** The same op, done several times, is a run: the op of each, its case in `run`, and where its last result goes, plus 1. */
  readonly ops: readonly Op[];
  readonly cases: Uint8Array;
  readonly ends: Int32Array;
}

const opsByCase = [add, sub, mul, div, neg, square, exp, log, tanh, relu, where].map(({ op }) => op);

/** The case of an op in `run`: that of its own loop or, if it has none, 0. */
export function caseOf(op: Op): number {
  return opsByCase.indexOf(op) + 1;
}

/** Does the ops of a tape. A loop for each of the common ones saves a call for each number. */
export function run({ start, addresses: from, ops, cases, ends }: Tape, numbers: Float64Array): void {
  let to = start;
  let i = 0; // in `addresses`
  for (let r = 0; r < ends.length; r++) {
    const end = ends[r] ?? 0;
    switch (cases[r]) {
      case 1: // add
        for (; to < end; to++, i += 2) numbers[to] = at(numbers, from, i) + at(numbers, from, i + 1);
        break;
      case 2: // sub
        for (; to < end; to++, i += 2) numbers[to] = at(numbers, from, i) - at(numbers, from, i + 1);
        break;
      case 3: // mul
        for (; to < end; to++, i += 2) numbers[to] = at(numbers, from, i) * at(numbers, from, i + 1);
        break;
      case 4: // div
        for (; to < end; to++, i += 2) numbers[to] = at(numbers, from, i) / at(numbers, from, i + 1);
        break;
      case 5: // neg
        for (; to < end; to++, i++) numbers[to] = -at(numbers, from, i);
        break;
      case 6: // square
        for (; to < end; to++, i++) numbers[to] = at(numbers, from, i) * at(numbers, from, i);
        break;
      case 7: // exp
        for (; to < end; to++, i++) numbers[to] = Math.exp(at(numbers, from, i));
        break;
      case 8: // log
        for (; to < end; to++, i++) numbers[to] = Math.log(at(numbers, from, i));
        break;
      case 9: // tanh
        for (; to < end; to++, i++) numbers[to] = Math.tanh(at(numbers, from, i));
        break;
      case 10: // relu
        // biome-ignore lint/complexity/useMathMinMax: V8 is slower at Math.max
        for (; to < end; to++, i++) numbers[to] = at(numbers, from, i) <= 0 ? 0 : at(numbers, from, i);
        break;
      case 11: // where
        for (; to < end; to++, i += 3)
          numbers[to] = at(numbers, from, i) !== 0 ? at(numbers, from, i + 1) : at(numbers, from, i + 2);
        break;
      default: {
        const op = ops[r];
        if (op !== undefined) i = call(op, numbers, from, i, to, end);
        to = end;
      }
    }
  }
}

/**
 * Runs each case of `run` a few times. V8 optimises it for the cases that it has seen, and begins again when it meets another:
 * in the first call of a long program, that would take most of the time.
 */
export function rehearse(): void {
  const ops = opsByCase;
  const tape: Tape = {
    start: 1,
    addresses: new Int32Array(99),
    ops,
    cases: Uint8Array.from(ops, caseOf),
    ends: Int32Array.from(ops, (_, i) => 2 * i + 3),
  };
  const numbers = new Float64Array(2 * ops.length + 1);
  for (let i = 0; i < 50; i++) run(tape, numbers);
}

function at(numbers: Float64Array, addresses: Int32Array, i: number): number {
  return numbers[addresses[i] ?? 0] ?? NaN;
}

/** Calls an op for each of the results up to `end`. Returns where in `addresses` those of the next op begin. */
function call(op: Op, numbers: Float64Array, addresses: Int32Array, first: number, start: number, end: number): number {
  const arity = op.partials.length;
  let i = first;
  for (let to = start; to < end; to++, i += arity) {
    // An array of inputs would take more time.
    const x = at(numbers, addresses, i);
    if (arity === 1) numbers[to] = op.forward(x);
    else if (arity === 2) numbers[to] = op.forward(x, at(numbers, addresses, i + 1));
    else
      numbers[to] = op.forward(...Array.from(addresses.subarray(i, i + arity), (address) => numbers[address] ?? NaN));
  }
  return i;
}
