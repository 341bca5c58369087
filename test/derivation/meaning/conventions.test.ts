import { judgeDerivation, readDerivation } from '@autograd-222/derivation';
import { describe, expect, it } from 'vitest';

const verdicts = (text: string) =>
  judgeDerivation(readDerivation(text)).claims.map((claim) =>
    claim.verdict === 'unread' ? claim.message : claim.verdict,
  );

/** The names that a text defines, and what it doesn't. */
function names(text: string): { defined: string[]; givens: readonly string[] } {
  const derivation = readDerivation(text);
  return { defined: [...derivation.names.keys()], givens: judgeDerivation(derivation).givens };
}

describe('a quantity that is written as a function of what it depends on', () => {
  it('is differentiated, used and claimed with (r) and without', () => {
    const text = 'V(r) = 4*r^2\nF = -dV/dr\nF = -8r\nV = 4r*r\ndV(r)/dr = 8r\ndF/dV = 0\nd^2V/dr^2 = 8';
    expect(verdicts(text)).toEqual(Array(5).fill('proved'));
    expect(names(text).givens).toEqual(['r']);
  });

  it('is the node that derivatives of later quantities go through', () => {
    expect(verdicts('p(z) = 1/(1 + e^(-z))\nL = -y*log(p(z))\ndL/dp = -y/p\ndL/dz = -y*(1 - p(z))')).toEqual([
      'proved',
      'proved',
    ]);
  });

  it('has a derivative with primes', () => {
    expect(verdicts("V(r) = r^3\nV'(r) = 3r^2\nV''(r) = 6r\nV'(r) = 3r")).toEqual(['proved', 'proved', 'refuted']);
  });

  it('may depend on several others', () => {
    expect(verdicts('q(u, v) = u*v^2\ndq/du = v^2\ndq/dv = 2u*v')).toEqual(['proved', 'proved']);
  });
});

describe('a function that is applied to other things', () => {
  it('is differentiated by its parameter, as f is in df/dx', () => {
    const text = "f(x) = x^2\ng = f(a) + f(b)\ndf/dx = 2x\nd^2f/dx^2 = 2\ndg/da = f'(a)\ndf/dx = x";
    expect(verdicts(text)).toEqual(['proved', 'proved', 'proved', 'refuted']);
  });

  it('leaves its letter free for something else', () => {
    expect(verdicts('σ(z) = 1/(1 + e^(-z))\nh = σ(a)\nσ = 2s\nL = h*σ\ndL/dσ = h\ndσ/ds = 2')).toEqual([
      'proved',
      'proved',
    ]);
  });
});

describe('a power that is defined, where its base isn’t', () => {
  const variance = 'm = (a + b)/2\nσ^2 = ((a - m)^2 + (b - m)^2)/2\n';

  it('is a quantity, by which others are differentiated', () => {
    const text = `${variance}L = c*sqrt(σ^2 + 1)\ndL/dσ^2 = c/(2*sqrt(σ^2 + 1))\ndσ^2/da = a - m`;
    expect(verdicts(text)).toEqual(['proved', 'proved']);
    expect(names(text)).toEqual({ defined: ['m', 'σ²', 'L'], givens: ['a', 'b', 'c'] });
  });

  it('gives its base as a root', () => {
    const text = `${variance}z = (a - m)/σ\ndz/dσ = -z/σ\ndσ/da = (a - m)/(2σ)\nσ^4 = (σ^2)^2\nσ^3 = σ*σ^2\nσ^-2 = 1/σ^2`;
    expect(verdicts(text)).toEqual(Array(5).fill('proved'));
  });

  it.each([
    ['a cube', 'v^3 = a\ndv/da = 1/(3v^2)\ny = v^3 + 1\ndy/dv^3 = 1'],
    ['a power whose index is a word', 'σ_B^2 = a\nL = log(σ_B^2)\ndL/dσ_B^2 = 1/σ_B^2'],
    ['a curve', 'y^2 = x^3 + 1\ndy/dx = 3x^2/(2y)'],
    ['a base that is defined later', 's^2 = e^t\ns = exp(t/2)\nds/dt = s/2'],
    ['a base on the right side', 'x^2 = x*x'],
  ])('%s', (_name, text) => {
    expect(verdicts(text).filter((verdict) => verdict !== 'proved')).toEqual([]);
  });

  it('is no quantity for e and π', () => {
    expect(names('e^2 = q').defined).toEqual([]);
    expect(verdicts('e^2 = q')).toEqual(['refuted']);
  });
});

it('a derivative with respect to a power of a defined name follows the chain rule', () => {
  expect(verdicts('h = tanh(a)\nL = 3h^4\ndL/dh^2 = 6h^2')).toEqual(['proved']);
});
