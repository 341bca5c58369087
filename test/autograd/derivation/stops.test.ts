import {
  add,
  defineOp,
  derivationText,
  derive,
  detach,
  exp,
  label,
  log,
  mul,
  tanh,
  Value,
  where,
} from '@autograd-222/autograd';
import { labelledNetwork, mapParameters } from '@autograd-222/model-222';
import { expect, test } from 'vitest';

const [x, z] = [new Value(2, 'x'), new Value(5, 'z')];

const { L, ...all } = labelledNetwork(
  mapParameters((name) => (name.startsWith('w') ? 0.5 : 0)),
  [1, -2],
  [1, 0],
);

test('a derivation goes through the labelled nodes on the paths, in the order of the backward sweep', () => {
  expect(derive(L, all.w1).steps.map(({ node }) => node)).toEqual(['h3', 'h4', 'a3', 'a4', 'h1', 'a1', 'w1']);
});

test('it leaves out what no derivative flows through, even if it is infinite there', () => {
  const zero = new Value(0, 'x');
  for (const [y, derivative] of [
    [add(zero, detach(log(zero))), 1],
    [where(mul(log(zero), 2), zero, mul(3, zero)), 1],
  ] as const) {
    const v = label(y, 'y');
    v.backward();
    expect([derive(v, zero).derivative, zero.grad]).toEqual([derivative, derivative]);
    zero.grad = 0;
  }
  expect(derivationText(derive(label(add(zero, detach(log(zero))), 'y'), zero))).toContain('∂y/∂x = 1\n');
});

test('it counts paths that nobody could list', () => {
  let u: Value = x;
  for (let i = 0; i < 60; i++) u = label(add(u, label(tanh(u), `v${i}`)), `u${i}`);
  const { pathCount, paths } = derive(u, x, { paths: 5 });
  expect(pathCount).toBe(2 ** 60);
  expect(paths).toHaveLength(5);
});

test('it takes no partial that isn’t on a path', () => {
  const partial = () => {
    throw new Error('it is needed');
  };
  const op = defineOp({ name: 'op', forward: (x, y) => x + y, partials: [1, partial] });
  expect(derive(label(op(x, exp(z)), 'y'), x).derivative).toBe(1);
});

test('it has no recursion', () => {
  let u: Value = x;
  for (let i = 0; i < 20_000; i++) u = label(mul(u, 1), `u${i}`);
  expect(derive(u, x)).toMatchObject({ derivative: 1, pathCount: 1 });
});
