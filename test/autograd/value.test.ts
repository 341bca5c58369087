import { inspect } from 'node:util';
import { add, defineOp, detach, div, exp, log, mul, pow, relu, sub, tanh, Value } from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { real } from '../support/arbitraries.ts';

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

describe('a backward sweep', () => {
  test('sums over both paths to a node that is used twice', () => {
    const x = new Value(3);
    const y = mul(x, 2);
    add(mul(y, y), y).backward();
    expect(y.grad).toBe(13);
    expect(x.grad).toBe(26);
  });

  test('run twice gives each leaf exactly twice its gradient, and what lies between the same', () => {
    const x = new Value(0.7);
    const h = tanh(x.mul(3));
    const y = h.mul(h).add(x);
    y.backward();
    const [first, between] = [x.grad, h.grad];
    y.backward();
    expect(x.grad).toBe(2 * first);
    expect(h.grad).toBe(between);
    expect(y.grad).toBe(1);
  });

  test('adds up in a leaf what several outputs bring', () => {
    const x = new Value(2);
    x.mul(3).backward();
    x.mul(x).backward();
    expect(x.grad).toBe(7);
  });

  test('from a leaf says that its derivative by itself is 1', () => {
    const x = new Value(5);
    x.backward();
    expect(x.grad).toBe(1);
  });

  test('is as deep as a chain of a million nodes and needs no stack for it', () => {
    const x = new Value(1);
    let y = x;
    for (let i = 0; i < 1e6; i++) y = y.add(x);
    y.backward();
    expect(x.grad).toBe(1e6 + 1);
  });

  test('over sixty doublings takes sixty steps, not 2^60', () => {
    const x = new Value(1);
    let y = x;
    for (let i = 0; i < 60; i++) y = y.add(y);
    y.backward();
    expect(x.grad).toBe(2 ** 60);
  });

  test('stops at what is detached, even where its partials are infinite', () => {
    const x = new Value(0);
    const y = add(detach(log(x)), mul(x, 3));
    y.backward();
    expect(y.data).toBe(-Infinity);
    expect(x.grad).toBe(3);
  });

  test('leaves every gradient as it was if a partial throws', () => {
    const broken = defineOp({
      name: 'broken',
      forward: (x) => x,
      partials: [
        () => {
          throw new Error('no derivative today');
        },
      ],
    });
    const x = new Value(2);
    const h = x.mul(x);
    h.backward();
    const y = add(mul(h, h), broken(h));
    expect(() => y.backward()).toThrow('no derivative today');
    expect([x.grad, h.grad, y.grad]).toEqual([4, 1, 0]);
    h.backward();
    expect(x.grad).toBe(8);
  });
});

describe('a partial that calls backward()', () => {
  const powers: Value[] = [];
  const careless = defineOp({
    name: 'careless',
    forward: (x) => x ** 3,
    partials: [
      (x) => {
        powers.at(-1)?.backward();
        return mul(3, mul(x, x));
      },
    ],
  });

  test('on the graph that is being swept is refused, and every gradient stays as it was', () => {
    const x = new Value(2, 'x');
    const square = mul(x, x);
    const y = mul(careless(x), square);
    for (const root of [square, y, x, mul(square, 2)]) {
      powers.push(root);
      expect(() => y.backward()).toThrow('backward: a partial called it on nodes that it did not make');
      expect([x, square, y].map(({ grad, uses }) => [grad, uses])).toEqual([
        [0, 0],
        [0, 0],
        [0, 0],
      ]);
    }
    powers.length = 0;
    y.backward();
    expect(x.grad).toBe(80); // (x⁵)' at 2
  });

  test('on nodes that it makes is right', () => {
    const slope = defineOp({
      name: 'slope',
      forward: (x) => x ** 3,
      partials: [
        (x) => {
          const inner = new Value(Number(x));
          mul(inner, mul(inner, inner)).backward();
          return inner.grad;
        },
      ],
    });
    const x = new Value(2);
    mul(slope(x), x).backward();
    expect(x.grad).toBe(32);
  });
});

test('on any graph, backward() twice gives each leaf exactly twice its gradient', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(add, sub, mul), fc.nat(), fc.nat()), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(real(2), real(2), steps, (a, b, steps) => {
      const leaves = [new Value(a), new Value(b)];
      const nodes = [...leaves];
      for (const [op, i, j] of steps) {
        const [x = new Value(0), y = new Value(0)] = [nodes[i % nodes.length], nodes[j % nodes.length]];
        nodes.push(tanh(op(x, y)));
      }
      const y = nodes.at(-1) ?? new Value(0);
      y.backward();
      const [once, between] = [leaves.map((x) => x.grad), nodes.slice(2).map((v) => v.grad)];
      y.backward();
      expect(leaves.map((x) => x.grad)).toEqual(once.map((g) => 2 * g));
      expect(nodes.slice(2).map((v) => v.grad)).toEqual(between);
    }),
  );
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
    expect(() => x * 2).toThrow('Value(data=3, grad=0) is not a number: use add, mul, … instead of operators and Math');
    // biome-ignore lint/style/useTemplate: the operator is what is tested
    expect(() => x + 'x').toThrow(TypeError);
    expect(`${x}`).toBe('Value(data=3, grad=0)');
  });
});
