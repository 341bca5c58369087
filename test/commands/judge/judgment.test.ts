import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { colors } from '@autograd-222/commands/cli/terminal';
import { judgmentPage } from '@autograd-222/commands/judge/html';
import { type Judgment, judgmentOf } from '@autograd-222/commands/judge/judgment';
import { judgmentText } from '@autograd-222/commands/judge/text';
import { describe, expect, test } from 'vitest';
import { root } from '../../support/snippets.ts';

const silent = () => () => {};
const judged = (text: string, name = 'homework.txt') => judgmentOf({ name, text }, silent);
const shown = (judgment: Judgment, width = 80) => stripVTControlCharacters(judgmentText(judgment, width, colors));

const homework = `h1 = tanh(w1*x + b)
L = (h1 - y)^2
dL/dh1 = 2*(h1 - y)
dL/dw1 = dL/dh1 * (1 - h1^2)
dL/db = dL/dw1 / x = 2*(h1 - y)*(1 - h1^2
`;

describe('the verdicts in a terminal', () => {
  test('name each line by its place, and say what is wrong in the names of the text', () => {
    const text = shown(judged(homework));
    expect(text).toContain('✓ line 3: proved\n      dL/dh1 = 2*(h1 - y)');
    expect(text).toContain('✗ line 4: refuted\n      dL/dw1 = dL/dh1 * (1 - h1^2)');
    expect(text).toContain('The factor x is missing.');
    expect(text).toContain('Correct: ∂L/∂w1 = ∂L/∂h1 · ∂h1/∂w1\n        = ∂L/∂h1 · x·(1 - h1²)');
    expect(text).toMatch(/With .*the right side is/s);
  });

  test('mark the place of what cannot be read with a caret below it', () => {
    expect(shown(judged(homework))).toMatch(
      /\? line 5, column 33: unread\n {6}dL\/db = dL\/dw1 \/ x = 2\*\(h1 - y\)\*\(1 - h1\^2\n {38}\^/,
    );
  });

  test('name the equation by its number, and the column where a line has more than one claim', () => {
    const text = shown(
      judged(
        '\\begin{equation}\ny = x^2\n\\end{equation}\n\\begin{equation}\n\\frac{dy}{dx} = 2x = 3x\n\\end{equation}',
      ),
    );
    expect(text).toContain('✓ line 5, column 17, equation 2: proved\n      dy/dx = 2x');
    expect(text).toContain('✗ line 5, column 22, equation 2: refuted\n      2x = 3x');
  });

  test('say of a line that is right by itself which error it carries', () => {
    const text = shown(judged('z = w*x\nL = z^2\ndL/dz = z\ndL/dw = dL/dz * x'));
    expect(text).toContain('✓ line 4: proved');
    expect(text).toContain('Right by itself, but carries the error of line 3.');
    expect(text).toContain('1 of those that hold carries the error of an earlier line.');
  });

  test('end with the sum, and with the probability that a proof is wrong', () => {
    const text = shown(judged('y = x^2\ndy/dx = 2x\ndy/dx = 3x\ndy/dx = (2x'));
    expect(text).toContain('3 claims: 1 proved, 1 refuted, 1 unread.');
    expect(text).toMatch(/A proof is wrong with a probability below 2⁻[⁵⁶].\./);
  });

  test.each([40, 80])('are no wider than %i columns', (width) => {
    const file = readFileSync(join(root, 'packages/model-222/document.tex'), 'utf8');
    for (const text of [homework, file]) {
      const lines = shown(judged(text), width).split('\n');
      expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(width);
    }
  });

  test('show the part of a long line around an error, and no control characters', () => {
    const text = shown(judged(`y = x^2\ndy/dx = ${'x + '.repeat(5000)}(x\u001b[31m +* 2)`), 60);
    expect(text.length).toBeLessThan(1000);
    expect(text).toMatch(/…[^\n]*\n +\^/);
    expect(text).not.toContain('\u001b');
  });
});

describe('the verdicts as a page', () => {
  const page = judgmentPage(judged(`${homework}<script>alert(1)</script> = 2\n`, '<b>.txt'));

  test('have each line once, linked from the top if it fails', () => {
    for (const id of ['line-3-10', 'line-4-10', 'line-5-33']) expect(page.split(`id="${id}"`)).toHaveLength(2);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`);
    expect(page).toContain('href="#line-4-10"');
    expect(page).not.toContain('href="#line-3-10"');
  });

  test('need no other file, run no script, and escape what is in the text', () => {
    expect(page).not.toMatch(/<script|<b>|<link(?! rel="icon" href="data:,")|@import|<iframe|<img/);
    for (const [, target] of page.matchAll(/url\(([^)]*)\)/g)) expect(target).toMatch(/^data:font\/woff2;base64,/);
  });

  test('typeset LaTeX, and show as it stands what cannot be typeset', () => {
    const tex = judgmentPage(
      judged('\\[ y = x^2 \\]\n\\[ \\frac{dy}{dx} = 2x \\]\n\\newcommand{\\two}{2}\n\\[ \\frac{dy}{dx} = \\two x \\]'),
    );
    expect(tex).toContain('<annotation encoding="application/x-tex">\\displaystyle \\frac{dy}{dx} = 2x</annotation>');
    expect(tex).toContain('<code>\\frac{dy}{dx} = \\two x</code>');
  });
});

test("the README's example is what the command prints, and its corrected line is proved", () => {
  const readme = readFileSync(join(root, 'packages/derivation/README.md'), 'utf8');
  const [[, file = ''] = [], [, output = ''] = []] = [...readme.matchAll(/^```text\n(.*?)^```/gms)];
  expect(`${shown(judged(file))}\n`).toBe(output);
  const corrected = file.replace(/^dL\/dw = .*$/m, /Correct it to `(.*?)`/.exec(readme)?.[1] ?? '');
  expect(shown(judged(corrected))).toContain('3 claims: 3 proved.');
});
