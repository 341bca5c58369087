import {
  add,
  elu,
  gelu,
  grad,
  leakyRelu,
  logAddExp,
  logSigmoid,
  type Scalar,
  sigmoid,
  silu,
  softplus,
} from '@autograd-222/autograd';
import { expect, test } from 'vitest';

const upToTwice = (f: (x: Scalar) => Scalar, x: number) => [Number(f(x)), grad(f)(x), grad(grad(f))(x)];

test.each<[string, (x: Scalar) => Scalar, number, number[]]>([
  ['softplus(1000)', softplus, 1000, [1000, 1, 0]],
  ['softplus(-1000)', softplus, -1000, [0, 0, 0]],
  ['sigmoid(1000)', sigmoid, 1000, [1, 0, 0]],
  ['sigmoid(-1000)', sigmoid, -1000, [0, 0, 0]],
  ['logSigmoid(-1000)', logSigmoid, -1000, [-1000, 1, -0]],
  ['logSigmoid(1000)', logSigmoid, 1000, [0, 0, -0]],
  ['elu(1000)', elu, 1000, [1000, 1, 0]],
  ['silu(-1000)', silu, -1000, [-0, 0, 0]],
  ['gelu(1000)', gelu, 1000, [1000, 1, 0]],
])('%s is right where the naive formula is not, and so are its first and second derivatives', (_, f, x, expected) => {
  [Number(f(x)), grad(f)(x), grad(grad(f))(x)].forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] ?? NaN, 15);
  });
});

test('sigmoid(-40) and its derivatives keep their digits', () => {
  for (const value of upToTwice(sigmoid, -40)) expect(Math.abs(value / Math.exp(-40) - 1)).toBeLessThan(1e-15);
  expect(Math.abs(grad(sigmoid)(40) / Math.exp(-40) - 1)).toBeLessThan(1e-15);
});

test('sigmoid goes down to the smallest doubles, and logAddExp takes infinities', () => {
  expect(sigmoid(-720)).toBe(Math.exp(-720));
  expect([logAddExp(Infinity, Infinity), logAddExp(-Infinity, -Infinity)]).toEqual([Infinity, -Infinity]);
  expect([logAddExp(Infinity, 3), logAddExp(3, Infinity)]).toEqual([Infinity, Infinity]);
  expect([logAddExp(-Infinity, 3), logAddExp(1000, -1000)]).toEqual([3, 1000]);
});

test('leakyRelu and elu at 0 take the side from below', () => {
  expect([grad(leakyRelu)(0), grad(leakyRelu)(1), leakyRelu(-2)]).toEqual([0.01, 1, -0.02]);
  expect([grad(elu)(0), elu(-1)]).toEqual([1, Math.expm1(-1)]);
});

test('elu has derivative 1 from 0 on, and there its second derivative is 0', () => {
  expect([0, 1, Infinity].map((x) => grad(elu)(x))).toEqual([1, 1, 1]);
  expect([0, 1, Infinity].map((x) => grad(grad(elu))(x))).toEqual([0, 0, 0]);
  expect([grad(elu)(-Infinity), grad(grad(elu))(-Infinity)]).toEqual([0, 0]);
  expect(grad(grad(elu))(-Number.MIN_VALUE)).toBe(1);
});

test('silu and gelu take any number, but are NaN at -∞', () => {
  for (const f of [silu, gelu]) {
    const upToTwice = (x: number) => [f(x), grad(f)(x), grad(grad(f))(x)];
    for (const x of [800, 1e103, 1e308]) {
      expect(upToTwice(x)).toEqual([x, 1, 0]);
      expect(upToTwice(-x)).toEqual([-0, 0, 0]);
    }
    expect(upToTwice(NaN)).toEqual([NaN, NaN, NaN]);
    expect([f(Infinity), f(-Infinity), f(0), grad(f)(0)]).toEqual([Infinity, NaN, 0, 0.5]);
  }
  expect([grad(silu)(Infinity), grad(silu)(-Infinity)]).toEqual([NaN, NaN]);
  expect([grad(gelu)(Infinity), grad(gelu)(-Infinity)]).toEqual([1, 0]);
});

test('silu and gelu are what PyTorch has for them', () => {
  // torch.nn.functional.silu(1.), and gelu(1., approximate='tanh'), by their defining formulas.
  expect(silu(1)).toBeCloseTo(1 / (1 + Math.exp(-1)), 15);
  expect(gelu(1)).toBeCloseTo(0.5 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * 1.044715)), 15);
  expect(gelu(-1)).toBeCloseTo(-0.5 * (1 - Math.tanh(Math.sqrt(2 / Math.PI) * 1.044715)), 15);
  expect(add(silu(2), silu(-2))).toBeCloseTo(2 * Math.tanh(1), 14);
});
