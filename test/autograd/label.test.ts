import { label, type Scalar, tanh, Value } from '@autograd-222/autograd';
import { expect, test } from 'vitest';

test('label names a node where there is one, and lets numbers pass', () => {
  const hidden = (a: Scalar) => label(tanh(a), 'h');
  expect(hidden(0)).toBe(0);
  const h: Value = label(new Value(1), 'h');
  expect(h.label).toBe('h');
  expect(String(hidden(new Value(0)))).toBe('Value(data=0, grad=0, label=h)');
});

test('a name is a string', () => {
  expect(() => label(new Value(1), 3 as never)).toThrow(new TypeError('label: the name must be a string, but is 3'));
});
