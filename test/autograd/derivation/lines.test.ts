import { add, derive, label, mul, neg, square, stepTex, stepText, sub, tanh, Value } from '@autograd-222/autograd';
import { expect, test } from 'vitest';
import { rightHandSides, sixDigits } from '../../../packages/autograd/src/derivation/lines.ts';
import { plainNotation } from '../../../packages/autograd/src/formula/plain.ts';

const style = {
  name: 'text',
  notation: plainNotation,
  times: ' * ',
  partial: (of: string, wrt: string) => `d${of}/d${wrt}`,
} as const;

/** The last step of the derivation of y with respect to x, line by line. */
function lines(y: Value, x: Value): string[] {
  const derivation = derive(label(y, 'y'), x);
  return derivation.steps
    .slice(-1)
    .flatMap((step) => rightHandSides(derivation, step, style).map((line) => line.join(' ')));
}

test('a step is the chain rule, then formulas, then numbers, then the result', () => {
  const x = new Value(2, 'x');
  const u = label(square(x), 'u');
  expect(lines(mul(u, add(u, 1)), x)).toEqual(['dy/du * du/dx', 'dy/du * 2·x', '9 * 4', '36']);
});

test('a line that repeats the one before is left out', () => {
  const x = new Value(2, 'x');
  expect(lines(mul(3, x), x)).toEqual(['3']);
  expect(lines(square(x), x)).toEqual(['2·x', '4']);
});

test('a first factor of 1 is not written, where y itself uses the node', () => {
  const x = new Value(2, 'x');
  const u = label(square(x), 'u');
  expect(lines(add(mul(x, 5), u), x)).toEqual(['5 + dy/du * du/dx', '5 + dy/du * 2·x', '5 + 1 * 4', '9']);
});

test('a negative term is subtracted, and a negative factor is in brackets', () => {
  const x = new Value(2, 'x');
  const [u, v] = [label(square(x), 'u'), label(neg(square(x)), 'v')];
  expect(lines(sub(mul(5, x), u), x).at(-2)).toBe('5 - 1 * 4');
  expect(lines(add(mul(5, x), v), x).slice(-3)).toEqual(['5 + dy/dv * (-2·x)', '5 + 1 * (-4)', '1']);
});

test('numbers have six digits', () => {
  expect([1 / 3, -1234567, 1e-7 / 3].map((x) => sixDigits(x, plainNotation).text)).toEqual([
    '0.333333',
    '-1234570',
    '3.33333e-8',
  ]);
});

test('text and LaTeX have the same lines', () => {
  const x = new Value(2, 'x');
  const derivation = derive(label(tanh(label(square(x), 'u')), 'y'), x);
  for (const step of derivation.steps) {
    expect(stepTex(derivation, step).match(/&=/g)?.length).toBe(stepText(derivation, step).split('\n').length);
  }
});
