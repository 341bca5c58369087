import { add, defineOp, type Op, sin, tanh } from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseOf, rehearse, run, type Tape } from '../../../../packages/autograd/src/compile/arrays/run.ts';
import { anyNumber } from '../../../support/arbitraries.ts';
import { same } from '../../../support/error.ts';
import { ops } from '../../../support/table.ts';

/** What `run` makes of an op on each of these inputs, in one run. */
function results(op: Op, inputs: readonly (readonly number[])[]): number[] {
  const given = inputs.flat();
  const numbers = new Float64Array(given.length + inputs.length);
  numbers.set(given);
  const tape: Tape = {
    ...{ start: given.length, addresses: Int32Array.from(given.keys()), ops: [op] },
    ...{ cases: Uint8Array.of(caseOf(op)), ends: Int32Array.of(numbers.length) },
  };
  run(tape, numbers);
  return [...numbers.subarray(given.length)];
}

describe('a run of an op computes what its forward does, bit for bit', () => {
  const definition = {
    ...{ name: 'four', weights: [1, 2, 3, 4], partials: [1, 2, 3, 4] as const },
    forward(x: number, y: number, z: number, w: number) {
      return [x, y, z, w].reduce((sum, input, i) => sum + input * (this.weights[i] ?? NaN), 0);
    },
  };
  const four = defineOp(definition);

  test.each([...ops, four].map(({ op }) => [op.name, op] as const))('%s', (_name, op) => {
    const inputs = fc.array(fc.array(anyNumber, { minLength: op.partials.length, maxLength: op.partials.length }));
    fc.assert(
      fc.property(inputs, (inputs) => {
        const expected = inputs.map((xs) => op.forward(...xs));
        expect(results(op, inputs)).toSatisfy((found: number[]) => found.every((x, i) => same(x, expected[i] ?? 0)));
      }),
    );
  });
});

test('runs go on where the one before ended, with a loop of their own or without', () => {
  const numbers = Float64Array.of(1, 2, 0, 0, 0, 0);
  const runs = [add.op, sin.op, tanh.op];
  run(
    {
      ...{ start: 2, addresses: Int32Array.of(0, 1, 1, 2, 3, 2, 4), ops: runs },
      ...{ cases: Uint8Array.from(runs, caseOf), ends: Int32Array.of(4, 5, 6) },
    },
    numbers,
  );
  expect([...numbers]).toEqual([1, 2, 3, 5, Math.sin(5), Math.tanh(3)]);
});

test('a rehearsal changes nothing', () => {
  expect(rehearse()).toBeUndefined();
  expect(results(add.op, [[1, 2]])).toEqual([3]);
});
