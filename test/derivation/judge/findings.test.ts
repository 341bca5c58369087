import { explain, inWords, judgeDerivation, readDerivation } from '@autograd-222/derivation';
import { describe, expect, it } from 'vitest';

/** What is said of the last line of a text, which is wrong. */
function found(text: string): string[] {
  const claim = judgeDerivation(readDerivation(text)).claims.at(-1);
  if (claim?.verdict !== 'refuted') throw new Error(`the last line isn't refuted: ${text}`);
  return explain(claim.findings, text);
}

const net = 'a = u*x\nb = v*x\nh = tanh(a)\ng = tanh(b)\np = w*h + r*g\nq = s*h + t*g\nL = p^2 + q^3';
const matrix =
  'y_1 = W_{11}*x_1 + W_{12}*x_2 + W_{13}*x_3\ny_2 = W_{21}*x_1 + W_{22}*x_2 + W_{23}*x_3\ny_3 = W_{31}*x_1 + W_{32}*x_2 + W_{33}*x_3\nL = c_1*y_1 + c_2*y_2 + c_3*y_3';

describe('what is found of a wrong line', () => {
  it.each<[error: string, text: string, said: string[]]>([
    [
      'a chain that stops before the variable, on one of its paths',
      `${net}\ndL/du = dL/dp * w`,
      ['The steps u → a → h are missing.', 'The path h → q → L is missing.'],
    ],
    [
      'a chain that stops, leaves out a path and has a wrong name',
      `${net}\ndL/du = dL/dp * s`,
      ['The steps u → a → h are missing.', 'The path h → q → L is missing.', 's is written where w belongs.'],
    ],
    [
      'a path that is left out, with a factor',
      `${net}\ndL/dh = 2*dL/dp * w`,
      ['The path h → q → L is missing.', 'On the right side, 2*dL/dp must be multiplied by 1/2.'],
    ],
    ['a variable that nothing depends on', 'y = a^2\ndy/db = a', ['No path leads from b to y, so the left side is 0.']],
    [
      'a variable that is hidden in a word',
      'z = wx + b\ndz/dx = 1',
      [
        'The right side is ∂z/∂wx and ∂z/∂b.',
        'No path leads from x to z, so the left side is 0: wx is one name; write · for a product.',
      ],
    ],
    [
      'two names for each other',
      'f = a_1*b + a_2*c + a_1^2\ndf/dt_1 = 0\nf = a_2*b + a_1*c + a_2^2',
      ['a_2 and a_1 are swapped.'],
    ],
    [
      'indices of a matrix in the wrong order',
      `${matrix}\ndL/dx_1 = sum_{i=1}^3 W_{1i}*c_i`,
      ['The indices of W are in the wrong order.'],
    ],
    [
      'one letter for another in a sum',
      `z_1 = 2x_1\nz_2 = 2x_2\n${matrix}\ndL/dx_1 = sum_{i=1}^3 W_{i1}*y_i`,
      ['y is written where c belongs.'],
    ],
    ['a term too many', 'y = x^3 + x\ndy/dx = 3x^2 + 1 + x', ['On the right side, x is not needed.']],
    [
      'a product rule without the rule',
      'y = x^2*sin(x) + x\ndy/dx = 2x*cos(x) + 1',
      ['The derivative of x²·sin(x) is not the product of the derivatives.'],
    ],
    [
      'a quotient rule without the rule',
      'y = x^2/sin(x) + x\ndy/dx = 2x/cos(x) + 1',
      ['The derivative of x²/sin(x) is not the quotient of the derivatives.'],
    ],
    [
      'a product rule with one term',
      'y = exp(x)*tanh(x)\ndy/dx = exp(x)*tanh(x)',
      ['The derivative of tanh(x) is missing.'],
    ],
    [
      'a quotient rule with one term',
      'y = exp(x)/(1 + x^2)\ndy/dx = exp(x)/(1 + x^2)',
      ['The derivative of the denominator 1 + x² is missing.'],
    ],
    [
      'an exponent that isn’t lowered',
      'y = a*x^4 + x\ndy/dx = 4*a*x^4 + 1',
      ['On the right side, the exponent of x must be 3.'],
    ],
    [
      'an exponent with letters that isn’t lowered',
      'y = x^n + x\ndy/dx = n*x^n + 1',
      ['On the right side, the exponent of x must be n - 1.'],
    ],
    [
      'a square that is left out',
      'y = a/(x + 1) + x\ndy/dx = -a/(x + 1) + 1',
      ['On the right side, the exponent of (x + 1) must be 2.'],
    ],
    [
      'a fraction upside down',
      'y = a*log(x/b) + x\ny = a*log(b/x) + x',
      ['On the right side, a*log(b/x) has the wrong sign.'],
    ],
    [
      'a fraction upside down in a product',
      'y = (1 - x/b)*a\ny = (1 - b/x)*a',
      ['On the right side, b/x must be x/b.'],
    ],
    ['a number', 'y = 3x^2 + x\ndy/dx = 6x + 2', ['On the right side, 2 must be 1.']],
    ['an inner derivative', 'y = tanh(x^2)\ndy/dx = 1 - y^2', ['The factor 2·x is missing.']],
    ['a factor in one term', 'y = x*n + log(x)\ny = x + log(x)', ['On the right side, x must be n·x.']],
    ['a divisor', 'L = k*w/(1 + x^2)\ndL/dk = w', ['The right side must be divided by (1 + x²).']],
    ['a factor too many', 'y = x*z\ndy/dx = z*x', ['The factor x is not needed.']],
    [
      'a term that is left out of a second derivative',
      'y = x^3 + x^2*z^2\nd^2y/dx^2 = 6x',
      ['The term 2·z² is missing.'],
    ],
    [
      'a part that is another one',
      'h = 1/(1 + exp(-z))\nL = w*h + z\ndL/dz = w*(1 - h^2) + 1',
      ['On the right side, (1 - h^2) must be h·(1 - h).'],
    ],
    [
      'a sign where max decides',
      'r = y - w\nc = max(-d, min(d, r))\nL = c*r - c^2/2\ndL/dw = c',
      ['The sign is wrong.'],
    ],
  ])('%s', (_error, text, said) => {
    expect(found(text)).toEqual(said);
  });

  it('is found of a long line in a time that fits its length', () => {
    const terms = (wrong: string) =>
      Array.from({ length: 3000 }, (_, i) => (i === 1500 ? wrong : `${i}*x`)).join(' + ');
    expect(found(`y = x^2\ndy/dx = ${terms('x')}`).length).toBeLessThanOrEqual(3);
  });
});

