import { judgeDerivation, readDerivation } from '@autograd-222/derivation';
import { describe, expect, it } from 'vitest';

/** What is found of a claim, with ranges for its givens: the letters a, b, c, x, y, z, p, r, s, t. */
function verdict(claim: string, ...ranges: readonly string[]): string {
  const notes = ranges.map((range) => `# derivation: ${range}\n`).join('');
  const { claims } = judgeDerivation(readDerivation(`${notes}# derivation: claim\n${claim}\n`));
  const [only] = claims;
  if (only === undefined || claims.length !== 1) return `${claims.length} claims`;
  return only.verdict === 'unread' ? only.message : only.verdict;
}

const identities = [
  // Arithmetic.
  '(x + y)^2 = x^2 + 2*x*y + y^2',
  '(x^2 - y^2)/(x - y) = x + y',
  '1/x + 1/y = (x + y)/(x*y)',
  '0.1*x + 0.2*x = 0.3*x',
  'x/3 + x/6 = x/2',
  'x^(-2) = 1/x^2',
  'x^0 = 1',
  // Exponentials.
  'exp(x + y) = exp(x)*exp(y)',
  'exp(x - y) = exp(x)/exp(y)',
  'exp(3*x) = exp(x)^3',
  'exp(x/2)^2 = exp(x)',
  'exp(2*x/3)^3 = exp(x)^2',
  'exp(-x) = 1/exp(x)',
  'exp((x + y)^2) = exp(x^2)*exp(2*x*y)*exp(y^2)',
  'exp(x*(y + 1)) = exp(x*y)*exp(x)',
  'exp(x)^y = exp(x*y)',
  'e^2*e^x = exp(x + 2)',
  'exp(log(x)) = x',
  'exp(0) = 1',
  'sqrt(exp(2*x)) = exp(x)',
  // Functions by exponentials.
  'tanh(x) = (exp(x) - exp(-x))/(exp(x) + exp(-x))',
  'tanh(x) = (exp(2*x) - 1)/(exp(2*x) + 1)',
  'tanh(x) = sinh(x)/cosh(x)',
  'tanh(-x) = -tanh(x)',
  'cosh(x)^2 - sinh(x)^2 = 1',
  'tanh(x + y) = (tanh(x) + tanh(y))/(1 + tanh(x)*tanh(y))',
  'sigmoid(x) = 1/(1 + exp(-x))',
  'sigmoid(x) = exp(x)/(1 + exp(x))',
  'sigmoid(-x) = 1 - sigmoid(x)',
  'tanh(x) = 2*sigmoid(2*x) - 1',
  'silu(x) = x*sigmoid(x)',
  'softplus(x) = log(1 + exp(x))',
  'softplus(x) - softplus(-x) = x',
  // Sine and cosine.
  'sin(x)^2 + cos(x)^2 = 1',
  'sin(2*x) = 2*sin(x)*cos(x)',
  'cos(2*x) = 1 - 2*sin(x)^2',
  'sin(x + y) = sin(x)*cos(y) + cos(x)*sin(y)',
  'sin(-x) = -sin(x)',
  'tan(x) = sin(x)/cos(x)',
  'cos(3*x) = 4*cos(x)^3 - 3*cos(x)',
  // Roots.
  'sqrt(x)^2 = x',
  'sqrt(x)*sqrt(x) = x',
  '1/sqrt(x) = sqrt(x)/x',
  'x^(1/2) = sqrt(x)',
  'x^(3/2) = x*sqrt(x)',
  'sqrt(8) = 2*sqrt(2)',
  'sqrt(12)*x = 2*sqrt(3)*x',
  'sqrt(2)*sqrt(3) = sqrt(6)',
  'sqrt(x^2 + y^2)^2 = x^2 + y^2',
  'hypot(x, y)^2 = x^2 + y^2',
  'cbrt(x)^3 = x',
  'cbrt(x*y) = cbrt(x)*cbrt(y)',
  // Logarithms.
  'log(6) = log(2) + log(3)',
  'log(8) = 3*log(2)',
  'log(1) = 0',
  'log(exp(x)) = x',
  'log(exp(x)*exp(y)) = x + y',
  'log(x)/log(2) = log2(x)',
  'log(x)/log(10) = log10(x)',
  'log(sigmoid(x)) = -log(1 + exp(-x))',
  '-y*log(sigmoid(x)) - (1 - y)*log(1 - sigmoid(x)) = softplus(x) - x*y',
  'log(1 - sigmoid(x)) = -x - log(1 + exp(-x))',
];

