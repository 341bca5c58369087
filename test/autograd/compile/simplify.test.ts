import { add, compile, detach, div, exp, mul, neg, pow, type Scalar, sub, Value, where } from '@autograd-222/autograd';
import { describe, expect, test } from 'vitest';

describe('simplification changes no result', () => {
  const sourceOf = (f: (x: Value, y: Value) => Scalar) =>
    compile(f, new Value(1, 'x'), new Value(1, 'y'))
      .module()
      .match(/return (.*);/)?.[1];

  test.each<[string, (x: Value, y: Value) => Scalar, string]>([
    ['x·1', (x) => mul(x, 1), 'x'],
    ['1·x', (x) => mul(1, x), 'x'],
    ['x·-1', (x) => mul(x, -1), '-x'],
    ['x/1', (x) => div(x, 1), 'x'],
    ['x/-1', (x) => div(x, -1), '-x'],
    ['x - 0', (x) => sub(x, 0), 'x'],
    ['x + -0', (x) => add(x, -0), 'x'],
    ['--x', (x) => neg(neg(x)), 'x'],
    ['x + -y', (x, y) => add(x, neg(y)), 'x - y'],
    ['-x + y', (x, y) => add(neg(x), y), 'y - x'],
    ['x - -y', (x, y) => sub(x, neg(y)), 'x + y'],
    ['-x·y', (x, y) => mul(neg(x), y), '-(x * y)'],
    ['x/-y', (x, y) => div(x, neg(y)), '-(x / y)'],
    ['constants', (x) => mul(x, mul(2, exp(new Value(0)))), 'x * 2'],
    ['a choice that is made', (x, y) => where(1, x, y), 'x'],
    ['detach', (x) => detach(x), 'x'],
    ['the same twice', (x, y) => sub(mul(x, y), mul(y, x)), 't1 - t1'],
  ])('%s', (_name, f, source) => {
    expect(sourceOf(f)).toBe(source);
  });

  test.each<[string, (x: Value, y: Value) => Scalar, string]>([
    ['x·0, which is NaN where x is infinite', (x) => mul(x, 0), 'x * 0'],
    ['x + 0, which is 0 where x is -0', (x) => add(x, 0), 'x + 0'],
    ['x - x, which is NaN where x is infinite', (x) => sub(x, x), 'x - x'],
    ['0 - x, which is 0 where x is 0', (x) => sub(0, x), '0 - x'],
    ['sums and products, in the order they are in', (x, y) => add(add(x, y), add(y, mul(x, 2))), 'x + y + (y + x * 2)'],
    ['differences', (x, y) => sub(x, sub(x, sub(x, y))), 'x - (x - (x - y))'],
    ['quotients', (x, y) => div(x, mul(y, div(x, y))), 'x / (y * (x / y))'],
    ['signs before powers', (x) => pow(neg(x), 2), '(-x) ** 2'],
    ['negative constants', (x) => sub(pow(-2, x), -3), '((-2) ** x) - -3'],
  ])('leaves %s', (_name, f, source) => {
    expect(sourceOf(f)).toBe(source);
  });
});
