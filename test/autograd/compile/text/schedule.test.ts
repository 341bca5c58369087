import { compile, exp, log, mul, type Scalar, sum } from '@autograd-222/autograd';
import { expect, test } from 'vitest';

test('what no result needs is not computed, and its gradient is 0', () => {
  const program = compile(([x, y]: [Scalar, Scalar]) => [x, log(y)][0] ?? 0, [1, 1]);
  expect(program.source).not.toContain('Math.log');
  expect(program.valueAndGrad([3, -1])).toEqual([3, [1, 0]]);
  expect(compile(() => 7, [1]).valueAndGrad([2])).toEqual([7, [0]]);
});

test('what is the same for all samples is computed before them', () => {
  const program = compile((x: Scalar, y: Scalar) => mul(exp(x), y), 0, 0);
  expect(program.module().split('for (')[1]).not.toContain('Math.exp');
});

test('the time to compile grows with the graph, however many components have the same derivative', () => {
  const n = 50_000;
  const [, gradient] = compile((xs: Scalar[]) => sum(xs), Array<number>(n).fill(1)).valueAndGrad(
    Array<number>(n).fill(2),
  );
  expect(gradient.every((g) => g === 1)).toBe(true);
});