const identitiesWithRanges: readonly (readonly [string, ...string[]])[] = [
  ['log(x*y) = log(x) + log(y)', 'x > 0', 'y > 0'],
  ['log(x/y) = log(x) - log(y)', 'x > 0', 'y > 0'],
  ['log(x^2) = 2*log(x)', 'x > 0'],
  ['log(x^y) = y*log(x)', 'x > 0'],
  ['log(sqrt(x)) = log(x)/2', 'x > 0'],
  ['log(1/x) = -log(x)', 'x > 0'],
  ['log(x/(1 - x)) = log(x) - log(1 - x)', '0 < x < 1'],
  ['log(exp(-y^2)/x) = -y^2 - log(x)', 'x > 0'],
  ['x^y*x^z = x^(y + z)', 'x > 0'],
  ['(x*y)^z = x^z*y^z', 'x > 0', 'y > 0'],
  ['(x^y)^z = x^(y*z)', 'x > 0'],
  ['exp(y*log(x)) = x^y', 'x > 0'],
  ['sqrt(x*y) = sqrt(x)*sqrt(y)', 'x > 0', 'y > 0'],
  ['sqrt(x^2) = x', 'x > 0'],
  ['sqrt(x^2*y) = x*sqrt(y)', 'x > 0', 'y > 0'],
];

const falsehoods = [
  '(x + y)^2 = x^2 + y^2',
  'exp(x + y) = exp(x) + exp(y)',
  'exp(x)^2 = exp(x^2)',
  'log(x + y) = log(x) + log(y)',
  'sqrt(x^2) = x',
  'sqrt((x - 1)^2) = x - 1',
  'exp(log(x^2)/2) = x',
  '(x^2)^y = x^(2*y)',
  '(x^y)^z = x^(y*z)',
  '(x^6)^(1/6) = x',
  'sqrt(x^2*y^2) = x*y',
  'sqrt(x^2 + y^2) = x + y',
  'tanh(x) = sigmoid(x)',
  'sin(x + y) = sin(x) + sin(y)',
  'sin(2*x) = 2*sin(x)',
  'cosh(x)^2 + sinh(x)^2 = 1',
  'cos(x)^2 - sin(x)^2 = 1',
  '0.333*x = x/3',
  '3.14159*x = π*x',
  'x = x + 10^(-9)*x^2',
  'max(x, y) = x',
  'abs(x) = x',
];

describe('a proof', () => {
  it.each(identities)('is found of %s', (claim) => {
    expect(verdict(claim)).toBe('proved');
  });

  it.each(identitiesWithRanges)('is found of %s with ranges', (claim, ...ranges) => {
    expect(verdict(claim, ...ranges)).toBe('proved');
  });

  it.each(falsehoods)('is not found of %s, which is refuted', (claim) => {
    expect(verdict(claim)).toBe('refuted');
  });

  it.each([
    'log(x*y) = log(x) + log(y)',
    'log(x/y) = log(x) - log(y)',
    'sqrt(x*y) = sqrt(x)*sqrt(y)',
    'log(x^2) = 2*log(x)',
    'abs(x)^2 = x^2',
    'max(x, y) + min(x, y) = x + y',
    'atan(x) + atan(1/x) = π/2*sign(x)',
  ])('is not found of %s without ranges, which is never refuted without cause', (claim) => {
    expect(['held', 'refuted']).toContain(verdict(claim));
  });

  it('is found of the derivative of a power with respect to its exponent', () => {
    const [claim] = judgeDerivation(readDerivation('# derivation: x > 0\nz = x^y\ndz/dy = x^y*log(x)')).claims;
    expect(claim?.verdict).toBe('proved');
  });

  it('says how probable it is that it is wrong', () => {
    const [claim] = judgeDerivation(readDerivation('y = x^2\ndy/dx = 2*x')).claims;
    expect(claim?.verdict === 'proved' && claim.errorProbability).toBeLessThan(2 ** -50);
  });
});
