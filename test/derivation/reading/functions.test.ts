import { expect, test } from 'vitest';
import { read, side, texSide, unread } from './written.ts';

const unary =
  'abs acos acosh asin asinh atan atanh cbrt cos cosh elu exp expm1 gelu leakyRelu log log10 log1p log2 logSigmoid ' +
  'reciprocal relu sigmoid sign silu sin sinh softplus sqrt square tan tanh';
const binary = 'atan2 hypot logAddExp max min pow';

test.each(unary.split(' '))('%s is an op of the engine', (op) => {
  expect(side(`${op}(x)`)).toEqual([`${op}(x)`]);
  expect(texSide(`\\operatorname{${op}}(x) + \\text{${op}}(x)`)).toEqual([`add(${op}(x), ${op}(x))`]);
});

test.each(binary.split(' '))('%s is an op of the engine with two inputs', (op) => {
  expect(side(`${op}(x, y)`)).toEqual([`${op}(x, y)`]);
});

test.each([
  ['ln(x)', 'log(x)'],
  ['lg(x)', 'log10(x)'],
  ['arctan(x)', 'atan(x)'],
  ['arsinh(x)', 'asinh(x)'],
  ['sgn(x)', 'sign(x)'],
  ['ReLU(x)', 'relu(x)'],
  ['LeakyReLU(x)', 'leakyRelu(x)'],
  ['cot(x)', 'div(1, tan(x))'],
  ['sech(x)', 'div(1, cosh(x))'],
  ['log_2(x)', 'log2(x)'],
  ['log_10(x)', 'log10(x)'],
  ['log_b(x)', 'div(log(x), log(b))'],
  ['max(a, b, 0)', 'max(max(a, b), 0)'],
  ['tanh²(a) + tanh(a)²', 'add(pow(tanh(a), 2), pow(tanh(a), 2))'],
  ['log x + 1', 'add(log(x), 1)'],
  ['y*log p - z', 'sub(mul(y, log(p)), z)'],
  ['exp[-(x + y)]', 'exp(neg(add(x, y)))'],
])('%s in plain text', (formula, expected) => {
  expect(side(formula)).toEqual([expected]);
});

test.each([
  ['\\exp(-z) + \\exp\\left(-z\\right) + \\exp\\{-z\\} + \\exp{(-z)} + \\exp -z', 5, 'exp(neg(z))'],
  ['\\tanh a + \\tanh(a) + \\tanh{a} + \\tanh\\left[a\\right] + tanh(a)', 5, 'tanh(a)'],
  ['\\log x + \\ln x + \\log(x) + \\log_e x', 4, 'log(x)'],
  ['\\tanh^2 a + \\tanh^2(a) + \\tanh(a)^2 + {\\tanh a}^2', 3, 'pow(tanh(a), 2)'],
  ['\\tanh^{-1} a + \\operatorname{artanh} a', 2, 'atanh(a)'],
  ['\\max(0, x) + \\max\\{0, x\\} + \\max\\left(0, x\\right)', 3, 'max(0, x)'],
  ['\\log_2 x + \\log_{2}(x)', 2, 'log2(x)'],
])('%s', (formula, count, expected) => {
  const [line = ''] = texSide(formula);
  expect(line.split(expected).length - 1).toBeGreaterThanOrEqual(count);
});

test.each([
  ['\\log 2\\pi\\sigma^2', 'log(mul(mul(2, π), pow(σ, 2)))'],
  ['\\log \\hat{y}_1 (1 - y)', 'mul(log(ŷ_1), sub(1, y))'],
  ['\\log \\frac{a}{b} + c', 'add(log(div(a, b)), c)'],
  ['\\sin x \\cos y', 'mul(sin(x), cos(y))'],
  ['y \\log p + (1 - y) \\log (1 - p)', 'add(mul(y, log(p)), mul(sub(1, y), log(sub(1, p))))'],
  ['\\log a \\cdot b', 'mul(log(a), b)'],
  ['\\log |x| y', 'mul(log(abs(x)), y)'],
  ['\\exp\\!\\left(-\\frac{(x-\\mu)^2}{2\\sigma^2}\\right)', 'exp(neg(div(pow(sub(x, μ), 2), mul(2, pow(σ, 2)))))'],
])('the input of a function without brackets ends where it does in print: %s', (formula, expected) => {
  expect(texSide(formula)).toEqual([expected]);
});

test('a name before a bracket is a factor, unless the text defines it as a function', () => {
  expect(read('y = c(x + 1)')).toEqual(['y = mul(c, add(x, 1))']);
  expect(read('y = f(x)\nf(z) = z^2')).toEqual(['y = f(x)', 'f(z) = pow(z, 2)']);
  expect(read('L(w, b) = w + b\nL = L(1, 2)')).toEqual(['L(w, b) = add(w, b)', 'L = L(1, 2)']);
  expect(read('h = s(z) = 1/(1 + e^(-z))\ny = s(2)')).toEqual(['h = s(z) = div(1, add(1, exp(neg(z))))', 'y = s(2)']);
});

test.each(['y = f(x)', 'y = c(x)', 'y = softmx(x + 1)', 'y = c(x, 1)', 'p = σ(w*x + b)'])(
  'what is no factor and no function that is defined is an error: %s',
  (text) => {
    const [, name = ''] = /= (.*?)\(/.exec(text) ?? [];
    expect(unread(text)).toEqual([
      [`${name}(…) isn’t defined: write what it is, as in ${name}(x) = …, or ${name} · (…) for a product`, name],
    ]);
  },
);

test('a name that also stands without a bracket is a factor', () => {
  expect(read('y = out(1 - out)\nz = σ(x - 1) + σ')).toEqual([
    'y = mul(out, sub(1, out))',
    'z = add(mul(σ, sub(x, 1)), σ)',
  ]);
});

test('functions of the text have derivatives and powers', () => {
  const text =
    "\\[ \\sigma(z) = \\frac{1}{1 + e^{-z}} \\] \\[ \\sigma'(z) = \\sigma(z)(1 - \\sigma(z)) = \\sigma^2(z) + \\sigma''(z)^2 \\]";
  expect(read(text)).toEqual([
    'σ(z) = div(1, add(1, exp(neg(z))))',
    "σ'(z) = mul(σ(z), sub(1, σ(z))) = add(pow(σ(z), 2), pow(σ''(z), 2))",
  ]);
  expect(read("f(x) = x^2\nf'(x) = 2x\nf²(x) = f^2(x)")).toEqual([
    'f(x) = pow(x, 2)',
    "f'(x) = mul(2, x)",
    'pow(f(x), 2) = pow(f(x), 2)',
  ]);
});

test('ops have derivatives, too', () => {
  expect(side("tanh'(x)")).toEqual(["tanh'(x)"]);
  expect(texSide("\\tanh'(x)")).toEqual(["tanh'(x)"]);
});
