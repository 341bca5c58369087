import type { Op } from '../../value.ts';
import type { Instructions, Operand } from '../instructions.ts';
import { usesOf, variesOverData } from '../liveness.ts';
import type { FunctionName } from '../program.ts';
import type { Trace } from '../trace.ts';
import { inLevels } from './order.ts';
import { caseOf, type Tape } from './run.ts';

/** Consecutive places among the numbers. */
export interface Places {
  readonly start: number;
  readonly end: number;
}

/** A function of a program without text: the numbers it works on, what it does with them, and where its results are. */
export interface Layout {
  /** The constants, then `params`, then `data`, or those of one sample, and then all results. */
  readonly numbers: Float64Array;
  readonly places: Readonly<Record<'params' | 'data', Places>>;
  /** In `sumValueAndGrad`, what is the same for all samples; in other functions, nothing. */
  readonly once: Tape;
  /** In `sumValueAndGrad`, what is done for each sample; in other functions, everything. */
  readonly each: Tape;
  readonly value: number;
  readonly gradient: Int32Array;
}

/** The function of the given name. What its results don't need is left out. */
export function layoutOf({ instructions, value, gradient }: Trace, name: FunctionName): Layout {
  const { constants, inputs, opNumbers } = instructions;
  const components = name === 'value' ? [] : gradient;
  const uses = usesOf(instructions, [value, ...components]);
  const varies = name === 'sumValueAndGrad' ? variesOverData(instructions) : undefined;
  const [onceIds, eachIds]: [number[], number[]] = [[], []];
  for (let id = 0; id < opNumbers.length; id++) {
    if (uses[id] !== 0 && opNumbers[id] !== -1) (varies?.[id] === 0 ? onceIds : eachIds).push(id);
  }
  const once = inLevels(instructions, onceIds);
  const each = inLevels(instructions, eachIds);

  const addresses = new Int32Array(instructions.length);
  let end = constants.length;
  const place = (ids: readonly number[] | Int32Array): Places => {
    const start = end;
    for (const id of ids) addresses[id] = end++;
    return { start, end };
  };
  const addressOf = (x: Operand) => (x < 0 ? -1 - x : (addresses[x] ?? 0));
  const places = { params: place(inputs.params), data: place(inputs.data) };
  const [ofOnce, ofEach] = [place(once), place(each)];
  const numbers = new Float64Array(end);
  numbers.set(constants);
  return {
    numbers,
    places,
    once: tapeOf(instructions, once, ofOnce.start, addressOf),
    each: tapeOf(instructions, each, ofEach.start, addressOf),
    value: addressOf(value),
    gradient: Int32Array.from(components, addressOf),
  };
}

/** The tape that computes these instructions, in this order. */
function tapeOf(instructions: Instructions, ids: Int32Array, start: number, addressOf: (x: Operand) => number): Tape {
  const { operands, starts, opNumbers } = instructions;
  const addresses = new Int32Array(ids.reduce((sum, id) => sum + (starts[id + 1] ?? 0) - (starts[id] ?? 0), 0));
  let next = 0;
  const ops: Op[] = [];
  const ends: number[] = [];
  let end = start;
  let last = -1;
  for (const id of ids) {
    for (let i = starts[id] ?? 0; i < (starts[id + 1] ?? 0); i++) addresses[next++] = addressOf(operands[i] ?? -1);
    const number = opNumbers[id] ?? -1;
    const op = instructions.ops[number];
    if (op !== undefined && number !== last) {
      ops.push(op);
      ends.push(end);
      last = number;
    }
    ends[ends.length - 1] = ++end;
  }
  return {
    start,
    addresses,
    ops,
    cases: Uint8Array.from(ops, caseOf),
    ends: Int32Array.from(ends),
  };
}