describe('a finding in words', () => {
  it('quotes no part of a text that isn’t given, nor a long one', () => {
    const part = { start: 0, end: 100 };
    const long = 'x'.repeat(100);
    const sign = { kind: 'factor inside', numerator: -1, denominator: 1, part } as const;
    expect([inWords(sign), inWords(sign, long)]).toEqual(
      Array(2).fill('One part of the right side has the wrong sign.'),
    );
    expect(inWords({ kind: 'factor inside', numerator: 3, denominator: 2, part })).toBe(
      'One part of the right side must be multiplied by 3/2.',
    );
    expect(inWords({ kind: 'exponent', base: part, expected: '2' })).toBe('On the right side, an exponent must be 2.');
    expect(inWords({ kind: 'surplus term', term: part })).toBe('One term of the right side is not needed.');
    const expected = { text: 'x²', tex: 'x^2' };
    expect(inWords({ kind: 'part', part, expected })).toBe('One part of the right side must be x².');
  });

  it('has formulas in LaTeX where the text is in LaTeX', () => {
    const finding = {
      kind: 'part',
      part: { start: 0, end: 9 },
      expected: { text: 'x/2', tex: '\\frac{x}{2}' },
    } as const;
    expect(inWords(finding, '\\frac12 x')).toBe('On the right side, \\frac12 x must be \\frac{x}{2}.');
    expect(inWords(finding, 'x/3 and y')).toBe('On the right side, x/3 and y must be x/2.');
  });

  it('tells one missing step from several', () => {
    expect(inWords({ kind: 'missing steps', steps: ['a', 'b'] })).toBe('The step a → b is missing.');
  });
});
