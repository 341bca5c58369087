import { add, mul, neg, square } from '@autograd-222/autograd';
import { expect, test } from 'vitest';
import { Instructions } from '../../../packages/autograd/src/compile/instructions.ts';
import { usesOf, variesOverData } from '../../../packages/autograd/src/compile/liveness.ts';

const instructions = new Instructions();
const [w, x] = [instructions.input('params', 'w'), instructions.input('data', 'x')];
const ofParams = instructions.find(square.op, [w]);
const product = instructions.find(mul.op, [ofParams, ofParams]);
const ofData = instructions.find(neg.op, [x]);
const both = instructions.find(add.op, [product, ofData]);
const unused = instructions.find(neg.op, [both]);

test('uses are counted from the outputs back', () => {
  const uses = usesOf(instructions, [both, both, instructions.constant(1)]);
  expect([w, x, ofParams, product, ofData, both, unused].map((id) => uses[id])).toEqual([1, 1, 2, 1, 1, 2, 0]);
  expect([...usesOf(instructions, [])].every((count) => count === 0)).toBe(true);
});

test('what is computed from data differs from sample to sample', () => {
  const varies = variesOverData(instructions);
  expect([w, x, ofParams, product, ofData, both, unused].map((id) => varies[id])).toEqual([0, 1, 0, 0, 1, 1, 1]);
});
