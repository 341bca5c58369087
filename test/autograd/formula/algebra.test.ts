import {
  add,
  defineOp,
  detach,
  div,
  exp,
  expm1,
  hypot,
  log1p,
  mul,
  neg,
  pow,
  type Scalar,
  sqrt,
  square,
  sub,
  tanh,
  toTex,
  Value,
  where,
} from '@autograd-222/autograd';
import { describe, expect, test } from 'vitest';

const [x, y, z] = [new Value(2, 'x'), new Value(3, 'y'), new Value(5, 'z')];

describe('a formula', () => {
  test.each<[string, Scalar, string]>([
    ['a sum', add(add(x, y), z), 'x + y + z'],
    ['a difference of a difference', sub(x, sub(y, z)), 'x - (y - z)'],
    ['minus a minus', sub(x, neg(y)), 'x + y'],
    ['plus a minus', add(x, neg(y)), 'x - y'],
    ['a negative constant', add(x, -2), 'x - 2'],
    ['minus a sum', neg(add(x, y)), '-(x + y)'],
    ['a product', mul(mul(x, y), z), 'x y z'],
    ['a product with a sum', mul(add(x, y), z), 'z (x + y)'],
    ['a product of minuses', mul(neg(x), neg(y)), 'x y'],
    ['numbers in a product', mul(2, mul(x, mul(3, y))), '2 \\cdot 3 x y'],
    ['a square', mul(x, x), 'x^2'],
    ['a square of a sum', square(add(x, y)), '(x + y)^2'],
    ['twice the same', add(x, x), '2 x'],
    ['a fraction', div(x, y), '\\frac{x}{y}'],
    ['a fraction of sums', div(add(x, 1), sub(y, 1)), '\\frac{x + 1}{y - 1}'],
    ['a fraction of fractions', div(div(x, y), div(z, x)), '\\frac{x^2}{y z}'],
    ['a reciprocal in a product', mul(x, div(1, y)), '\\frac{x}{y}'],
    ['one of a number alone', div(1, y), '\\frac{1}{y}'],
    ['a power', pow(x, 3), 'x^3'],
    ['a power of a minus', pow(neg(x), 2), '(-x)^2'],
    ['a power of a power', pow(pow(x, y), 2), '(x^y)^2'],
    ['a power of e', pow(exp(x), 2), '(e^{x})^2'],
    ['a power of a fraction', pow(div(x, y), z), '\\left(\\frac{x}{y}\\right)^z'],
    ['a root', pow(x, 0.5), 'x^{0.5}'],
    ['a function', tanh(add(x, y)), '\\tanh(x + y)'],
    ['a function of a fraction', tanh(div(x, y)), '\\tanh\\left(\\frac{x}{y}\\right)'],
    ['a choice', where(x, y, neg(z)), '\\begin{cases} {y} & {x} \\ne 0 \\\\ {-z} & \\text{otherwise} \\end{cases}'],
    ['a function without a sign of its own', detach(x), '\\operatorname{detach}(x)'],
    ['leaves without a label', add(new Value(2), mul(new Value(-0.5), x)), '2 - 0.5 x'],
    ['a small number', mul(x, 1e-7), '1 \\cdot 10^{-7} x'],
    ['an infinite one', add(x, Infinity), 'x + \\infty'],
    ['none', add(x, NaN), 'x + \\text{NaN}'],
    ['a power by a fraction', pow(x, div(2, y)), 'x^{\\frac{2}{y}}'],
    ['a power by a product of numbers', pow(x, mul(new Value(2), new Value(2))), 'x^{2^2}'],
    ['a product with one', mul(1, add(x, y)), 'x + y'],
    ['minus minus a sum', sub(z, neg(add(x, y))), 'z + x + y'],
    ['a function of a product with one', tanh(mul(1, add(x, y))), '\\tanh(x + y)'],
    ['a function whose own sign is a sum', add(1, sqrt(expm1(x))), '1 + \\sqrt{e^{x} - 1}'],
    ['twice such a one', mul(2, expm1(x)), '2 (e^{x} - 1)'],
    ['a logarithm of a product', log1p(mul(x, y)), '\\log(1 + x y)'],
    ['squares inside a template', hypot(mul(x, x), mul(y, y)), '\\sqrt{(x^2)^2 + (y^2)^2}'],
    ['names that are words', mul(new Value(1, 'loss'), new Value(2, 'rate')), '\\text{loss} \\cdot \\text{rate}'],
    ['an empty label', mul(new Value(2, ''), x), '2 x'],
    ['a number', 3, '3'],
    ['a leaf', x, 'x'],
  ])('%s', (_name, formula, tex) => {
    expect(toTex(formula)).toBe(tex);
  });

  test('keeps ops of the same name apart', () => {
    const [f, g] = [1, 2].map((k) => defineOp({ name: 'f', forward: (x) => k * x, partials: [k] }));
    if (f === undefined || g === undefined) throw new Error('there are two');
    expect(toTex(add(f(x), f(x)))).toBe('2 \\operatorname{f}(x)');
    expect(toTex(add(f(x), g(x)))).toBe('\\operatorname{f}(x) + \\operatorname{f}(x)');
  });
});
