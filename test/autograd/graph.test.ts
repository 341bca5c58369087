import { add, adjoints, detach, mul, type Scalar, tanh, Value } from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flows } from '../../packages/autograd/src/backward.ts';
import { hasLabel, nodesOf, topologicalOrder } from '../../packages/autograd/src/graph.ts';
import { randomFunction } from '../support/graphs.ts';

/** A graph of any ops. */
const graphs = randomFunction
  .map((f) => f(new Value(0.5, 'x'), new Value(2, 'y'), new Value(-1, 'z')))
  .filter((y) => y instanceof Value);

/** Whether each node comes after its inputs, of those that count. */
function inputsFirst(
  nodes: readonly Value[],
  counts: (v: Value, i: number, x: Scalar) => boolean = (_v, _i, x) => x instanceof Value,
): boolean {
  const places = new Map<Scalar, number>(nodes.map((v, place) => [v, place]));
  return nodes.every((v, place) => v.inputs.every((x, i) => !counts(v, i, x) || (places.get(x) ?? NaN) < place));
}

/** Whether two lists have the same nodes, in any order. */
function haveTheSame(some: readonly Value[], others: readonly Value[]): boolean {
  const [a, b] = [new Set(some), new Set(others)];
  return a.size === b.size && some.every((v) => b.has(v));
}

describe('nodesOf', () => {
  test('has y, the inputs of all that it has, and nothing twice, each after its inputs', () => {
    fc.assert(
      fc.property(graphs, (y) => {
        const nodes = nodesOf(y);
        expect(nodes.at(-1)).toBe(y);
        expect(new Set(nodes).size).toBe(nodes.length);
        const inputs = nodes.flatMap((v) => v.inputs).filter((x) => x instanceof Value);
        expect(haveTheSame(nodes, [...inputs, y])).toBe(true);
        expect(inputsFirst(nodes)).toBe(true);
      }),
    );
  });

  test('leaves out what is known, with its ancestors', () => {
    const x = new Value(2);
    const [h, other] = [tanh(x), new Value(3)];
    const y = mul(h, add(h, other));
    expect(nodesOf(y, new Set([h]))).toEqual([other, y.inputs[1], y]);
    expect(nodesOf(y, new Set([y]))).toEqual([]);
  });

  test('goes past detach, and has no recursion', () => {
    let y = detach(new Value(1));
    for (let i = 1; i < 100_000; i++) y = add(y, 1);
    expect(nodesOf(y)).toHaveLength(100_001);
  });
});

describe('topologicalOrder', () => {
  test('has the nodes that a derivative flows to, each before those that it flows to from there', () => {
    fc.assert(
      fc.property(graphs, (y) => {
        const order = topologicalOrder(y);
        expect(order[0]).toBe(y);
        expect(haveTheSame(order, [...adjoints(y).keys()])).toBe(true);
        expect(inputsFirst(order.toReversed(), (v, i, x) => flows(x, v.op?.partials[i]))).toBe(true);
      }),
    );
  });

  test('ends at detach, and changes no grad', () => {
    const [x, z] = [new Value(2), new Value(3)];
    x.grad = 5;
    const y = mul(x, detach(z));
    expect(topologicalOrder(y)).toEqual([y, x, y.inputs[1]]);
    expect([x.grad, x.uses, y.uses]).toEqual([5, 0, 0]);
  });
});

test('an empty label is none', () => {
  expect([new Value(1), new Value(1, ''), new Value(1, 'x')].map(hasLabel)).toEqual([false, false, true]);
});
