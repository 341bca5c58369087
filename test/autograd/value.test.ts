import { inspect } from 'node:util';
import { add, div, exp, label, log, mul, pow, relu, type Scalar, sub, tanh, Value } from '@autograd-222/autograd';
import { describe, expect, test } from 'vitest';

test("micrograd's README example gives micrograd's numbers", () => {
  const a = new Value(-4);
  const b = new Value(2);
  let c = a.add(b);
  let d = a.mul(b).add(b.pow(3));
  c = c.add(c.add(1));
  c = c.add(add(1, c).add(a.neg()));
  d = d.add(d.mul(2).add(relu(b.add(a))));
  d = d.add(mul(3, d).add(relu(b.sub(a))));
  const e = c.sub(d);
  const f = e.pow(2);
  let g = f.div(2);
  g = g.add(div(10, f));
  g.backward();
  expect(g.data.toFixed(4)).toBe('24.7041');
  expect(a.grad.toFixed(4)).toBe('138.8338');
  expect(b.grad.toFixed(4)).toBe('645.5773');
});

test('each method is the op of its name', () => {
  const x = new Value(0.7);
  expect([x.add(2).data, x.sub(2).data, x.mul(2).data, x.div(2).data, x.pow(2).data]).toEqual([
    ...[0.7 + 2, 0.7 - 2, 0.7 * 2, 0.7 / 2, 0.7 ** 2],
  ]);
  expect([x.neg().data, x.exp().data, x.log().data, x.tanh().data]).toEqual([
    ...[-0.7, Math.exp(0.7), Math.log(0.7), Math.tanh(0.7)],
  ]);
});

test('a Value describes itself, with its label', () => {
  expect(String(new Value(2))).toBe('Value(data=2, grad=0)');
  expect(inspect(new Value(2, 'w1').add(1))).toBe('Value(data=3, grad=0)');
  expect(inspect([new Value(2, 'w1')])).toBe('[ Value(data=2, grad=0, label=w1) ]');
});

describe('NaN and infinities pass as IEEE 754 has them', () => {
  test.each([
    ['0/0', () => new Value(0).div(0).data, NaN],
    ['1/0', () => new Value(1).div(0).data, Infinity],
    ['log 0', () => log(new Value(0)).data, -Infinity],
    ['log -1', () => log(new Value(-1)).data, NaN],
    ['e^1000', () => exp(new Value(1000)).data, Infinity],
    ['∞ - ∞', () => sub(new Value(Infinity), Infinity).data, NaN],
    ['tanh ∞', () => tanh(new Value(Infinity)).data, 1],
    ['-0 kept', () => new Value(0).neg().data, -0],
    ['NaN as leaf', () => new Value(NaN).add(1).data, NaN],
  ])('%s', (_, compute, expected) => {
    expect(compute()).toBe(expected);
  });

  test('a NaN reaches the gradient', () => {
    const x = new Value(2);
    x.mul(NaN).backward();
    expect(x.grad).toBeNaN();
  });
});

describe('bad input is named', () => {
  test.each([
    // @ts-expect-error
    ['an argument is missing', () => mul(2), 'mul: argument 2 must be a number or a Value, but is undefined'],
    // @ts-expect-error
    ['undefined', () => mul(new Value(1), undefined), 'mul: argument 2 must be a number or a Value, but is undefined'],
    // @ts-expect-error
    ['null', () => add(null, 1), 'add: argument 1 must be a number or a Value, but is null'],
    // @ts-expect-error
    ['strings', () => pow('2', '3'), 'pow: argument 1 must be a number or a Value, but is the string "2"'],
    // @ts-expect-error
    ['an array', () => exp([1, 2]), 'exp: argument 1 must be a number or a Value, but is an array of length 2'],
    // @ts-expect-error
    ['a method', () => new Value(1).add({}), 'add: argument 2 must be a number or a Value, but is an object'],
    // @ts-expect-error
    ['a leaf of a string', () => new Value('3'), 'Value: data must be a number, but is the string "3"'],
    // @ts-expect-error
    ['a leaf of nothing', () => new Value(), 'Value: data must be a number, but is undefined'],
  ])('%s', (_, run, message) => {
    expect(run).toThrow(new TypeError(message));
  });

  test('an operator in place of an op', () => {
    const x = new Value(3);
    // @ts-expect-error
    expect(() => x * 2).toThrow(
      'Value(data=3, grad=0) is not a number: use add, mul, … for operators, sin, … for Math, and where, max or abs for comparisons',
    );
    // biome-ignore lint/style/useTemplate: the operator is what is tested
    expect(() => x + 'x').toThrow(TypeError);
    expect(`${x}`).toBe('Value(data=3, grad=0)');
  });
});

test('label names a node where there is one, and lets numbers pass', () => {
  const hidden = (a: Scalar) => label(tanh(a), 'h');
  expect(hidden(0)).toBe(0);
  const h: Value = label(new Value(1), 'h');
  expect(h.label).toBe('h');
  expect(String(hidden(new Value(0)))).toBe('Value(data=0, grad=0, label=h)');
});

test('the name of a node is a string', () => {
  expect(() => label(new Value(1), 3 as never)).toThrow(new TypeError('label: the label must be a string, but is 3'));
});
