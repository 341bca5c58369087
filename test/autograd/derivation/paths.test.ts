import { derivationText, derive } from '@autograd-222/autograd';
import { labelledNetwork, mapParameters } from '@autograd-222/model-222';
import { expect, test } from 'vitest';

const { L, ...all } = labelledNetwork(
  mapParameters((name) => (name.startsWith('w') ? 0.5 : 0)),
  [1, -2],
  [1, 0],
);

test('a derivation gives each path with what it contributes', () => {
  const { paths, pathCount, derivative } = derive(L, all.w1);
  expect(paths.map(({ nodes }) => nodes.join(' '))).toEqual([
    'w1 a1 h1 a3 h3 L',
    'w1 a1 h1 a3 h4 L',
    'w1 a1 h1 a4 h3 L',
    'w1 a1 h1 a4 h4 L',
  ]);
  expect(pathCount).toBe(4);
  for (const { partials, contribution } of paths) expect(partials.reduce((p, q) => p * q, 1)).toBe(contribution);
  expect(paths.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(derivative, 12);
});

test('it lists the first of them, as many as are asked for, or none', () => {
  const nodes = (paths: number) => derive(L, all.w1, { paths }).paths.map(({ nodes }) => nodes.join(' '));
  expect([nodes(0), nodes(2), nodes(100)]).toEqual([[], nodes(4).slice(0, 2), nodes(4)]);
  expect(derivationText(derive(L, all.w1, { paths: 0 }))).toMatch(/\n4 paths lead from w1 to L\.$/);
});
