import { expect, test } from 'vitest';
import { read, side, texSide } from './written.ts';

test.each([
  ['\\sum_{i=1}^2 w_i x_i', 'add(mul(w_1, x_1), mul(w_2, x_2))'],
  ['\\sum_{i=1}^{2} \\left[(y_i - 1)^2\\right]', 'add(pow(sub(y_1, 1), 2), pow(sub(y_2, 1), 2))'],
  ['\\sum\\limits_{i=0}^1 x^i i', 'add(mul(pow(x, 0), 0), mul(pow(x, 1), 1))'],
  ['\\sum_{i=1}^2 a_i + b_i', 'add(add(a_1, a_2), b_i)'],
  ['\\sum_{i=1}^2 \\sum_{j=1}^i w_{ij}', 'add(w_11, add(w_21, w_22))'],
  ['\\sum_{i,j=1}^2 w_{i,j}', 'add(add(add(w_1,1, w_1,2), w_2,1), w_2,2)'],
  ['\\sum_{t=1}^2 h_{t-1} u_{2t+1}', 'add(mul(h_0, u_3), mul(h_1, u_5))'],
  ['\\sum_{k \\in \\{1, 3\\}} x_k', 'add(x_1, x_3)'],
  ['\\prod_{i=1}^3 p_i', 'mul(mul(p_1, p_2), p_3)'],
  ['\\sum_{i=2}^1 x_i + 1', 'add(0, 1)'],
  ['\\prod_{i=2}^1 x_i', '1'],
  ['\\sum_{i=1}^2 h^{(i)}_i', 'add(h^(1)_1, h^(2)_2)'],
  ['\\sum_{i=1}^2 \\frac{\\partial L}{\\partial a_i} w_i', 'add(mul(D[L; a_1], w_1), mul(D[L; a_2], w_2))'],
  ['-\\sum_{i=1}^2 y_i \\log p_i', 'neg(add(mul(y_1, log(p_1)), mul(y_2, log(p_2))))'],
  ['\\sum_{i=1}^2 x_{max,i}', 'add(x_max,1, x_max,2)'],
])('%s', (formula, expected) => {
  expect(texSide(formula)).toEqual([expected]);
});

test.each(['∑_{i=1}^2 w_i', 'Σ_{i=1}^2 w_i', 'sum_{i=1}^2 w_i', 'sum_{i=1}^{2} w_i', 'sum_(i=1)^2 w_i', '∑_{i=1}² wᵢ'])(
  '%s in plain text',
  (formula) => {
    expect(side(formula)).toEqual(['add(w_1, w_2)']);
  },
);

test('an index within a word of plain text is put in where the word is an index', () => {
  expect(side('sum_{i=1}^2 w_i2 x_ij + v_max')).toEqual(['add(add(mul(w_12, x_1j), mul(w_22, x_2j)), v_max)']);
});

test('a limit may be a name that the text gives an integer', () => {
  expect(read('n = 2\nS = sum_{i=1}^n x_i')).toEqual(['n = 2', 'S = add(x_1, x_2)']);
  expect(read('S = sum_{i=1}^n x_i')).toEqual([
    'unread: a limit of a sum must be an integer, as in \\sum_{i=1}^{3}, or a name that the text gives one: n = 3',
  ]);
});

test.each([
  '\\[ g_i = p_i - y_i, \\quad i = 1, 2 \\]',
  '\\[ g_i = p_i - y_i \\quad \\text{for } i = 1, 2 \\]',
  '\\[ g_i = p_i - y_i \\quad (i = 1, 2) \\]',
  '\\[ g_i = p_i - y_i, \\quad i \\in \\{1, 2\\} \\]',
  '\\[ g_i = p_i - y_i, \\quad i = 1, \\dots, 2 \\]',
  'g_i = p_i - y_i for i = 1, 2',
  'g_i = p_i - y_i   (i = 1, 2)',
  'g_i = p_i - y_i for i = 1..2',
])('an equation for several indices is as many equations: %s', (text) => {
  expect(read(text)).toEqual(['g_1 = sub(p_1, y_1)', 'g_2 = sub(p_2, y_2)']);
});
