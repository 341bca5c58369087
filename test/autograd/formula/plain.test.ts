import {
  add,
  derivationText,
  derive,
  div,
  label,
  mul,
  neg,
  pow,
  type Scalar,
  square,
  sub,
  tanh,
  Value,
} from '@autograd-222/autograd';
import { describe, expect, test } from 'vitest';

/** A formula as plain text: as it stands in the derivation of a product with it. */
function plain(formula: Scalar): string {
  const factor = new Value(1, 'factor');
  const text = derivationText(derive(label(mul(factor, formula), 'product'), factor), Infinity);
  return text.split('\n')[0]?.replace('∂product/∂factor = ', '') ?? '';
}

const [x, y, z] = [new Value(2, 'x'), new Value(3, 'y'), new Value(5, 'z')];

describe('a formula in plain text', () => {
  test.each<[string, Scalar, string]>([
    ['a sum of products', sub(mul(x, y), mul(2, z)), 'x·y - 2·z'],
    ['a product of sums', mul(add(x, y), sub(z, 1)), '(x + y)·(z - 1)'],
    ['a fraction', div(mul(x, y), z), 'x·y/z'],
    ['a fraction of a product', div(x, mul(y, z)), 'x/(y·z)'],
    ['a fraction of sums', div(add(x, 1), sub(y, 1)), '(x + 1)/(y - 1)'],
    ['a fraction of a power', div(x, square(y)), 'x/y²'],
    ['a function', tanh(neg(x)), 'tanh(-x)'],
    ['a high power', pow(x, 12), 'x¹²'],
    ['a power of a sum', pow(add(x, y), 3), '(x + y)³'],
    ['a power of a power', square(pow(x, y)), '(x^(y))²'],
    ['a power that isn’t an integer', pow(x, 0.5), 'x^(0.5)'],
    ['a power of a small number', pow(1e-7, x), '(1e-7)^(x)'],
    ['a very high power', pow(square(x), 1e300), '(x²)^(1e+300)'],
  ])('%s', (_name, formula, text) => {
    expect(plain(formula)).toBe(text);
  });

  test.each([
    ['x²', '(x²)²'],
    ['x²y', '(x²y)²'],
    ['h₁', 'h₁²'],
    ['2', '"2"²'],
    ['a + b', '"a + b"²'],
  ])('the square of %j can’t be read as anything else', (label, text) => {
    expect(plain(square(new Value(2, label)))).toBe(text);
  });
});
