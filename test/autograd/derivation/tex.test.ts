import { derivationTex, derive, exp, expm1, label, mul, stepTex, Value } from '@autograd-222/autograd';
import { describe, expect, test } from 'vitest';
import { sumOfProducts } from '../../support/derivations.ts';

describe('a derivation in LaTeX', () => {
  const derivation = sumOfProducts();
  const steps = derivation.steps.slice(2);

  test('in full: of a sum of products, some of them negative', () => {
    expect(steps.map((step) => stepTex(derivation, step)).join('\n')).toBe(String.raw`\begin{aligned}
\frac{\partial y}{\partial b} &= -1 + \frac{\partial y}{\partial c} \cdot \frac{\partial c}{\partial b} \\
&= -1 + \frac{\partial y}{\partial c} \cdot (-x a) \\
&= -1 + 0.231059 \cdot (-0.231059) \\
&= -1.05339
\end{aligned}
\begin{aligned}
\frac{\partial y}{\partial x} &= \frac{\partial y}{\partial c} \cdot \frac{\partial c}{\partial x} + \frac{\partial y}{\partial a} \cdot \frac{\partial a}{\partial x} + \frac{\partial y}{\partial b} \cdot \frac{\partial b}{\partial x} \\
&= \frac{\partial y}{\partial c} \cdot (-a b) + \frac{\partial y}{\partial a} \cdot (1 - a^2) + \frac{\partial y}{\partial b} \cdot (-3) \\
&= 0.231059 \cdot 0.231059 + 0.0577646 \cdot 0.786448 - 1.05339 \cdot (-3) \\
&= 3.25898
\end{aligned}`);
  });

  test('step under step, with an empty line between them', () => {
    const lines = (tex: string) => tex.split('\n').slice(1, -1).join('\n');
    expect(lines(derivationTex(derivation))).toBe(
      derivation.steps.map((step) => lines(stepTex(derivation, step))).join(' \\\\\n \\\\\n'),
    );
  });

  test('puts a formula in brackets where it is a factor, if LaTeX needs them', () => {
    const [x, u] = [new Value(2, 'x'), new Value(3, 'u')];
    const v = label(mul(u, expm1(x)), 'v');
    expect(derivationTex(derive(label(exp(v), 'y'), u))).toContain('\\cdot (e^{x} - 1) ');
  });
});
