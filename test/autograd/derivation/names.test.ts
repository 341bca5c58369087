import {
  derivationTex,
  derivationText,
  derive,
  detach,
  exp,
  label,
  mul,
  square,
  tanh,
  Value,
} from '@autograd-222/autograd';
import { expect, test } from 'vitest';

const x = new Value(2, 'x');

test('tells nodes with the same label apart', () => {
  const u = label(mul(x, x), 'y');
  expect(derivationText(derive(mul(u, u), x))).toContain('∂f/∂x = ∂f/∂y · ∂y/∂x\n');
  expect(derivationText(derive(new Value(2).mul(3), new Value(1, 'y')))).toContain('= 0: no path leads from y to f.');
  const h = label(tanh(label(tanh(x), 'h')), 'h');
  expect(derive(label(square(h), 'y'), x).steps.map(({ node }) => node)).toEqual(['h (2)', 'h', 'x']);
});

test('gives no two nodes one name', () => {
  const chain = (labels: readonly string[]) => labels.reduce((v, name) => label(tanh(v), name), x);
  const names = (y: Value) => derive(y, x).steps.map(({ node }) => node);
  expect(names(chain(['h', 'h', 'h (2)', 'y']))).toEqual(['h (2)', 'h (3)', 'h', 'x']);
  expect(names(chain(['h (2)', 'h', 'h', 'y']))).toEqual(['h (3)', 'h', 'h (2)', 'x']);
  expect(names(chain(['h', 'h', 'h', 'x', 'y']))).toEqual(['x (2)', 'h (3)', 'h (2)', 'h', 'x']);
  expect(derive(tanh(chain(['y', 'f', 'result'])), x).of).toBe('y (2)');
  const h = label(tanh(x), 'h');
  const cut = label(exp(x), 'h');
  expect(derive(label(mul(h, detach(cut)), 'y'), x).steps[0]?.terms[0]?.text).toBe('detach("h (2)")');
});

test('nodes whose labels LaTeX writes alike are numbered, too', () => {
  const a = label(tanh(x), 'a1');
  const derivation = derive(label(mul(a, label(exp(a), 'a_1')), 'y'), x);
  expect(derivation.steps.map(({ node }) => node)).toEqual(['a_1 (2)', 'a1', 'x']);
  expect(derivationTex(derivation)).toContain('\\frac{\\partial y}{\\partial \\text{a\\_1 (2)}} &= a_1');
});

test('a result without a label has a name that no other node is written by', () => {
  const of = (name: string) => derive(tanh(new Value(2, name)), new Value(2, 'x')).of;
  expect([of('a'), of('y'), of('y_')]).toEqual(['y', 'f', 'f']);
});
