import { add, defineOp, label, mul, pow, type Scalar, square, sub, tanh, toTex, Value } from '@autograd-222/autograd';
import { expect, test } from 'vitest';
import { formulaOf } from '../../../packages/autograd/src/formula/formula.ts';
import { plainNotation } from '../../../packages/autograd/src/formula/plain.ts';
import { texNotation } from '../../../packages/autograd/src/formula/tex.ts';

const x = new Value(2, 'x');

test('a formula goes back to the nodes that have a name, and to leaves, which are numbers if they have none', () => {
  const h = label(tanh(x), 'h');
  const y = mul(square(h), add(h, new Value(3)));
  const of = (names: readonly string[]) =>
    formulaOf(y, plainNotation, ({ label = '' }) => (names.includes(label) ? label : ''), 100)?.text;
  expect([of(['x', 'h']), of(['x']), of([])]).toEqual([
    'h²·(h + 3)',
    '(tanh(x) + 3)·tanh(x)²',
    '(tanh(2) + 3)·tanh(2)²',
  ]);
});

test('there is none if it is longer than what is allowed, or a formula in it is', () => {
  const nameOf = (v: Value) => v.label ?? '';
  const of = (y: Scalar, longest: number) => formulaOf(y, plainNotation, nameOf, longest)?.text;
  expect([of(add(x, 10), 5), of(add(x, 10), 6)]).toEqual([undefined, 'x + 10']);
  const constant = defineOp({ name: 'c', forward: (x) => x, partials: [1], tex: () => 'c' });
  expect([5, 6].map((longest) => formulaOf(constant(add(x, 10)), texNotation, nameOf, longest)?.text)).toEqual([
    undefined,
    'c',
  ]);
});

test('one that nobody could read is refused before it is written, which would take forever', () => {
  const twice = defineOp({ name: 'twice', forward: (x) => 2 * x, partials: [2], tex: (x) => `${x} + ${x}` });
  const chain = (f: (y: Scalar) => Scalar) => Array.from({ length: 60 }).reduce<Scalar>((y) => f(y), x);
  for (const y of [chain((y) => add(tanh(y), y)), chain((y) => twice(y)), chain((y) => sub(y, pow(2, y)))]) {
    expect(() => toTex(y)).toThrow(
      new RangeError('toTex: the formula is too long to be read: label more of the nodes that it is made of'),
    );
  }
});

test('a formula is as long as what it writes, however much it is made of', () => {
  const nested = Array.from({ length: 1000 }).reduce<Scalar>((y) => tanh(y), x);
  expect(toTex(nested)).toBe(`${'\\tanh('.repeat(1000)}x${')'.repeat(1000)}`);
  const constant = defineOp({ name: 'c', forward: (x, y) => x + y, partials: [1, 1], tex: () => 'c' });
  expect(toTex(Array.from({ length: 60 }).reduce<Scalar>((y) => constant(y, y), x))).toBe('c');
});
