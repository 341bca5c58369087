import { add, div, mul, neg, type Scalar, square, sub, toTex, Value } from '@autograd-222/autograd';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainNotation } from '../../../packages/autograd/src/formula/plain.ts';
import { writePower, writeSum } from '../../../packages/autograd/src/formula/write.ts';
import { readTex } from '../../support/read-tex.ts';

const variables = { a1: 2, a2: -4, a3: 8 };
const leaf = fc.constantFrom(...Object.entries(variables).map(([label, x]) => new Value(x, label)));
const divisor = fc.oneof(
  leaf,
  leaf.map((x) => square(x)),
  fc.tuple(leaf, leaf).map(([x, y]) => mul(neg(x), y)),
);

/** Sums, products, squares and quotients, nested in any order. Divisors are powers of 2, so all numbers are exact. */
const { formulas } = fc.letrec<{ formulas: Scalar }>((tie) => {
  const [one, two] = [tie('formulas'), fc.tuple(tie('formulas'), tie('formulas'))];
  return {
    formulas: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.integer({ min: -3, max: 3 }),
      two.map(([x, y]) => add(x, y)),
      two.map(([x, y]) => sub(x, y)),
      two.map(([x, y]) => mul(x, y)),
      fc.tuple(one, divisor).map(([x, y]) => div(x, y)),
      one.map((x) => neg(x)),
      one.map((x) => square(x)),
    ),
  };
});

test('read as arithmetic, what is written gives the number of the node: no sign or bracket is missing', () => {
  fc.assert(
    fc.property(formulas, (formula) => {
      const number = typeof formula === 'number' ? formula : formula.data;
      const tex = toTex(formula);
      expect(readTex(tex)(variables, () => NaN) === number, tex).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

const symbol = (label: string) =>
  ({ base: { kind: 'symbol', written: plainNotation.symbol(label), key: 0 }, power: 1 }) as const;

test('a sum of nothing is 0, and a product of nothing is 1', () => {
  expect(writeSum([], plainNotation).text).toBe('0');
  expect(writeSum([{ minus: true, numerator: [], denominator: [] }], plainNotation).text).toBe('-1');
});

test('a single product is written as it is, and more of them as a sum', () => {
  const term = { minus: false, numerator: [symbol('x'), { ...symbol('y'), power: 2 }], denominator: [symbol('z')] };
  const written = [[term], [term, { ...term, minus: true }]].map((terms) => writeSum(terms, plainNotation));
  expect(written.map(({ text, precedence }) => [text, precedence])).toEqual([
    ['x·y²/z', 'product'],
    ['x·y²/z - x·y²/z', 'sum'],
  ]);
});

test('the base of a power is in brackets unless it is an atom', () => {
  expect(writePower({ text: 'x + y', precedence: 'sum' }, '3', plainNotation).text).toBe('(x + y)³');
  expect(writePower({ text: 'f(x)', precedence: 'atom' }, '3', plainNotation).text).toBe('f(x)³');
});
