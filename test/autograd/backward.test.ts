import {
  add,
  adjoints,
  compile,
  defineOp,
  detach,
  grad,
  log,
  mul,
  type Scalar,
  sub,
  tanh,
  Value,
} from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { real } from '../support/arbitraries.ts';

describe('a backward sweep', () => {
  test('sums over both paths to a node that is used twice', () => {
    const x = new Value(3);
    const y = mul(x, 2);
    add(mul(y, y), y).backward();
    expect(y.grad).toBe(13);
    expect(x.grad).toBe(26);
  });

  test('run twice gives each leaf exactly twice its gradient, and the other nodes the same as before', () => {
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

  test('adds up in a leaf the gradients of several outputs', () => {
    const x = new Value(2);
    x.mul(3).backward();
    x.mul(x).backward();
    expect(x.grad).toBe(7);
  });

  test('from a leaf says that its derivative with respect to itself is 1', () => {
    const x = new Value(5);
    x.backward();
    expect(x.grad).toBe(1);
  });

  test('needs no stack: it goes through a chain of a million nodes', () => {
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
      expect(() => y.backward()).toThrow('backward: a partial visits nodes that it did not make');
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

test('a partial that uses a gradient of the graph that is being swept leaves that sweep as it was', () => {
  const w = new Value(3, 'w');
  const op = defineOp({
    name: 'op',
    forward: (x) => 3 * x,
    partials: [
      (x) => {
        const slope: number | Value = grad((z: Scalar) => mul(z, w))(x);
        return slope instanceof Value ? slope.data : slope; // a Value, since w is one
      },
    ],
  });
  add(op(mul(w, 2)), mul(w, 5)).backward();
  expect(w.grad).toBe(11);
});

test('a partial found by grad is right in sweeps on numbers and on Values, and compiled', () => {
  const cube = (z: Scalar) => mul(z, mul(z, z));
  const op = defineOp({ name: 'op', forward: (x) => x ** 3, partials: [(x) => grad(cube)(x)] });
  const f = (z: Scalar) => op(mul(z, 3));
  expect([grad(f)(2), grad(grad(f))(2)]).toEqual([324, 324]);
  expect(compile(f, 1).valueAndGrad(2)).toEqual([216, 324]);
});

test('adjoints in a partial, of the graph that is being swept, are refused', () => {
  const u = new Value(2, 'u');
  const op = defineOp({ name: 'op', forward: (x) => x, partials: [() => (adjoints(mul(u, 2)).size > 0 ? 1 : 0)] });
  expect(() => mul(op(u), u).backward()).toThrow('backward: a partial visits nodes that it did not make');
  expect([u.grad, u.uses]).toEqual([0, 0]);
});

test('adjoints in a partial, of nodes older than the sweep and outside its graph, are refused and leave them as they were', () => {
  const w = new Value(3, 'w');
  const k = mul(w, w);
  const op = defineOp({ name: 'op', forward: (x) => x, partials: [() => (adjoints(mul(k, 2)).size > 0 ? 1 : 0)] });
  expect(() => op(new Value(1)).backward()).toThrow('backward: a partial visits nodes that it did not make');
  mul(k, 2).backward();
  expect(w.grad).toBe(12);
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
