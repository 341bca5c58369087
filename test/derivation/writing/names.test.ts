import { expect, it } from 'vitest';
import { nameInTex, nameInText } from '../../../packages/derivation/src/writing/names.ts';
import { side, texSide } from '../reading/written.ts';

it.each([
  ['w_1', 'w_1', 'w_1'],
  ['w_12', 'w_12', 'w_{12}'],
  ['h_t-1', 'h_{t-1}', 'h_{t-1}'],
  ['x_i,j', 'x_{i,j}', 'x_{i,j}'],
  ['ŷ_1', 'ŷ_1', '\\hat{y}_1'],
  ['h^(1)_2', 'h^(1)_2', 'h_2^{(1)}'],
  ['h^(l+1)', 'h^{(l+1)}', 'h^{(l+1)}'],
  ['a^[2]', 'a^[2]', 'a^{[2]}'],
  ["a'", "a'", "a'"],
  ["a'_1", "a'_1", "a'_1"],
  ['α', 'α', '\\alpha'],
  ['σ_max', 'σ_max', '\\sigma_{\\text{max}}'],
  ['W_xh', 'W_xh', 'W_{xh}'],
  ['x̄', 'x̄', '\\bar{x}'],
  ['ε', 'ε', '\\varepsilon'],
  ['loss', 'loss', '\\text{loss}'],
  ['loss_1', 'loss_1', '\\text{loss}_1'],
])('the name %s is written as %s and as %s, which are read as the same', (name, text, tex) => {
  expect(nameInText(name)).toBe(text);
  expect(side(text)).toEqual([name]);
  expect(nameInTex(name)).toBe(tex);
  expect(texSide(tex)).toEqual([name]);
});

it.each([
  ['𝐰', '\\mathbf{w}'],
  ['𝓛', '\\mathcal{L}'],
  ['𝔼', '\\mathbb{E}'],
])('a letter in the typeface of %s is written by its command', (name, tex) => {
  expect(nameInTex(name)).toBe(tex);
  expect(texSide(tex)).toEqual([name]);
});

it('a power that is a name is written as a power', () => {
  expect([nameInText('σ²'), nameInTex('σ²'), nameInTex('s_B²')]).toEqual(['σ²', '\\sigma^2', 's_B^2']);
});
