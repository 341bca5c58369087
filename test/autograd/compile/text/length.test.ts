import { add, compile, mul, type Scalar, tanh, valueAndGrad } from '@autograd-222/autograd';
import { expect, test } from 'vitest';
import { canMakeFunctions } from '../../../support/backends.ts';

test.runIf(canMakeFunctions)('a graph far too long for one function gives the same, in pieces', () => {
  const f = (xs: Scalar[]) => {
    let y = xs[0] ?? 0;
    for (let i = 1; i < 20_000; i++) y = tanh(add(mul(y, xs[i % 5] ?? 0), xs[(i * 7) % 5] ?? 0));
    return y;
  };
  const xs = [0.5, -0.25, 0.75, 1, -0.5];
  const program = compile.with({ backend: 'text' })(f, xs);
  expect(program.valueAndGrad(xs)).toEqual(valueAndGrad(f)(xs));
  expect(program.value(xs)).toBe(f(xs));
});

test.runIf(canMakeFunctions)(
  'so does such a graph over samples, whose pieces before the samples are called once',
  () => {
    const chain = (y: Scalar, xs: readonly Scalar[]) =>
      Array.from({ length: 2000 }).reduce((y: Scalar, _, i) => tanh(add(mul(y, xs[i % 2] ?? 0), y)), y);
    const f = (params: [Scalar, Scalar], x: Scalar) => chain(mul(chain(params[0], params), x), params);
    const program = compile.with({ backend: 'text' })(f, [1, 1], 1);
    const [value, gradient] = program.sumValueAndGrad([0.5, -0.25], [[0.75], [-0.5]]);
    const [first, second] = [0.75, -0.5].map((x) => program.valueAndGrad([0.5, -0.25], x));
    expect(value).toBe((first?.[0] ?? NaN) + (second?.[0] ?? NaN));
    expect(gradient).toEqual([0, 1].map((i) => (first?.[1][i] ?? NaN) + (second?.[1][i] ?? NaN)));
    expect(program.module().split('for (')[1]).not.toContain('sumValueAndGrad1(');
  },
);
