import { compile, mul, type Scalar, tanh, valueAndGrad } from '@autograd-222/autograd';
import { describe, expect, test } from 'vitest';
import { backends, canMakeFunctions } from '../../support/backends.ts';

const f = (x: Scalar, y: Scalar) => tanh(mul(x, y));
const steps = (n: number) => (x: Scalar) => Array.from({ length: n }).reduce((y: Scalar) => tanh(mul(y, x)), x);

describe('a program runs', () => {
  test.runIf(canMakeFunctions)('as text, if it is short', () => {
    expect(compile(f, 1, 1).backend).toBe('text');
  });

  test.runIf(!canMakeFunctions)('on arrays, where functions cannot be made from text', () => {
    const program = compile(f, 1, 1);
    expect(program.backend).toBe('arrays');
    expect(program.valueAndGrad(0.5, 2)).toEqual(valueAndGrad(f)(0.5, 2));
  });

  test('on arrays, if it is long', () => {
    const program = compile(steps(20_000), 1);
    expect(program.backend).toBe('arrays');
    expect(program.valueAndGrad(1.5)).toEqual(valueAndGrad(steps(20_000))(1.5));
  });

  test.each(backends)('as it is told: %s', (backend) => {
    const program = compile.with({ backend })(f, 1, 1);
    expect(program.backend).toBe(backend);
    expect(program.valueAndGrad(0.5, 2)).toEqual(valueAndGrad(f)(0.5, 2));
  });

  test.each(backends)('over samples, each time anew: %s', (backend) => {
    const { flat } = compile.with({ backend })((x: Scalar, y: Scalar) => mul(tanh(x), y), 1, 1);
    const gradient = Float64Array.of(7);
    for (let i = 0; i < 2; i++) {
      expect(flat.sumValueAndGrad(Float64Array.of(0), Float64Array.of(2, 3), gradient)).toBe(0);
      expect([...gradient]).toEqual([5]);
    }
  });

  test.runIf(!canMakeFunctions)('but not as text where that is forbidden', () => {
    expect(() => compile.with({ backend: 'text' })(f, 1, 1).value(1, 2)).toThrow(EvalError);
  });
});

test('a program can be read, however it runs', () => {
  const [first, ...others] = backends.map((backend) => compile.with({ backend })(f, 1, 1));
  for (const program of others) {
    expect(program.source).toBe(first?.source);
    expect(program.module()).toBe(first?.module());
  }
  expect(first?.source).toContain('const t1 = Math.tanh(x1 * x2);');
});
