import fc from 'fast-check';
import { expect, test } from 'vitest';
import { operand, type Precedence } from '../../packages/autograd/src/precedence.ts';

const loosestFirst: readonly Precedence[] = ['any', 'sum', 'product', 'sign', 'power', 'atom'];
const index = fc.nat(loosestFirst.length - 1);

test('an expression is in brackets exactly where it binds less tightly than is needed', () => {
  fc.assert(
    fc.property(index, index, (own, needed) => {
      const [precedence = 'any', least = 'any'] = [loosestFirst[own], loosestFirst[needed]];
      expect(operand({ text: 'x', precedence }, least)).toBe(own < needed ? '(x)' : 'x');
    }),
  );
});

test('the brackets may be of another kind', () => {
  expect(operand({ text: 'x + y', precedence: 'sum' }, 'product', (text) => `[${text}]`)).toBe('[x + y]');
});
