import { describe, expect, test } from 'vitest';
import { runCommand } from '../support/command.ts';

const derive = (...args: string[]) => runCommand('derive', args);

describe.concurrent('pnpm derive', () => {
  test('shows both paths from a3 to the loss, of which the document has one', async () => {
    const { code, out, err } = await derive('a3');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('∂L/∂a3 = ∂L/∂h3 · ∂h3/∂a3 + ∂L/∂h4 · ∂h4/∂a3\n');
    expect(out).toMatch(/a3 → h3 → L +-0\.390015\n +a3 → h4 → L +-0\.390015\nTheir sum is ∂L\/∂a3 = -0\.780031\./);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('takes other numbers, and prints JSON for machines', async () => {
    const { code, out } = await derive('w1', '--x', '1,-2', '--y', '0,1', '--json');
    expect(code).toBe(0);
    const { of, wrt, derivative, paths } = JSON.parse(out);
    expect([of, wrt, paths.length]).toEqual(['L', 'w1', 4]);
    const sum = paths.reduce((sum: number, path: { contribution: number }) => sum + path.contribution, 0);
    expect(sum).toBeCloseTo(derivative, 12);
  });

  test('prints LaTeX to be copied', async () => {
    const { out } = await derive('h1', '--tex');
    expect(out).toMatch(/^\\begin\{aligned\}/);
    expect(out).toContain(
      '\\frac{\\partial L}{\\partial a_3} \\cdot w_5 + \\frac{\\partial L}{\\partial a_4} \\cdot w_7',
    );
  });

  test('explains itself', async () => {
    const { code, out } = await derive('--help');
    expect(code).toBe(0);
    for (const word of ['<quantity>', '--flower', '--x', '--y', '--params', '--tex', '--json'])
      expect(out).toContain(word);
  });

  test.each([
    ['no quantity', [], 'missing required argument'],
    ['an unknown quantity', ['w9'], 'Allowed choices are w1'],
    ['three targets', ['w1', '--y', '1,2,3'], 'It must be two numbers with a comma between them'],
    ['JSON and LaTeX', ['w1', '--json', '--tex'], 'cannot be used with'],
  ])('answers %s with one line and exit code 2', async (_, args, message) => {
    const { code, out, err } = await derive(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
