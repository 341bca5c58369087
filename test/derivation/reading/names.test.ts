import { describe, expect, test } from 'vitest';
import { read, side, texSide } from './written.ts';

test.each<[name: string, plain: string[], tex: string[]]>([
  ['w_1', ['w1', 'w_1', 'w₁', 'w_{1}'], ['w_1', 'w_{1}', '{w}_1', 'w₁']],
  ['w_12', ['w12', 'w_12', 'w₁₂', 'w_{12}'], ['w_{12}', 'w_{1 2}']],
  ['h_t-1', ['h_{t-1}', 'h_(t-1)', 'h_{t - 1}', 'hₜ₋₁'], ['h_{t-1}', 'h_{t - 1}']],
  ['x_i,j', ['x_{i,j}', 'x_{i, j}'], ['x_{i,j}', 'x_{i,\\,j}']],
  [
    'ŷ_1',
    ['ŷ1', 'ŷ_1', 'y\u0302_1', 'ŷ₁'],
    ['\\hat{y}_1', '{\\hat y}_1', '\\hat{y_1}', '\\widehat{y}_1', '\\hat y_1', 'ŷ_1'],
  ],
  ['h^(1)_2', ['h^(1)_2', 'h^{(1)}_2', 'h^(1)₂'], ['h^{(1)}_2', 'h_2^{(1)}', 'h_{2}^{(1)}']],
  ['h^(l+1)', ['h^{(l+1)}'], ['h^{(l+1)}', 'h^{\\left(l+1\\right)}']],
  ['a^[2]', ['a^[2]'], ['a^{[2]}']],
  ["a'", ["a'", 'a′', 'a’'], ["a'", 'a^\\prime', 'a^{\\prime}', 'a′']],
  ["a'_1", ["a'_1", "a_1'", "a1'"], ["a'_1", "a_1'"]],
  ['α', ['α', 'alpha'], ['\\alpha', 'α']],
  [
    'σ_max',
    ['σ_max', 'sigma_max', 'σ_{max}'],
    ['\\sigma_{max}', '\\sigma_{\\max}', '\\sigma_{\\text{max}}', 'σ_{\\mathrm{max}}'],
  ],
  ['μ', ['μ', 'µ', 'mu'], ['\\mu', 'μ']],
  ['ε', ['ε', 'epsilon', 'ϵ'], ['\\epsilon', '\\varepsilon', 'ε']],
  ['W_xh', ['W_xh', 'W_{xh}'], ['W_{xh}', 'W_{x h}']],
  ['x^*', ['x^*'], ['x^*', 'x^{*}', 'x^\\ast']],
  ['loss', ['loss'], ['\\text{loss}', '\\mathrm{loss}', '\\operatorname{loss}', '\\mathit{loss}']],
  ['loss_1', ['loss1', 'loss_1'], ['\\text{loss}_1', '\\text{loss1}', '\\mathrm{loss}_{1}']],
  ['squared_error', ['squared_error'], ['\\text{squared\\_error}']],
  ['Cross-Entropy', [], ['\\text{Cross-Entropy}']],
  ['squared error', [], ['\\text{squared error}']],
  ['x̄', ['x̄'], ['\\bar{x}', '\\overline{x}', '\\bar x']],
  ['y^pred_1', [], ['y^{\\text{pred}}_1', 'y_1^\\mathrm{pred}']],
])('%s is one name however it is spelled', (name, plain, tex) => {
  for (const spelling of plain) expect(side(spelling)).toEqual([name]);
  for (const spelling of tex) expect(texSide(spelling)).toEqual([name]);
});

describe('names are told apart', () => {
  test('by typeface', () => {
    expect(texSide('w + \\mathbf{w} + \\mathcal{L} + \\mathbb{E} + \\boldsymbol{\\theta}')).toEqual([
      'add(add(add(add(w, 𝐰), 𝓛), 𝔼), θ)',
    ]);
  });

  test('by accent, prime, superscript and index', () => {
    expect(texSide("x + \\tilde x + \\dot x + x' + x'' + x^{(2)} + x_2")).toEqual([
      "add(add(add(add(add(add(x, x̃), ẋ), x'), x''), x^(2)), x_2)",
    ]);
  });
});

test('letters run together are one name in plain text and a product in LaTeX', () => {
  expect(side('ab + 2ab')).toEqual(['add(ab, mul(2, ab))']);
  expect(texSide('ab + 2ab')).toEqual(['add(mul(a, b), mul(mul(2, a), b))']);
});

test('letters run together are a product in plain text as well, where the text has each of them as a name', () => {
  expect(read('x = A*cos(ωt + φ)\nv = -Aω*sin(ωt)\ndx/dt = ω*v', 'text')).toEqual([
    'x = mul(A, cos(add(mul(ω, t), φ)))',
    'v = neg(mul(mul(A, ω), sin(mul(ω, t))))',
    'D[x; t] = mul(ω, v)',
  ]);
  expect(read('z = wx1 + b\ndz/dw = x1\ny = e^-wx1 + e^wx1', 'text')).toEqual([
    'z = add(mul(w, x_1), b)',
    'D[z; w] = x_1',
    'y = add(exp(neg(mul(w, x_1))), exp(mul(w, x_1)))',
  ]);
  // Not where one of the letters is unknown, or the word is a name that the text defines or differentiates by.
  expect(read('z = wx + b\ndz/dw = y', 'text')[0]).toBe('z = add(wx, b)');
  expect(read('z = wx + b + w + x\nwx = w*x', 'text')[0]).toBe('z = add(add(add(wx, b), w), x)');
  expect(read('z = wx + w + x\ndz/dwx = 1', 'text')[0]).toBe('z = add(add(wx, w), x)');
  expect(read('z = dx + d + x', 'text')[0]).toBe('z = add(add(dx, d), x)');
});

test('letters that each have digits are a product', () => {
  expect(side('w1x1 + w2x2 + l2loss')).toEqual(['add(add(mul(w_1, x_1), mul(w_2, x_2)), l2loss)']);
});

test('a word that LaTeX authors type without \\text is a name where it is a left side', () => {
  expect(
    read('\\[ MSE = (y - t)^2, \\quad L = MSE + 2KL, \\quad \\frac{\\partial MSE}{\\partial y} = dMSE/dy \\]'),
  ).toEqual(['MSE = pow(sub(y, t), 2)', 'L = add(MSE, mul(mul(2, K), L))', 'D[MSE; y] = D[MSE; y]']);
});
