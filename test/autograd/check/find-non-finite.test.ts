import { exp, findNonFinite, log, Value } from '@autograd-222/autograd';
import { expect, test } from 'vitest';

test('names the first node that is not finite, with its op, its label and its inputs', () => {
  const a = new Value(-1, 'a');
  const b = log(a);
  b.label = 'b';
  const found = findNonFinite(b.mul(2).add(exp(new Value(1000))));
  expect(found?.node).toBe(b);
  expect(found?.sentence).toBe('b = log(a) is NaN for a = -1');
});

test('writes an input that is a constant or has no label as a number, and a label once', () => {
  expect(findNonFinite(new Value(0).pow(-1))?.sentence).toBe('pow(0, -1) is Infinity');
  const [a, b] = [new Value(1e200, 'a'), new Value(0, 'b')];
  expect(findNonFinite(a.div(b))?.sentence).toBe('div(a, b) is Infinity for a = 1e+200 and b = 0');
  expect(findNonFinite(a.mul(a))?.sentence).toBe('mul(a, a) is Infinity for a = 1e+200');
});

test('says so if it is a leaf', () => {
  expect(findNonFinite(new Value(NaN, 'x').add(1))?.sentence).toBe('the leaf x is NaN');
  expect(findNonFinite(new Value(Infinity, ''))?.sentence).toBe('a leaf without a label is Infinity');
});

test('finds nothing in a graph that is finite, at any depth', () => {
  let y = new Value(1);
  for (let i = 0; i < 1e5; i++) y = y.add(0);
  expect(findNonFinite(y)).toBeUndefined();
});

test('refuses what is no Value', () => {
  expect(() => findNonFinite(3 as never)).toThrow(
    new TypeError('findNonFinite: its argument must be a Value, but is 3'),
  );
});
