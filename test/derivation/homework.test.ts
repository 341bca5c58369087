import { readdirSync, readFileSync } from 'node:fs';
import { explain, judgeDerivation, readDerivation } from '@autograd-222/derivation';
import { describe, expect, it } from 'vitest';

/** Errors that one makes in a derivation: what stands there, what is written instead, and what is found first. */
const homework: Readonly<Record<string, readonly (readonly [right: string, wrong: string, found: string])[]>> = {
  'oscillator.txt': [
    ['v = -A*ω*sin', 'v = A*ω*sin', 'The sign is wrong.'],
    ['v = -A*ω*sin', 'v = -A*sin', 'The right side is ∂x/∂φ.'],
    ['dv/dt = -ω^2*x', 'dv/dt = -ω*x', 'The right side is ∂v/∂φ.'],
    ['dE/dv = m*v', 'dE/dv = 1/2*m*v', 'A factor 2 is missing.'],
    ['∂E/∂A = m ω² A', '∂E/∂A = m ω A', 'The factor ω is missing.'],
  ],
  'student-t.tex': [
    [
      String.raw`\frac{\partial L}{\partial w} = -\frac{(\nu+1) r x}`,
      String.raw`\frac{\partial L}{\partial w} = \frac{(\nu+1) r x}`,
      'The sign is wrong.',
    ],
    [
      String.raw`\frac{\partial L}{\partial w} = -\frac{(\nu+1) r x}`,
      String.raw`\frac{\partial L}{\partial w} = -\frac{(\nu+1) r}`,
      'The right side is ∂L/∂b.',
    ],
    [
      String.raw`\frac{\partial L}{\partial r} = \frac{(\nu+1) r}{\nu s^2 + r^2}`,
      String.raw`\frac{\partial L}{\partial r} = \frac{(\nu+1) r}{\nu s + r^2}`,
      'On the right side, the exponent of s must be 2.',
    ],
    [
      String.raw`\frac{\partial L}{\partial s} = \frac{1}{s} - \frac{(\nu + 1) r^2}`,
      String.raw`\frac{\partial L}{\partial s} = \frac{1}{s} + \frac{(\nu + 1) r^2}`,
      String.raw`On the right side, \frac{(\nu + 1) r^2}{s(\nu s^2 + r^2)} has the wrong sign.`,
    ],
    [
      String.raw`= \frac{1}{s} - \frac{(\nu + 1) r^2}{s(\nu s^2 + r^2)}`,
      String.raw`= -\frac{(\nu + 1) r^2}{s(\nu s^2 + r^2)}`,
      'The derivative of log(s) is missing.',
    ],
  ],
  'cobb-douglas.tex': [
    [
      String.raw`&= \alpha A K^{\alpha-1} N^{1-\alpha} =`,
      String.raw`&= \alpha A K^{\alpha} N^{1-\alpha} =`,
      'On the right side, the exponent of K must be α - 1.',
    ],
    [
      String.raw`&= (1-\alpha) A K^\alpha N^{-\alpha} =`,
      String.raw`&= (1-\alpha) A K^\alpha N^{1-\alpha} =`,
      'On the right side, the exponent of N must be -α.',
    ],
    [String.raw`&= P \alpha \frac{Y}{K} - r \\`, String.raw`&= P \alpha \frac{Y}{K} \\`, 'The path K → Π is missing.'],
    [
      String.raw`&= P (1-\alpha) \frac{Y}{N} - w \\`,
      String.raw`&= P (1-\alpha) \frac{Y}{N} - r \\`,
      'r is written where w belongs.',
    ],
    [
      String.raw`&= P (1-\alpha) \frac{Y}{N} - w \\`,
      String.raw`&= (1-\alpha) \frac{Y}{N} - w \\`,
      String.raw`On the right side, (1-\alpha) \frac{Y}{N} must be P \left(1 - \alpha\right) \cdot \frac{Y}{N}.`,
    ],
    [
      String.raw`\alpha(\alpha-1) A K^{\alpha-2}`,
      String.raw`\alpha(\alpha-1) A K^{\alpha-1}`,
      'On the right side, the exponent of K must be α - 2.',
    ],
    [String.raw`\alpha(\alpha-1) A K^{\alpha-2}`, String.raw`\alpha(1 - \alpha) A K^{\alpha-2}`, 'The sign is wrong.'],
  ],
  'batch-norm.md': [
    [String.raw`\left(-\frac{1}{2}\right) (\sigma^2`, String.raw`\frac{1}{2} (\sigma^2`, 'The sign is wrong.'],
    [
      String.raw`(\sigma^2 + \epsilon)^{-3/2}`,
      String.raw`(\sigma^2 + \epsilon)^{-1/2}`,
      String.raw`On the right side, the exponent of (\sigma^2 + \epsilon) must be -3/2.`,
    ],
    [
      String.raw`+ \frac{\partial L}{\partial \sigma^2} \frac{2(x_1 - \mu)}{3} - `,
      '- ',
      'The path x_1 → σ² → … → L is missing.',
    ],
    [
      String.raw`+ \frac{\partial L}{\partial \sigma^2} \frac{2(x_1 - \mu)}{3}`,
      String.raw`+ \frac{\partial L}{\partial \sigma^2} \frac{(x_1 - \mu)}{3}`,
      String.raw`On the right side, \frac{\partial L}{\partial \sigma^2} \frac{(x_1 - \mu)}{3} must be multiplied by 2.`,
    ],
    [
      String.raw`\frac{\partial L}{\partial \gamma} = \sum_{i=1}^3 \frac{\partial L}{\partial y_i} \hat{x}_i`,
      String.raw`\frac{\partial L}{\partial \gamma} = \sum_{i=1}^3 \frac{\partial L}{\partial y_i} x_i`,
      'x is written where x̂ belongs.',
    ],
  ],
  'attention.tex': [
    [
      String.raw`\frac{\partial a_2}{\partial s_1} &= -a_1 a_2`,
      String.raw`\frac{\partial a_2}{\partial s_1} &= a_1 a_2`,
      'The right side is ∂a_1/∂s_1 and ∂a_2/∂s_2.',
    ],
    [
      String.raw`\frac{\partial o}{\partial s_1} &= a_1 (v_1 - o) =`,
      String.raw`\frac{\partial o}{\partial s_1} &= a_1 (1 - a_1) v_1 =`,
      'The path s_1 → a_2 → o is missing.',
    ],
    [
      String.raw`\frac{\partial L}{\partial q} &= \frac{1}{\sqrt d}\left(\frac{\partial L}{\partial s_1} k_1 + \frac{\partial L}{\partial s_2} k_2\right)`,
      String.raw`\frac{\partial L}{\partial q} &= \frac{1}{\sqrt d} \frac{\partial L}{\partial s_1} k_1`,
      'The paths q → s_2 → a_1 → o → L and q → s_2 → a_2 → o → L are missing.',
    ],
    [
      String.raw`+ \frac{\partial L}{\partial s_2} k_2\right)`,
      String.raw`+ \frac{\partial L}{\partial s_2} k_1\right)`,
      'k_1 is written where k_2 belongs.',
    ],
    [
      String.raw`\frac{\partial L}{\partial k_1} &= \frac{\partial L}{\partial s_1} \frac{q}{\sqrt{d}}`,
      String.raw`\frac{\partial L}{\partial k_1} &= \frac{\partial L}{\partial s_1} q`,
      'The factor 1/sqrt(d) is missing.',
    ],
    [
      String.raw`\frac{\partial L}{\partial s_1} &= (o - y) a_1 (v_1 - o)`,
      String.raw`\frac{\partial L}{\partial s_1} &= a_1 (v_1 - o)`,
      'The right side is ∂o/∂s_1.',
    ],
  ],
  'kernel-ridge.md': [
    [
      String.raw`\frac{\partial J}{\partial c_1} = (f_1 - y_1) + K (f_2 - y_2) + \lambda f_1`,
      String.raw`\frac{\partial J}{\partial c_1} = (f_1 - y_1) + K (f_2 - y_2) + \frac{\lambda}{2} f_1`,
      'The path c_1 → J is missing.',
    ],
    [
      String.raw`\frac{\partial J}{\partial c_1} = (f_1 - y_1) + K (f_2 - y_2) + \lambda f_1`,
      String.raw`\frac{\partial J}{\partial c_1} = (f_1 - y_1) + \lambda f_1`,
      'The derivative of 1/2·(f_2 - y_2)² is missing.',
    ],
    [
      String.raw`\frac{\partial K}{\partial x_1} = -2 \eta (x_1 - x_2) K`,
      String.raw`\frac{\partial K}{\partial x_1} = 2 \eta (x_1 - x_2) K`,
      'The right side is ∂K/∂x_2.',
    ],
    [
      String.raw`\frac{\partial K}{\partial x_1} = -2 \eta (x_1 - x_2) K`,
      String.raw`\frac{\partial K}{\partial x_1} = -2 \eta K`,
      'The factor (x_1 - x_2) is missing.',
    ],
    [
      String.raw`\frac{\partial K}{\partial \eta} = -(x_1 - x_2)^2 K`,
      String.raw`\frac{\partial K}{\partial \eta} = -(x_1 - x_2) K`,
      'The factor (x_1 - x_2) is missing.',
    ],
    [
      String.raw`(f_1 - y_1) c_2 + (f_2 - y_2) c_1 + \lambda c_1 c_2`,
      String.raw`(f_1 - y_1) c_1 + (f_2 - y_2) c_2 + \lambda c_1 c_2`,
      'c_2 and c_1 are swapped.',
    ],
  ],
  'arrhenius.txt': [
    ['dk/dT = k*E/(R*T^2)', 'dk/dT = k*E/(R*T)', 'On the right side, the exponent of T must be 2.'],
    ['dk/dT = k*E/(R*T^2)', 'dk/dT = -k*E/(R*T^2)', 'The sign is wrong.'],
    ['- 2*k*E/(R*T^3)\n', '\n', 'The term -2·k·E/(R·T³) is missing.'],
    ['- 2*k*E/(R*T^3)\n', '- k*E/(R*T^3)\n', 'On the right side, k*E/(R*T^3) must be multiplied by 2.'],
    ['= k/(R T²) - k E/(R² T³)', '= k/(R T²)', 'The term -k·E/(T³·R²) is missing.'],
  ],
  'calculus.txt': [
    [
      'df/dx = 2x*sin(x) + x^2*cos(x)',
      'df/dx = 2x*cos(x)',
      'The derivative of x²·sin(x) is not the product of the derivatives.',
    ],
    ['df/dx = 2x*sin(x) + x^2*cos(x)', 'df/dx = x^2*cos(x)', 'The derivative of x² is missing.'],
    ['df/dx = 2x*sin(x) + x^2*cos(x)', 'df/dx = 2x*sin(x)', 'The derivative of sin(x) is missing.'],
    [
      'df/dx = 2x*sin(x) + x^2*cos(x)',
      'df/dx = 2x*sin(x) - x^2*cos(x)',
      'On the right side, x^2*cos(x) has the wrong sign.',
    ],
    ['dg/dx = (x*cos(x) - sin(x))/x^2', 'dg/dx = (sin(x) - x*cos(x))/x^2', 'The sign is wrong.'],
    [
      'dg/dx = (x*cos(x) - sin(x))/x^2',
      'dg/dx = (x*cos(x) + sin(x))/x^2',
      'On the right side, sin(x) has the wrong sign.',
    ],
    [
      'dg/dx = (x*cos(x) - sin(x))/x^2',
      'dg/dx = (x*cos(x) - sin(x))/x',
      'On the right side, the exponent of x must be 2.',
    ],
    ['dg/dx = (x*cos(x) - sin(x))/x^2', 'dg/dx = cos(x)/x', 'The derivative of the denominator x is missing.'],
    ['dh/dx = 15*(3x + 1)^4', 'dh/dx = 5*(3x + 1)^4', 'A factor 3 is missing.'],
    ['dh/dx = 15*(3x + 1)^4', 'dh/dx = 15*(3x + 1)^5', 'On the right side, the exponent of (3x + 1) must be 4.'],
    ['dh/dx = 15*(3x + 1)^4', 'dh/dx = 15*(3x + 1)^3', 'On the right side, the exponent of (3x + 1) must be 4.'],
    ['dk/dx = -x*exp(-x^2/2)', 'dk/dx = exp(-x^2/2)', 'The factor -x is missing.'],
    ['dm/dx = 2x/(1 + x^2)', 'dm/dx = 1/(1 + x^2)', 'The factor 2·x is missing.'],
    ['dp/dx = x^x*(ln(x) + 1)', 'dp/dx = x*x^(x - 1)', 'The derivative of the exponent x is missing.'],
    ['dp/dx = x^x*(ln(x) + 1)', 'dp/dx = x^x*ln(x)', 'The derivative of the base x is missing.'],
    [
      '8) d²f/dx² = 2 sin(x) + 4x cos(x) - x² sin(x)',
      '8) d²f/dx² = 2 sin(x) + 2x cos(x) - x² sin(x)',
      'On the right side, 2x cos(x) must be multiplied by 2.',
    ],
    [
      '8) d²f/dx² = 2 sin(x) + 4x cos(x) - x² sin(x)',
      '8) d²f/dx² = 2 sin(x) - x² sin(x)',
      'The term 4·x·cos(x) is missing.',
    ],
  ],
  'lennard-jones.md': [
    [
      String.raw`\frac{24\epsilon}{r}\left[2\left`,
      String.raw`\frac{24\epsilon}{r}\left[\left`,
      String.raw`On the right side, \left(\frac{\sigma}{r}\right)^{12} must be multiplied by 2.`,
    ],
    [String.raw`$$F = \frac{24`, String.raw`$$F = -\frac{24`, 'The right side is ∂V/∂r.'],
  ],
};

const folder = new URL('homework/', import.meta.url);

describe.each(Object.entries(homework))('the derivation %s', (name, errors) => {
  const text = readFileSync(new URL(name, folder), 'utf8');

  it('is proved line by line', () => {
    const { claims } = judgeDerivation(readDerivation(text));
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.filter(({ verdict }) => verdict !== 'proved')).toEqual([]);
  });

  it.each(errors)('with another side for %j has that named: %j', (right, wrong, found) => {
    expect(text.split(right)).toHaveLength(2);
    const changed = text.replace(right, () => wrong);
    const { claims } = judgeDerivation(readDerivation(changed));
    const refuted = claims.flatMap((claim) => (claim.verdict === 'refuted' ? [claim] : []));
    expect(refuted.map(({ findings }) => explain(findings, changed)[0])).toContain(found);
    expect(new Set(refuted.map(({ line }) => line)).size).toBe(1);
  });
});

it('all files of the folder are tested', () => {
  expect(readdirSync(folder).toSorted()).toEqual(Object.keys(homework).toSorted());
});
