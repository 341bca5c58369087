import { compile, defineOp, grad, mul, neg, type Scalar, tanh, Value } from '@autograd-222/autograd';
import { describe, expect, test } from 'vitest';

describe('what a trace cannot see is refused', () => {
  const message = 'but is compiled for any: use where, max, abs …';
  test.each<[string, (x: Value) => Scalar, string]>([
    ['a branch on an argument', (x) => (x.data > 0 ? x : neg(x)), 'x1'],
    ['a branch on what was computed from it', (x) => (tanh(x).data > 0 ? x : neg(x)), 'a Value'],
    [
      'a branch inside a function that is differentiated',
      (x) => grad((x: Value) => (x.data > 0 ? x : 1))(x),
      'a Value',
    ],
    ['a number from one', (x) => mul(x, x.data), 'x1'],
    ['setting one', (x) => Object.assign(x, { data: 3 }), 'x1'],
    ['a backward pass', (x) => (x.backward() === undefined ? x : 0), 'x1'],
  ])('%s', (_name, f, name) => {
    expect(() => compile(f, 1)).toThrow(`compile: the function asked for the number of ${name}, ${message}`);
  });

  test('nor does the text of a Value tell its number', () => {
    const texts: string[] = [];
    compile((x: Value) => {
      texts.push(String(x));
      return x;
    }, 5);
    expect(texts).toEqual(['Value(data=?, grad=0, label=x1)']);
  });
});

test('a partial may differentiate, by grad, what it makes itself', () => {
  const cube = (x: Scalar) => mul(x, mul(x, x));
  const op = defineOp({ name: 'op', forward: (x) => x ** 3, partials: [(x) => grad(cube)(toValue(x))] });
  const f = (x: Scalar) => mul(op(tanh(x)), x);
  const g = (x: Scalar) => mul(cube(tanh(x)), x);
  expect(compile(f, 1).valueAndGrad(0.5)[1]).toBeCloseTo(grad(g)(0.5), 14);
  expect(grad(g)(0.5)).not.toBeCloseTo(0, 2);
});

function toValue(x: Scalar): Value {
  return typeof x === 'number' ? new Value(x) : x;
}
