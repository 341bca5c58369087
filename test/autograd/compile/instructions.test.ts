import { add, div, mul, square, sub } from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Instructions } from '../../../packages/autograd/src/compile/instructions.ts';

describe('an instruction is found again by what it computes', () => {
  const ops = [add.op, mul.op, sub.op, div.op, square.op];

  test('however many there are of its op, and however many use the same operand', () => {
    const steps = fc.array(fc.tuple(fc.nat(ops.length - 1), fc.nat(), fc.nat()), { maxLength: 1500, size: 'max' });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 40 }), (steps, nearest) => {
        const instructions = new Instructions();
        const [x, y] = [instructions.input('params', 'x'), instructions.input('data', 'y')];
        const operands = [x, y, instructions.constant(2)];
        const known = new Map<string, number>();
        for (const [number, i, k] of steps) {
          const op = ops[number] ?? add.op;
          const given = [i, k]
            .slice(0, op.partials.length)
            .map((n) => operands[n % Math.min(nearest, operands.length)] ?? x);
          const sorted = op === add.op || op === mul.op ? given.toSorted((a, b) => a - b) : given;
          const key = `${op.name} ${sorted.join()}`;
          const id = instructions.find(op, given);
          expect(id).toBe(known.get(key) ?? known.size + 2);
          known.set(key, id);
          operands.push(id);
        }
        expect(instructions.length).toBe(known.size + 2);
      }),
      { numRuns: 30 },
    );
  });

  test('and it has the op and the operands that it was made of', () => {
    const instructions = new Instructions();
    const x = instructions.input('params', 'x');
    const id = instructions.find(sub.op, [instructions.constant(3), x]);
    expect([instructions.opOf(id), instructions.opOf(x), instructions.opOf(-1)]).toEqual([
      sub.op,
      undefined,
      undefined,
    ]);
    const operands = instructions.operands.slice(instructions.starts[id], instructions.starts[id + 1]);
    expect(operands.map((operand) => instructions.numberOf(operand))).toEqual([3, undefined]);
  });
});

test('a constant is found again by its number, NaN too, and 0 is not -0', () => {
  const instructions = new Instructions();
  const numbers = [0, -0, NaN, 1, 0.1, Infinity];
  const constants = numbers.map((x) => instructions.constant(x));
  expect(new Set(constants).size).toBe(numbers.length);
  expect(constants.map((x) => instructions.numberOf(x))).toEqual(numbers);
  expect(numbers.map((x) => instructions.constant(x))).toEqual(constants);
});

test('inputs are kept apart by where they stand', () => {
  const instructions = new Instructions();
  const [x, y, z] = [
    instructions.input('params', 'x'),
    instructions.input('data', 'x'),
    instructions.input('params', 'z'),
  ];
  expect(instructions.inputs).toEqual({ params: [x, z], data: [y] });
  expect([x, y, z].map((id) => instructions.names.get(id))).toEqual(['x', 'x', 'z']);
});
