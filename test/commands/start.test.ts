import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mapParameters, parameterNames } from '@autograd-222/model-222';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../support/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'autograd-222-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const zeros = JSON.stringify(mapParameters(() => 0));
const start = (...args: string[]) => runCommand('start', args);

describe.concurrent('pnpm start', () => {
  test('prints words and tables without colours into a pipe, and no line is wider than 80', async () => {
    const { code, out, err } = await start();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const name of [...parameterNames, 'h3 = ŷ1']) expect(out).toContain(` ${name} `);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that begins a colour
    expect(out).not.toMatch(/\x1b/);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('prints JSON for machines, in which training by hand and automatic gradients agree', async () => {
    const { code, out } = await start('--json', '--flower', '64', '--seed', '7', '--epochs', '30', '--rate', '0.2');
    expect(code).toBe(0);
    const result = JSON.parse(out);
    expect(result.settings).toMatchObject({ flower: 64, epochs: 30, rate: 0.2 });
    expect(result.flower.species).toBe('virginica');
    expect(Object.keys(result.gradients)).toEqual(['document', 'hand', 'automatic', 'centralDifference']);
    expect(result.wholeSet).toMatchObject({ derivatives: 1200, finite: 1200, agreeing: 1200 });
    expect(result.wholeSet.largest.difference).toBeLessThan(1e-12);
    const { automatic, hand, document } = result.training;
    expect(automatic.progress.at(-1).loss).toBeCloseTo(hand.progress.at(-1).loss, 12);
    expect(automatic.progress.at(-1).loss).toBeLessThan(automatic.progress[0].loss);
    expect(document.progress.at(-1).loss).not.toBeCloseTo(hand.progress.at(-1).loss, 3);
  });

  test('takes parameters from a file, and prints NaN and infinities as strings in JSON', async () => {
    const params = mapParameters((name) => (name === 'b3' ? 800 : 1));
    const { code, out } = await start('--json', '--epochs', '1', '--params', file('b3.json', JSON.stringify(params)));
    expect(code).toBe(0);
    const { settings, forward, gradients } = JSON.parse(out);
    expect(settings.params).toEqual(params);
    expect([forward.h3, gradients.automatic.w5]).toEqual(['NaN', 'NaN']);
  });

  test('explains itself', async () => {
    const { code, out } = await start('--help');
    expect(code).toBe(0);
    for (const flag of ['--flower', '--params', '--seed', '--epochs', '--rate', '--json']) expect(out).toContain(flag);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('NaN, Infinity and -Infinity as strings');
  });

  test.each([
    ['an unknown flag', ['--flour', '1'], "unknown option '--flour'"],
    ['a flower that does not exist', ['--flower', '101'], 'It must be an integer from 1 to 100.'],
    ['an argument too many', ['iris'], 'too many arguments'],
    ['both a file and a seed', ['--seed', '1', '--params', file('zeros.json', zeros)], 'cannot be used with'],
  ])('answers %s with one line and exit code 2', async (_, args, message) => {
    const { code, out, err } = await start(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
