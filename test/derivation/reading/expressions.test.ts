import { expect, test } from 'vitest';
import { read, side, texSide } from './written.ts';

test.each([
  ['a + b - c', 'sub(add(a, b), c)'],
  ['-a b + c', 'add(neg(mul(a, b)), c)'],
  ['-x^2', 'neg(pow(x, 2))'],
  ['2^-x^2', 'pow(2, neg(pow(x, 2)))'],
  ['a^b^c', 'pow(a, pow(b, c))'],
  ['a / b * c', 'mul(div(a, b), c)'],
  ['a/b/c', 'div(div(a, b), c)'],
  ['a * -b', 'mul(a, neg(b))'],
  ['a - -b', 'sub(a, neg(b))'],
  ['2(a + b)(c - d)', 'mul(mul(2, add(a, b)), sub(c, d))'],
  ['[a + {b - (c)}] d', 'mul(add(a, sub(b, c)), d)'],
  ['0.5x + .5 + 1e-3', 'add(add(mul(0.5, x), 0.5), 1e-3)'],
  ['|x - |y|| + |a||b|', 'add(abs(sub(x, abs(y))), mul(abs(a), abs(b)))'],
  ['(a)(b)^2', 'mul(a, pow(b, 2))'],
])('%s', (formula, expected) => {
  expect(side(formula)).toEqual([expected]);
});

test.each([
  ['a·b', 'mul(a, b)'],
  ['a × b', 'mul(a, b)'],
  ['a ⋅ b', 'mul(a, b)'],
  ['a ⊙ b', 'mul(a, b)'],
  ['a ∘ b', 'mul(a, b)'],
  ['a ÷ b', 'div(a, b)'],
  ['a − b', 'sub(a, b)'],
  ['a – b', 'sub(a, b)'],
  ['x² + x³ + x¹²', 'add(add(pow(x, 2), pow(x, 3)), pow(x, 12))'],
  ['x⁻¹', 'pow(x, neg(1))'],
  ['xⁿ', 'pow(x, n)'],
  ['e⁻ˣ', 'exp(neg(x))'],
  ['½x + ¾', 'add(mul(div(1, 2), x), div(3, 4))'],
  ['√x + √(x + 1) + ∛x', 'add(add(sqrt(x), sqrt(add(x, 1))), cbrt(x))'],
  ['x**2', 'pow(x, 2)'],
  ['h₁² − y₁', 'sub(pow(h_1, 2), y_1)'],
  ['σ·μ', 'mul(σ, μ)'],
  ['π', 'π'],
])('%s, as people type it', (formula, expected) => {
  expect(side(formula)).toEqual([expected]);
});

test.each([
  ['a b c', 'mul(mul(a, b), c)'],
  ['a \\cdot b \\times c * d', 'mul(mul(mul(a, b), c), d)'],
  ['a \\odot b', 'mul(a, b)'],
  ['\\frac{a + b}{c}', 'div(add(a, b), c)'],
  ['\\tfrac12 x', 'mul(div(1, 2), x)'],
  ['\\dfrac ab', 'div(a, b)'],
  ['{a \\over b}', 'div(a, b)'],
  ['\\sqrt{x} + \\sqrt[3]{x} + \\sqrt[4]{x}', 'add(add(sqrt(x), cbrt(x)), pow(x, div(1, 4)))'],
  ['\\left( a + b \\right) c', 'mul(add(a, b), c)'],
  ['\\bigl[ a + \\Big( b \\Big) \\bigr] c', 'mul(add(a, b), c)'],
  ['\\left\\{ a \\right\\} \\lbrack b \\rbrack', 'mul(a, b)'],
  ['\\left| x \\right| + |x| + \\lvert x \\rvert + \\bigl| x \\bigr|', 'add(add(add(abs(x), abs(x)), abs(x)), abs(x))'],
  ['e^{-2a_1} + e^x + \\mathrm{e}^{x}', 'add(add(exp(neg(mul(2, a_1))), exp(x)), exp(x))'],
  ['x^{10} + x^n + x^{-1} + {x}^2', 'add(add(add(pow(x, 10), pow(x, n)), pow(x, neg(1))), pow(x, 2))'],
  ['(a + b)^2', 'pow(add(a, b), 2)'],
  ['12.5 x', 'mul(12.5, x)'],
  ['\\displaystyle a \\, b \\; c \\! d', 'mul(mul(mul(a, b), c), d)'],
  ['\\underbrace{a + b}_{\\text{sum}} + \\boxed{c} + {\\color{red} d}', 'add(add(add(a, b), c), d)'],
  [
    "a'² + x_1² + x^{(1)}₂ + h₁^2 + \\log₂ x",
    "add(add(add(add(pow(a', 2), pow(x_1, 2)), x^(1)_2), pow(h_1, 2)), log2(x))",
  ],
  ['½·x² − √y', 'sub(mul(div(1, 2), pow(x, 2)), sqrt(y))'],
])('%s in LaTeX', (formula, expected) => {
  expect(texSide(formula)).toEqual([expected]);
});

test('e is a name like any other where the text defines it', () => {
  expect(read('q = e^x')).toEqual(['q = exp(x)']);
  expect(read('e = y - t\nL = e^2')).toEqual(['e = sub(y, t)', 'L = pow(e, 2)']);
});

test('chains have all their sides', () => {
  expect(read('h_3 = y_1 = 2 = z')).toEqual(['h_3 = y_1 = 2 = z']);
});

test.each([':=', '≔', '≡', '=='])('%s is a =', (sign) => {
  expect(read(`a ${sign} b`)).toEqual(['a = b']);
});

test.each(['\\coloneqq', ':=', '\\equiv', '\\triangleq', '\\stackrel{!}{=}', '\\overset{(3)}{=}'])(
  '%s is a =',
  (sign) => {
    expect(read(`\\[ a ${sign} b \\]`)).toEqual(['a = b']);
  },
);

test('a long sum is read in order and is no deep tree', () => {
  const depth = (text: string) => {
    let [deepest, now] = [0, 0];
    for (const character of text) {
      now += character === '(' ? 1 : character === ')' ? -1 : 0;
      deepest = Math.max(deepest, now);
    }
    return deepest;
  };
  const [line = ''] = side(Array.from({ length: 5000 }, (_, i) => `a${i}`).join(' - '));
  expect(line.match(/a_\d+/g)).toEqual(Array.from({ length: 5000 }, (_, i) => `a_${i}`));
  expect(depth(line)).toBeLessThan(120);
});

test('a long sum keeps the sign of each term', () => {
  const value = (text: string): number => {
    const call = /(neg|add|sub)\((-?\d+)(?:, (-?\d+))?\)/;
    let rest = text;
    for (let found = call.exec(rest); found !== null; found = call.exec(rest)) {
      const [a, b] = [Number(found[2]), Number(found[3] ?? 0)];
      rest = rest.replace(found[0], String(found[1] === 'neg' ? -a : found[1] === 'add' ? a + b : a - b));
    }
    return Number(rest);
  };
  const terms = Array.from({ length: 400 }, (_, i) => (i % 3 === 0 ? i : -i));
  const [line = ''] = side(terms.map((term) => (term < 0 ? `- ${-term}` : `+ ${term}`)).join(' '));
  expect(value(line)).toBe(terms.reduce((sum, term) => sum + term, 0));
});
