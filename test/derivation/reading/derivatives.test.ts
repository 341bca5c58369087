import { expect, test } from 'vitest';
import { read, side, texSide } from './written.ts';

test.each([
  '\\frac{\\partial L}{\\partial w}',
  '\\frac{dL}{dw}',
  '\\frac{\\mathrm{d}L}{\\mathrm{d}w}',
  '\\frac{\\text{d} L}{\\text{d} w}',
  '\\dfrac{\\partial{L}}{\\partial{w}}',
  '\\frac{\\partial}{\\partial w} L',
  '\\frac{\\partial}{\\partial w}(L)',
  '\\frac{d}{dw}\\left[L\\right]',
  '\\partial L/\\partial w',
  '\\partial L / \\partial w',
  'dL/dw',
  '\\mathrm{d}L/\\mathrm{d}w',
  '\\pdv{L}{w}',
  '\\dv{L}{w}',
])('%s is the derivative of L with respect to w', (formula) => {
  expect(texSide(formula)).toEqual(['D[L; w]']);
});

test.each(['dL/dw', '∂L/∂w', '∂L / ∂w', 'dL / dw', 'd/dw L', 'd/dw (L)', 'd/dw[L]', '∂/∂w L', '(dL/dw)'])(
  '%s is the derivative of L with respect to w',
  (formula) => {
    expect(side(formula)).toEqual(['D[L; w]']);
  },
);

test.each([
  ['dL/da3', 'D[L; a_3]'],
  ['∂L/∂a₃', 'D[L; a_3]'],
  ['dL/da_3 * da_3/dw_1', 'mul(D[L; a_3], D[a_3; w_1])'],
  ['dL/dsigma', 'D[L; σ]'],
  ['dloss/dw1', 'D[loss; w_1]'],
  ['dŷ/dz', 'D[ŷ; z]'],
  ['d(a*b)/da', 'D[mul(a, b); a]'],
  ['∂(a + b)/∂a', 'D[add(a, b); a]'],
  ['d/dx x^2 y + 3', 'add(D[mul(pow(x, 2), y); x], 3)'],
  ['d/dx (x)^2 * 2', 'mul(D[pow(x, 2); x], 2)'],
  ['d^2E/dx^2', 'D[E; x, x]'],
  ['d²E/dx²', 'D[E; x, x]'],
  ['d2E/dx2', 'D[E; x, x]'],
  ['d^2E/(dx dy)', 'D[E; x, y]'],
  ['d^2E/dxdy', 'D[E; x, y]'],
  ['∂²E/∂x∂y', 'D[E; x, y]'],
  ['∂²E/(∂x ∂y)', 'D[E; x, y]'],
  ['∂³E/∂x²∂y', 'D[E; x, x, y]'],
  ['∂L/∂σ^2', 'D[L; σ^2]'],
  ['∂L/∂(σ²)', 'D[L; σ^2]'],
  ['∂²L/∂(σ²)²', 'D[L; σ^2, σ^2]'],
  ['d/dt x', 'D[x; t]'],
])('%s in plain text', (formula, expected) => {
  expect(side(formula)).toEqual([expected]);
});

test.each([
  ['\\frac{\\partial L}{\\partial \\hat{y}_1}', 'D[L; ŷ_1]'],
  ['\\frac{\\partial^2 L}{\\partial w\\,\\partial b}', 'D[L; w, b]'],
  ['\\frac{\\partial^2 L}{\\partial w^2}', 'D[L; w, w]'],
  ['\\frac{d^2 E}{dx\\,dy}', 'D[E; x, y]'],
  ['\\frac{\\partial L}{\\partial \\sigma^2}', 'D[L; σ^2]'],
  ['\\frac{\\partial L}{\\partial(\\sigma^2)}', 'D[L; σ^2]'],
  ['\\frac{\\partial \\log p}{\\partial \\theta}', 'D[log(p); θ]'],
  ['\\frac{\\partial}{\\partial a_1}(\\tanh(a_1)) \\cdot w', 'mul(D[tanh(a_1); a_1], w)'],
  ['\\frac{\\partial L}{\\partial a} \\frac{\\partial a}{\\partial w}', 'mul(D[L; a], D[a; w])'],
  ['\\frac{d}{dx}\\frac{dy}{dx}', 'D[D[y; x]; x]'],
  ['\\frac{\\partial h_t}{\\partial h_{t-1}}', 'D[h_t; h_t-1]'],
  ['\\frac{\\partial h^{(1)}_2}{\\partial h^{(0)}}', 'D[h^(1)_2; h^(0)]'],
])('%s in LaTeX', (formula, expected) => {
  expect(texSide(formula)).toEqual([expected]);
});

test('d is a name where it is no sign of a derivative', () => {
  expect(side('a d + d/2 + d/d_0 + delta/dt')).toEqual([
    'add(add(add(mul(a, d), div(d, 2)), div(d, d_0)), div(δ, dt))',
  ]);
  expect(texSide('a d + \\frac{d}{2} + \\frac{d}{d + 1}')).toEqual([
    'add(add(mul(a, d), div(d, 2)), div(d, add(d, 1)))',
  ]);
});

test('dL and dw are names where the text defines them', () => {
  expect(read('dL = 3\ndw = 2\ny = dL/dw')).toEqual(['dL = 3', 'dw = 2', 'y = div(dL, dw)']);
});
