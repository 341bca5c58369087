import { exp, log, mul, type Scalar, tanh } from '@autograd-222/autograd';
import { describe, expect, test } from 'vitest';
import { layoutOf } from '../../../../packages/autograd/src/compile/arrays/layout.ts';
import { trace } from '../../../../packages/autograd/src/compile/trace.ts';

const names = (ops: readonly { name: string }[]) => ops.map(({ name }) => name);

describe('the arrays of a program', () => {
  const f = (x: Scalar, y: Scalar) => {
    log(x);
    return mul(exp(x), tanh(y));
  };
  const traced = trace((x, y) => f(x as Scalar, y as Scalar), [1, 1], [0]);

  test('have no more than the results need', () => {
    const { each, once } = layoutOf(traced, 'value');
    expect(names(each.ops).toSorted()).toEqual(['exp', 'mul', 'tanh']);
    expect(once.ops).toEqual([]);
  });

  test('have what is the same for all samples apart', () => {
    const { each, once } = layoutOf(traced, 'sumValueAndGrad');
    expect(names(once.ops)).toEqual(['exp']);
    expect(names(each.ops)).toEqual(['tanh', 'mul']);
    expect(each.start).toBe(once.start + 1);
  });

  test('begin with the constants, and then the inputs', () => {
    const traced = trace((x, y) => mul(mul(x as Scalar, 3), y as Scalar), [1, 1], [0]);
    const { numbers, places, each } = layoutOf(traced, 'valueAndGrad');
    expect(numbers.indexOf(3)).toBeLessThan(places.params.start);
    expect([places.params.end, places.data.end]).toEqual([places.data.start, each.start]);
    expect(numbers.length).toBe(each.ends.at(-1));
  });
});
