import {
  abs,
  add,
  cos,
  cosh,
  div,
  exp,
  label,
  log,
  mul,
  neg,
  pow,
  reciprocal,
  sigmoid,
  sin,
  softplus,
  sqrt,
  square,
  sub,
  tanh,
  Value,
} from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, everywhere, Ranges } from '../../../packages/derivation/src/proof/range.ts';

const p = label(new Value(0.5), 'p');
const x = label(new Value(0.5), 'x');
const positive = label(new Value(0.5), 's');
const ranges = new Ranges(
  new Map([
    [p, between(0, 1)],
    [positive, between(0, Infinity)],
    [x, everywhere],
  ]),
);

describe('a range', () => {
  it.each([
    ['p', p],
    ['1 - p', sub(1, p)],
    ['p(1 - p)', mul(p, sub(1, p))],
    ['1/p', div(1, p)],
    ['p/(1 - p)', div(p, sub(1, p))],
    ['p²', pow(p, 2)],
    ['x² + s', add(pow(x, 2), positive)],
    ['x·x + 1', add(mul(x, x), 1)],
    ['1 + s', add(1, positive)],
    ['e^x', exp(x)],
    ['σ(x)', sigmoid(x)],
    ['1 - σ(x)', sub(1, sigmoid(x))],
    ['1 + tanh x', add(1, tanh(x))],
    ['-log p', neg(log(p))],
    ['√s', sqrt(positive)],
    ['2 + sin x', add(2, sin(x))],
    ['s^x', pow(positive, x)],
    ['s^(-3)', pow(positive, -3)],
  ])('finds that %s is positive', (_, node) => {
    expect(ranges.isPositive(node)).toBe(true);
  });

  it.each([
    ['x', x],
    ['x²', pow(x, 2)],
    ['x³', pow(x, 3)],
    ['p - 1', sub(p, 1)],
    ['p - p', sub(p, p)],
    ['s - p', sub(positive, p)],
    ['tanh x', tanh(x)],
    ['1 + sin x', add(1, sin(x))],
    ['log s', log(positive)],
    ['√(x²)', sqrt(pow(x, 2))],
    ['1/x', div(1, x)],
    ['x/s', div(x, positive)],
    ['0', 0],
  ])('does not find that %s is positive', (_, node) => {
    expect(ranges.isPositive(node)).toBe(false);
  });

  const unary = { neg, square, reciprocal, exp, log, sqrt, tanh, sigmoid, sin, cos, cosh, abs, softplus };
  const binary = { add, sub, mul, div };
  const ops: readonly ((a: Value, b: Value) => Value)[] = [
    ...Object.values(unary).map((op) => (a: Value) => op(a)),
    ...Object.values(binary).map((op) => (a: Value, b: Value) => op(a, b)),
  ];

  it('has the number of each node within it, and never calls a node positive that is not', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...ops), fc.nat(), fc.nat()), { minLength: 1, maxLength: 8 });
    const leaves = fc.tuple(
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.01, max: 50, noNaN: true }),
    );
    fc.assert(
      fc.property(leaves, steps, ([ofP, ofX, ofS], steps) => {
        const [p, x, s] = [new Value(ofP), new Value(ofX), new Value(ofS)];
        const ranges = new Ranges(
          new Map([
            [p, between(0, 1)],
            [s, between(0, Infinity)],
            [x, everywhere],
          ]),
        );
        const nodes = [p, x, s];
        for (const [op, i, k] of steps) {
          const [a = p, b = p] = [nodes[i % nodes.length], nodes[k % nodes.length]];
          const node = op(a, b);
          if (!Number.isFinite(node.data)) continue;
          nodes.push(node);
          const { low, high } = ranges.of(node);
          const slack = 1e-9 * Math.max(1, Math.abs(node.data));
          expect(node.data).toBeGreaterThanOrEqual(low - slack);
          expect(node.data).toBeLessThanOrEqual(high + slack);
          if (ranges.isPositive(node)) expect(node.data).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
