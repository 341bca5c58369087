import { add, compile, defineOp, grad, mul, neg, type Scalar, tanh, Value, valueAndGrad } from '@autograd-222/autograd';
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

  test('but what was there before the trace can be read, and is constant', () => {
    const k = mul(new Value(2), 3);
    const program = compile((x: Scalar) => (k.data > 5 ? mul(x, k) : 0), 1);
    expect(program.valueAndGrad(2)).toEqual([12, 6]);
  });

  test('nor does the text of a Value tell its number', () => {
    const texts: string[] = [];
    compile((x: Value) => {
      texts.push(String(x));
      return x;
    }, 5);
    expect(texts).toEqual(['Value(data=?, grad=0, label=x1)']);
  });

  test('by the number that it has, even if that was set by hand', () => {
    const k = mul(new Value(2), 3);
    k.data = 10;
    expect(compile((x: Scalar) => mul(x, k), 1).value(2)).toBe(20);
  });

  test('and afterwards the function works on numbers again', () => {
    let inner = new Value(0);
    const f = (x: Value) => {
      inner = mul(x, 2);
      throw new RangeError('f fails');
    };
    expect(() => compile(f, 1)).toThrow(new RangeError('f fails'));
    expect(() => inner.data).toThrow('compile: the function asked for the number of a Value');
    expect(compile((x: Scalar) => mul(x, compile((y: Scalar) => mul(y, y), 1).value(3)), 1).value(2)).toBe(18);
  });
});

test('an op may use a graph of its own to compute its number, by backward() and .data', () => {
  const forward = (x: number) => {
    const leaf = new Value(x);
    const y = mul(leaf, mul(leaf, leaf));
    y.backward();
    return leaf.grad + y.data;
  };
  const op = defineOp({ name: 'op', forward, partials: [(x) => add(mul(6, x), mul(3, mul(x, x)))] });
  const program = compile((x: Scalar) => mul(op(x), x), 1);
  expect(program.valueAndGrad(2)).toEqual(valueAndGrad((x: Scalar) => mul(op(x), x))(2));
  expect(program.valueAndGrad(2)).toEqual([40, 68]);
});

test('a Value made inside the function is a constant, whose number can be read', () => {
  const program = compile((x: Scalar) => {
    const k = mul(new Value(2), 3);
    return k.data > 5 ? mul(x, k) : 0;
  }, 1);
  expect(program.valueAndGrad(2)).toEqual([12, 6]);
});
