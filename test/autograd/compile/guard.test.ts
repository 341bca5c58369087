import { add, compile, mul, type Scalar } from '@autograd-222/autograd';
import { describe, expect, test } from 'vitest';
import { backends } from '../../support/backends.ts';

describe.each(backends)('bad arrays are named: %s', (backend) => {
  const identity = compile.with({ backend })((x: Scalar) => x, 1).flat;
  const ofSample = compile.with({ backend })(
    (x: Scalar, y: Scalar[]) => mul(x, add(y[0] ?? 0, y[1] ?? 0)),
    1,
    [1, 2],
  ).flat;
  const ofLength = (length: number) => new Float64Array(length);

  test.each<[string, () => unknown, new (message: string) => Error, string]>([
    [
      'one that is too short',
      () => identity.value(ofLength(0), ofLength(0)),
      RangeError,
      'value: params must have length 1, but have 0',
    ],
    [
      'data that are too short',
      () => ofSample.value(ofLength(1), ofLength(1)),
      RangeError,
      'value: params, data must have lengths 1, 2, but have 1, 1',
    ],
    [
      'a gradient that is too short',
      () => identity.valueAndGrad(ofLength(1), ofLength(0), ofLength(0)),
      RangeError,
      'valueAndGrad: params, gradient must have lengths 1, 1, but have 1, 0',
    ],
    [
      'half a sample',
      () => ofSample.sumValueAndGrad(ofLength(1), ofLength(3), ofLength(1)),
      RangeError,
      'sumValueAndGrad: params, data, gradient must have lengths 1, 2 per sample, 1, but have 1, 3, 1',
    ],
    [
      'params that are missing',
      () => identity.value(undefined as never, ofLength(0)),
      TypeError,
      'value: params must be a Float64Array, but is undefined',
    ],
    [
      'a gradient that is missing',
      () => identity.valueAndGrad(ofLength(1), ofLength(0), undefined as never),
      TypeError,
      'valueAndGrad: gradient must be a Float64Array, but is undefined',
    ],
  ])('such as %s', (_name, f, type, message) => {
    expect(f).toThrow(new type(message));
  });

  test('and longer ones are used as far as they go', () => {
    const gradient = new Float64Array(3);
    expect(ofSample.valueAndGrad(Float64Array.of(2, 9), Float64Array.of(3, 4, 9), gradient)).toBe(14);
    expect([...gradient]).toEqual([7, 0, 0]);
  });
});
