import { judgeDerivation, readDerivation } from '@autograd-222/derivation';
import { describe, expect, it } from 'vitest';

/** How the last refuted line of a text should read. */
function corrected(text: string, format: 'text' | 'tex' = 'text'): string | undefined {
  const refuted = judgeDerivation(readDerivation(text)).claims.filter(({ verdict }) => verdict === 'refuted');
  const last = refuted.at(-1);
  if (last?.verdict !== 'refuted') throw new Error(`nothing is refuted in ${text}`);
  return last.corrected?.[format].replaceAll(/\s*\n\s*/g, ' ');
}

describe('a corrected line', () => {
  it.each([
    [
      'by the chain rule and as a formula',
      'h = tanh(w*x)\nL = h^2\ndL/dw = 1',
      '∂L/∂w = ∂L/∂h · ∂h/∂w = ∂L/∂h · x·(1 - h²)',
    ],
    ['as a formula where the loss uses the variable itself', 'y = x^3\ndy/dx = 1', '∂y/∂x = 3·x²'],
    [
      'with a term for each path',
      'u = x*y\nv = x/y\nL = u*v + x\ndL/dx = 0',
      '∂L/∂x = ∂L/∂u · ∂u/∂x + ∂L/∂v · ∂v/∂x + 1 = ∂L/∂u · y + ∂L/∂v · 1/y + 1',
    ],
    ['without a factor 1', 'z = w*x + b\nL = z^2\ndL/db = z', '∂L/∂b = ∂L/∂z · ∂z/∂b = ∂L/∂z'],
    ['with its sign in front', 'r = y - w*x\nL = r^2\ndL/dw = x', '∂L/∂w = ∂L/∂r · ∂r/∂w = -∂L/∂r · x'],
    ['as 0 where no path leads', 'L = a^2\ndL/db = a', '∂L/∂b = 0'],
    ['of a second derivative', 'y = x^3*z\nd^2y/dx^2 = x', '∂²y/∂x² = 6·z·x'],
    ['of a mixed derivative', 'y = x^3*z^2\nd^2y/(dx dz) = x', '∂²y/(∂x ∂z) = 6·x²·z'],
    ['of a derivative of an expression', 'h = tanh(a)\nd/da (h^2 + a) = 1', '∂/∂a (h² + a) = 2·h·(1 - h²) + 1'],
    [
      'of a derivative with respect to a power',
      'L = log(σ) + x^2/(2σ^2)\ndL/dσ^2 = 1/σ',
      '∂L/∂σ² = (1 - x²/σ²)/(2·σ²)',
    ],
    ['of a name, as it is defined', 's = 1/(1 + e^(-z))\ns = 1/(1 + e^z)', 's = 1/(1 + exp(-z))'],
    ['of a name that is defined as a derivative', 'x = t^2\nv = dx/dt\nv = t', 'v = ∂x/∂t = 2·t'],
    ['of what a chain begins with', 'y = x^2\ndy/dx = 2x = 3x', '∂y/∂x = 2·x'],
  ])('is written %s', (_how, text, expected) => {
    expect(corrected(text)).toBe(expected);
  });

  it.each([
    ['numbers are multiplied', 'y = (2x)^2*3\ndy/dx = 1', '∂y/∂x = 24·x'],
    ['what is above and below is cancelled', 'y = (a - t)^2/2\ndy/da = 1', '∂y/∂a = a - t'],
    ['decimals are fractions', 'y = 0.1*x + b\ndy/dx = 1', '∂y/∂x = 1/10'],
    ['constants have their names', 'y = 2π*x + x*e^2\ndy/dx = 1', '∂y/∂x = 2·π + exp(2)'],
    ['like terms are added', 'y = x*(x + 1)\ndy/dx = 1', '∂y/∂x = 2·x + 1'],
    ['exponents are added', 'Y = K^a*N^(1 - a)\ndY/dK = 1', '∂Y/∂K = Y·a/K'],
    ['a sigmoid has its slope', 's = 1/(1 + exp(-z))\nds/dz = s', '∂s/∂z = s·(1 - s)'],
    ['a softmax has its slope', 'S = e^a + e^b + e^c\np = e^a/S\nq = e^b/S\nL = p\ndq/dS = p', '∂q/∂S = -q/S'],
    ['what a function defined is is named', 'k = A*exp(-E/T)\ndk/dT = 1', '∂k/∂T = k·E/T²'],
    ['the root of a variance is named', 's^2 = a^2 + b\nz = c/s\ndz/dc = 2', '∂z/∂c = 1/s'],
    ['a power with a variable exponent has both of its slopes', 'y = x^x\ndy/dx = x^x', '∂y/∂x = x^x + x^x·log(x)'],
    ['the slope of relu is named', 'h = relu(a)\nL = h^2\ndL/da = 1', "∂L/∂a = ∂L/∂h · ∂h/∂a = ∂L/∂h · relu'(a)"],
  ])('is simple: %s', (_how, text, expected) => {
    expect(corrected(text)).toBe(expected);
  });

  it.each([
    [
      'y = \\hat{y}_1 h^{(1)}_2\n\n\\frac{\\partial y}{\\partial \\hat{y}_1} = 1',
      '\\frac{\\partial y}{\\partial \\hat{y}_1} &= h_2^{(1)}',
    ],
    [
      'y = \\mathbf{w}^2 V_{\\max}\n\n\\frac{\\partial y}{\\partial \\mathbf{w}} = 1',
      '\\frac{\\partial y}{\\partial \\mathbf{w}} &= 2 V_{\\text{max}} \\mathbf{w}',
    ],
    [
      'y = z + e^{-\\alpha/2} \\sqrt{x}\n\n\\frac{\\partial y}{\\partial x} = 1',
      '\\frac{\\partial y}{\\partial x} &= \\frac{e^{-\\frac{\\alpha}{2}}}{2 \\sqrt{x}}',
    ],
    ['y = x^3\n\n\\frac{d^2 y}{dx^2} = 1', '\\frac{\\partial^2 y}{\\partial x^2} &= 6 x'],
  ])('has the names and signs of LaTeX: %j', (text, expected) => {
    expect(corrected(text, 'tex')).toBe(`\\begin{aligned} ${expected} \\end{aligned}`);
  });

  it.each([
    // The formula of one entry of the Hessian fills half a screen, and a reader would trust it no more than the verdict.
    [
      'a second derivative through several layers',
      'h = tanh(w*x)\ng = tanh(u*h + sin(w)*h)\nL = log(1 + exp(g*h + w))*cos(w)\nd^2L/dw^2 = 1',
    ],
    ['a name with a long definition', `y = ${Array.from({ length: 30 }, (_, i) => `x_${i + 10}`).join(' + ')}\ny = 2`],
  ])('is absent where it would be longer than can be read: %s', (_what, text) => {
    expect(corrected(text)).toBeUndefined();
  });

  it.each([
    // Its left side is all that there is to say of it.
    ['an equation between two formulas', 'y = x + 1\n2*y = 2x'],
    // No formula that can be typed has this value.
    ['a function whose derivative has no name', 'y = max(x, z)\ndy/dx = 1'],
  ])('is absent where nothing can be written: %s', (_what, text) => {
    expect(corrected(text)).toBeUndefined();
  });

  it('gives the chain rule alone where the formula is too long', () => {
    const text =
      'z = log(1 + sin(a*x + b*cos(x) + c*x^2) + tan(d*x)^2 + exp(sin(a*x)*cos(b*x)*exp(c*x))*tanh(x^3))\nL = z^2\ndL/dx = z';
    expect(corrected(text)).toBe('∂L/∂x = ∂L/∂z · ∂z/∂x');
  });
});
