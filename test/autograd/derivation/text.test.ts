import {
  add,
  defineOp,
  derivationText,
  derive,
  label,
  mul,
  square,
  stepText,
  tanh,
  Value,
} from '@autograd-222/autograd';
import { labelledNetwork, mapParameters } from '@autograd-222/model-222';
import { describe, expect, test } from 'vitest';
import { sumOfProducts } from '../../support/derivations.ts';

const x = new Value(2, 'x');

describe('a derivation as text', () => {
  test('has each step as the chain rule, as a formula and in numbers, then the paths', () => {
    const a = new Value(0.5, 'a');
    const h = label(tanh(a), 'h');
    const y = label(mul(h, add(h, 3)), 'y');
    expect(derivationText(derive(y, a))).toBe(`\
∂y/∂h = h + 3 + h
      = 3.92423

∂y/∂a = ∂y/∂h · ∂h/∂a
      = ∂y/∂h · (1 - h²)
      = 3.92423 · 0.786448
      = 3.08621

One path leads from a to y:
  a → h → y   3.08621`);
  });

  describe('in full: of a sum of products, some of them negative', () => {
    const derivation = sumOfProducts();
    const steps = derivation.steps.slice(2);

    test('as text', () => {
      expect(steps.map((step) => stepText(derivation, step)).join('\n\n')).toBe(`\
∂y/∂b = -1 + ∂y/∂c · ∂c/∂b
      = -1 + ∂y/∂c · (-x·a)
      = -1 + 0.231059 · (-0.231059)
      = -1.05339

∂y/∂x = ∂y/∂c · ∂c/∂x + ∂y/∂a · ∂a/∂x + ∂y/∂b · ∂b/∂x
      = ∂y/∂c · (-a·b) + ∂y/∂a · (1 - a²) + ∂y/∂b · (-3)
      = 0.231059 · 0.231059 + 0.0577646 · 0.786448 - 1.05339 · (-3)
      = 3.25898`);
    });

    test('with its paths, beside what they contribute or above it', () => {
      expect(derivationText(derivation).split('\n\n').at(-1)).toBe(`\
4 paths lead from x to y:
  x → c → y       0.0533881
  x → a → c → y   0.0454289
  x → b → y       3
  x → b → c → y   0.160164
Their sum is ∂y/∂x = 3.25898.`);
      const narrow = (width: number) => derivationText(derivation, width).includes('  x → b → y\n       3\n');
      expect([narrow(28), narrow(29)]).toEqual([true, false]);
    });
  });

  test('breaks sums to the width', () => {
    const { L, a3 } = labelledNetwork(
      mapParameters(() => 0.5),
      [1, -2],
      [1, 0],
    );
    const text = derivationText(derive(L, a3), 40);
    expect(text).toContain('∂L/∂a3 = ∂L/∂h3 · ∂h3/∂a3\n       + ∂L/∂h4 · ∂h4/∂a3\n');
  });

  test.each([
    [3, '8 paths lead from x to u2, of which these are 1:'],
    [53, 'About 9.01·10¹⁵ paths lead from x to u52, of which these are 1:'],
    [60, 'About 1.15·10¹⁸ paths lead from x to u59, of which these are 1:'],
    [1100, 'More than 10³⁰⁸ paths lead from x to u1099, of which these are 1:'],
  ])('says how many paths %i forks make, as exactly as it knows', (forks, title) => {
    let u: Value = x;
    for (let i = 0; i < forks; i++) u = label(add(u, label(tanh(u), `v${i}`)), `u${i}`);
    expect(derivationText(derive(u, x, { paths: 1 }))).toContain(`\n${title}\n`);
  });

  test('puts labels that aren’t names in quotes', () => {
    const a = new Value(2, 'a\n+ 1');
    expect(derivationText(derive(a.mul(a), a))).toContain('∂y/∂"a\\n+ 1" = 2·"a\\n+ 1"\n');
  });

  test('is written with a custom op as with any', () => {
    const cube = defineOp({ name: 'cube', forward: (x) => x ** 3, partials: [(x) => mul(3, square(x))] });
    expect(derivationText(derive(label(cube(x), 'y'), x))).toContain('∂y/∂x = 3·x²\n');
  });
});
