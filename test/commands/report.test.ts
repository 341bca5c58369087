import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { derive, stepTex } from '@autograd-222/autograd';
import { equations, judgeEquations, mapParameters } from '@autograd-222/model-222';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backpropagated, names } from '../support/automatic.ts';
import { type Result, runCommand } from '../support/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'autograd-222-'));
const path = join(folder, 'report.html');
afterAll(() => rmSync(folder, { recursive: true }));

const report = (...args: string[]) => runCommand('report', args);
const short = ['--epochs', '2'];

describe('the report', () => {
  const params = mapParameters((_) => 0.25);
  let result: Result;
  let page = '';
  beforeAll(async () => {
    writeFileSync(join(folder, 'params.json'), JSON.stringify({ ...params, w7: -1 }));
    result = await report(
      '--out',
      path,
      '--params',
      join(folder, 'params.json'),
      '--x',
      '1,-2',
      '--y',
      '1,0',
      ...short,
    );
    page = readFileSync(path, 'utf8');
  });

  /** The part of the page from the element with an id up to a mark. */
  const part = (id: string, mark: string): string => {
    const from = page.indexOf(`id="${id}"`);
    const to = page.indexOf(mark, from + 1);
    return from < 0 ? '' : page.slice(from, to < 0 ? undefined : to);
  };

  test('is written to the given file, which the command says in one line', () => {
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(result.out).toMatch(/^Wrote .*report\.html, \d+ KB: open it in a browser\.\n$/);
  });

  test('begins with the term that is missing from equation 18, and its value', () => {
    const section = part('missing-term', 'id="network"');
    const { steps } = derive(...graph());
    const [, missing] = steps.at(-1)?.terms ?? [];
    expect(page.indexOf('<h2')).toBe(page.indexOf('<h2 id="missing-term-title"'));
    expect(missing?.consumer).toBe('h4');
    expect(section).toContain(`✗ missing: ${minus(Number(missing?.product.toPrecision(6)))}`);
    expect(tex(section)).toContain(
      String.raw`\underbrace{\htmlClass{missing}{\boxed{\frac{\partial L}{\partial h_4} \cdot \frac{\partial h_4}{\partial a_3}}}}`,
    );
  });

  test.each(names)('has the derivation of ∂L/∂%s, line for line', (name) => {
    const nodes = backpropagated({ ...params, w7: -1 }, [1, -2], [1, 0]);
    const derivation = derive(nodes.L, nodes[name]);
    const step = derivation.steps.at(-1);
    const last = step && stepTex(derivation, step).split('\n').at(-2)?.replace('&=', '').trim();
    expect(tex(part(`dL-d${name}`, '<section class="quantity"'))).toContain(`= ${last}`);
  });

  test('has each of the 61 equations once, as written, with its verdict and its correction', () => {
    for (const { equation, holds, holdsWithDetachedCrossTerms } of judgeEquations()) {
      const text = part(`equation-${equation}`, 'id="equation-');
      const written = equations.find(({ number }) => number === equation);
      expect(page.split(`id="equation-${equation}"`)).toHaveLength(2);
      expect(tex(text)).toContain(written?.tex);
      const verdict = holds ? '✓ proved' : holdsWithDetachedCrossTerms ? '≈ one term missing' : '✗ does not hold';
      if (holds !== null) expect(text.slice(0, 300)).toContain(verdict);
      if (written?.correction !== undefined) expect(tex(text)).toContain(written.correction.tex);
    }
  });

  test('says how many lines are proved, and how probably a proof is wrong', () => {
    const proofs = 'All 30 lines that hold are proved. The probability that a proof is wrong is below 2⁻⁵¹.';
    expect(part('derivations', '<nav')).toContain(proofs);
  });

  test('needs no other file and runs no script', () => {
    expect(page).not.toMatch(/<script|<link(?! rel="icon" href="data:,")|@import|<iframe|<img/);
    for (const [, target] of page.matchAll(/\s(?:src|href|xlink:href)="([^"]*)"/g))
      expect(target).toMatch(/^(#|data:,$)/);
    for (const [, target] of page.matchAll(/url\(([^)]*)\)/g)) expect(target).toMatch(/^(#|data:font\/woff2;base64,)/);
  });

  test('has a target for each of its links', () => {
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`);
  });

  function graph() {
    const { L, a3 } = backpropagated({ ...params, w7: -1 }, [1, -2], [1, 0]);
    return [L, a3] as const;
  }
});

describe.concurrent('pnpm report', () => {
  test('says so where the loss is not finite', async () => {
    const [huge, out] = [join(folder, 'huge.json'), join(folder, 'huge.html')];
    writeFileSync(huge, JSON.stringify(mapParameters((name) => (name === 'b3' ? 800 : 1))));
    const { code, err } = await report('--out', out, '--params', huge, ...short);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(readFileSync(out, 'utf8')).toContain('the derivative is not finite');
  });

  test('explains itself', async () => {
    const { code, out } = await report('--help');
    expect(code).toBe(0);
    for (const flag of ['--out', '--flower', '--x', '--y', '--params', '--epochs', 'Examples'])
      expect(out).toContain(flag);
  });

  test.each([
    ['an unknown flag', ['--flour', '1'], "unknown option '--flour'"],
    ['inputs that are not two numbers', ['--x', '1', '--y', '1,0'], 'It must be two numbers'],
    [
      'a file that cannot be written, before an hour of training,',
      ['--out', join(folder, 'none/report.html'), '--epochs', '100000'],
      'cannot be written: no such file or directory',
    ],
  ])('answers %s with one line and exit code 2', async (_, args, message) => {
    const { code, out, err } = await report('--out', join(folder, 'never.html'), ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(folder, 'never.html'))).toBe(false);
  });
});

/** The LaTeX of all formulas in a piece of the page. */
function tex(markup: string): string {
  const sources = [...markup.matchAll(/<annotation encoding="application\/x-tex">(.*?)<\/annotation>/gs)];
  return sources.map(([, source = '']) => source.replaceAll('&amp;', '&').replaceAll('&lt;', '<')).join('\n');
}

function minus(x: number): string {
  return String(x).replace('-', '−');
}
