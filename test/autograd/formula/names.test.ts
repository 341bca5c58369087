import { Value } from '@autograd-222/autograd';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctNames } from '../../../packages/autograd/src/formula/names.ts';

const lowerCase = (name: string) => name.toLowerCase();
const names = (labels: readonly string[]) => [
  ...distinctNames(
    labels.map((label) => [new Value(0), label]),
    lowerCase,
  ).values(),
];

test('the first node that is written in some way has its label, and the others have numbers', () => {
  expect(names(['h', 'x', 'H', 'h'])).toEqual(['h', 'x', 'H (2)', 'h (3)']);
});

test('a number that makes the name of another node is passed over', () => {
  expect(names(['h', 'h', 'H (2)', 'h'])).toEqual(['h', 'h (3)', 'H (2)', 'h (4)']);
});

test('no two names are written alike, and each is its label, or that with a number', () => {
  const label = fc.oneof(fc.constantFrom('h', 'H', 'h (2)', 'h (2) (2)', 'h (3)', ''), fc.string());
  fc.assert(
    fc.property(fc.array(label), (labels) => {
      const found = names(labels);
      expect(new Set(found.map(lowerCase)).size).toBe(labels.length);
      found.forEach((name, i) => {
        expect(name.replace(labels[i] ?? '', '')).toMatch(/^( \(\d+\))?$/);
      });
    }),
  );
});
