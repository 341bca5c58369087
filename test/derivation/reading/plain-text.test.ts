import { expect, test } from 'vitest';
import { readText } from '../../../packages/derivation/src/reading/read-text.ts';
import { equation, isEquation, read, unread } from './written.ts';

test('lines with a = are formulas', () => {
  expect(read('Logistic regression\n\nz = w*x + b\np = sigmoid(z)\n\ndL/dz = p - y\n  = p·1 − y\n')).toEqual([
    'z = add(mul(w, x), b)',
    'p = sigmoid(z)',
    'D[L; z] = sub(p, y)',
    '… = sub(mul(p, 1), y)',
  ]);
});

test('a formula goes on in the next line where it isn’t complete, or the line begins with an operator', () => {
  expect(read('y = a +\n  b*(c\n  + d)\n  - e\nz =\n  f\nL\n  = g')).toEqual([
    'y = sub(add(a, mul(b, add(c, d))), e)',
    'z = f',
    'L = g',
  ]);
});

test('a bracket that isn’t closed doesn’t reach the next equation', () => {
  expect(read('y = (a + b\nq = 3')).toEqual(['unread: this bracket isn’t closed by )', 'q = 3']);
});

test.each([
  ['where s = 1/(1 + e^(-z)) and so on', ['s = div(1, add(1, exp(neg(z))))']],
  ['The loss is L = (y - t)^2/2, so dL/dy = y - t.', ['L = div(pow(sub(y, t), 2), 2)', 'D[L; y] = sub(y, t)']],
  ['Let g = x^2 be the gain', ['g = pow(x, 2)']],
  ['dL/dw = x (chain rule)', ['D[L; w] = x']],
  ['Loss: L = a', ['L = a']],
  ['Therefore a = b; c = d', ['a = b', 'c = d']],
  ['if x = 0 then all is lost', []],
  ['What does a = b mean?', []],
  ['He said that time = money in some sense, and nobody can say what it means', ['time = money']],
  ['Nothing here', []],
  ['A value of 3 is not = to (4', []],
])('%s', (line, expected) => {
  expect(read(line)).toEqual(expected);
});

test('numbers before and behind a line are its number', () => {
  const found = readText('(1) a = b\n2. c = d\n3) e = f\ng = h    (4)\n* i = j\n- k = l\n- x = 0.5').filter(isEquation);
  expect(found.map((one) => [one.number, equation(one)])).toEqual([
    ['1', 'a = b'],
    ['2', 'c = d'],
    ['3', 'e = f'],
    ['4', 'g = h'],
    [undefined, 'i = j'],
    [undefined, 'k = l'],
    [undefined, 'x = 0.5'],
  ]);
});

test('comments are passed over, but for notes', () => {
  const text = '# a = b\nc = d  # = e\nf = g // h\n// derivation: p is q\n  # derivation: 0 < p < 1  \n';
  expect(read(text)).toEqual(['c = d', 'f = g', 'note: p is q', 'note: 0 < p < 1']);
  expect(readText(text).map(({ at }) => text.slice(at.start, at.end))).toEqual([
    'c = d',
    'f = g',
    'p is q',
    '0 < p < 1',
  ]);
});

test.each([
  ['y = 1/2x', 'what the / divides by can be read in two ways: write brackets around it', '2x'],
  ['y = a/b(c + d)', 'what the / divides by can be read in two ways: write brackets around it', 'b('],
  ['y = 0,5', 'a comma separates equations: write 0.5 for 0,5', ','],
  ['y = x!', 'a factorial can’t be read', '!'],
  [
    'y = x 2',
    'a number follows a factor: write a sign between them, or {} around an index or exponent of several digits',
    'x 2',
  ],
  ['y = 1½', 'a fraction follows a number: write + or · between them', '1½'],
  ['y = exp + 1', 'the input of exp is missing', 'exp'],
  ['y = a @ b', 'this @ can’t be read', '@'],
  ['y = a + b = ', 'something is missing here', ''],
  ['= ', 'something is missing here', ''],
  ['y = |x', 'this | isn’t closed', '|'],
  ['y = (a]', 'this bracket isn’t closed by )', '('],
  ['y = {a', 'this { isn’t closed', '{'],
  ['y = ∑ x', 'a sum needs its index: ∑_{i=1}^3', '∑'],
  ['y = 3, 4 x', 'this isn’t an equation', '4 x'],
])('%s: %s', (text, message, place) => {
  expect(unread(text)).toEqual([[message, place]]);
});

test('½ x, 1/2 x and 1/2 (x) are half of x', () => {
  expect(read('y = ½ x\ny = 1/2 x\ny = 1/2 (x)\ny = 1/2(x)\ny = 1/(2x)')).toEqual([
    'y = mul(div(1, 2), x)',
    'y = mul(div(1, 2), x)',
    'y = mul(div(1, 2), x)',
    'y = mul(div(1, 2), x)',
    'y = div(1, mul(2, x))',
  ]);
});
