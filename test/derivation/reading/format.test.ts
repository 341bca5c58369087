import { expect, test } from 'vitest';
import { formatOf } from '../../../packages/derivation/src/reading/format.ts';

test.each([
  ['\\documentclass{article}', 'latex'],
  ['\\begin{align} a &= b \\end{align}', 'latex'],
  ['\\[ a = b \\]', 'latex'],
  ['L = \\frac{1}{2}', 'latex'],
  ['% derivation: p is q\n$$ a = b $$', 'latex'],
  ['# Title\n\n$$ \\frac12 = b $$', 'markdown'],
  ['$$\n\\frac12 = b\n$$', 'markdown'],
  ['Some words and $a = b$', 'markdown'],
  ['# Title\n\n\\[ a = b \\]', 'markdown'],
  ['```math\na = b\n```', 'markdown'],
  ['<!-- derivation: a is b -->\n$a = c$', 'markdown'],
  ['dL/da3 = (h3 - y1)*2', 'text'],
  ['# a comment\na = b', 'text'],
  ['∂L/∂a₃ = −1', 'text'],
  ['', 'text'],
])('%j is in %s', (text, format) => {
  expect(formatOf(text)).toBe(format);
});
