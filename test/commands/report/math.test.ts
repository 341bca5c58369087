import { html } from '@autograd-222/commands/report/html';
import { formula, math, withMath } from '@autograd-222/commands/report/math';
import { expect, test } from 'vitest';

test('a formula that cannot break on a phone scrolls in a box that the keyboard reaches', () => {
  const long = `f(${Array.from({ length: 20 }, (_, i) => `x_{${i}}`).join(' ')})`;
  expect(formula(long).markup).toMatch(/^<div class="formula low scroll" tabindex="0" role="group" aria-label=/);
  expect(formula('a = b + c').markup).toMatch(/^<div class="formula low">/);
  expect(formula('\\hphantom{\\frac{a}{b}} = c').markup).toMatch(/^<div class="formula low indented">/);
  expect(formula('\\frac{a}{b} = c').markup).toMatch(/^<div class="formula tall">/);
});

test('the symbols of a sentence are typeset', () => {
  expect(html`${withMath('See a_3 there.')}`.markup).toBe(`See ${math('a_3').markup} there.`);
});

test('LaTeX that KaTeX does not know throws', () => {
  expect(() => math('\\unknown')).toThrow('KaTeX parse error');
});
