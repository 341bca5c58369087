import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../support/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'autograd-222-'));
const path = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(path('right.txt'), 'y = x^2\n\ndy/dx = 2x = x + x\n');
writeFileSync(
  path('wrong.tex'),
  '% \n\\begin{align}\ny &= x^2 \\\\\n\\frac{dy}{dx} &= 3x\n\\end{align}\n\\[ \\frac{dy}{dx} = (2x \\]\n',
);
writeFileSync(path('empty.txt'), '\n');
writeFileSync(path('definitions.txt'), 'y = x^2\n');
writeFileSync(path('bytes.txt'), Buffer.from([0x79, 0x3d, 0xe9]));

const judge = (...args: string[]) => runCommand('judge', args);

describe.concurrent('pnpm judge', () => {
  test('gives exit code 0 where all holds', async () => {
    const { code, out, err } = await judge(path('right.txt'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('2 claims: 2 proved.');
  });

  test('gives machines one entry for each claim, and exit code 1 where one fails', async () => {
    const { code, out, err } = await judge(path('wrong.tex'), '--json');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      claims: [
        { line: 4, number: '2', verdict: 'refuted', counterexample: { givens: { x: expect.any(Number) } } },
        { line: 6, verdict: 'unread', message: expect.stringContaining('bracket') },
      ],
      givens: ['x'],
      tally: { proved: 0, held: 0, refuted: 1, unread: 1 },
    });
  });

  test('reads standard input, also without a dash', async () => {
    for (const args of [['-'], []]) {
      const { code, out } = await runCommand('judge', args, 'y = x^3\ndy/dx = 3x^2\n');
      expect(code).toBe(0);
      expect(out).toContain('standard input\n\n✓ line 2: proved');
    }
  });

  test('writes a page', async () => {
    const { code, out } = await judge(path('right.txt'), '--html', path('right.html'));
    expect(code).toBe(0);
    expect(out).toContain(`Wrote ${path('right.html')}: open it in a browser.`);
    expect(readFileSync(path('right.html'), 'utf8')).toMatch(/^<!doctype html>/);
  });

  test('explains itself, with an example', async () => {
    const { code, out } = await judge('--help');
    expect(code).toBe(0);
    for (const part of ['--html', '--json', 'dL/dw = dL/dh', 'exit code', 'Examples']) expect(out).toContain(part);
  });

  test.each([
    ['a file that does not exist', ['none.tex'], 'none.tex cannot be read: no such file or directory'],
    ['a folder', [folder], 'cannot be read: illegal operation on a directory'],
    ['a file that is no text', [path('bytes.txt')], 'cannot be read: it is not text in UTF-8'],
    ['an empty file', [path('empty.txt')], 'empty.txt, line 1: the text is empty'],
    ['a file without a claim', [path('definitions.txt')], 'line 1: there is nothing to judge'],
    ['a page that cannot be written', [path('right.txt'), '--html', path('none/a.html')], 'cannot be written'],
    ['a page in place of the text', [path('right.txt'), '--html', path('right.txt')], 'is the derivation itself'],
    ['an unknown flag', [path('right.txt'), '--jsn'], "unknown option '--jsn'"],
  ])('answers %s with one line and exit code 2', async (_, args, message) => {
    const { code, out, err } = await judge(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(existsSync(path('none/a.html'))).toBe(false);
    expect(readFileSync(path('right.txt'), 'utf8')).toMatch(/^y = /);
  });
});
