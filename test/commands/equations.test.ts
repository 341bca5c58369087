import { equations } from '@autograd-222/model-222';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../support/command.ts';

const pnpmEquations = (...args: string[]) => runCommand('equations', args);

describe.concurrent('pnpm equations', () => {
  test('gives machines one entry for each of the 61', async () => {
    const { code, out } = await pnpmEquations('--json');
    expect(code).toBe(0);
    const entries: { equation: number; holds: boolean | null; holdsWithDetachedCrossTerms: boolean | null }[] =
      JSON.parse(out);
    expect(entries.map(({ equation }) => equation)).toEqual(equations.map(({ number }) => number));
    expect(entries.filter(({ holds }) => holds === null)).toHaveLength(13);
    expect(entries.filter(({ holds }) => holds === true)).toHaveLength(30);
    expect(entries[17]).toMatchObject({
      ...{ equation: 18, holds: false, holdsWithDetachedCrossTerms: true, derivative: { of: 'L', wrt: 'a3' } },
      counterexample: { left: -1.5, right: -0.75 },
    });
  });

  test('shows people the whole document, no line wider than 80, with the tally at the end', async () => {
    const { code, out, err } = await pnpmEquations();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { number } of equations) expect(out).toMatch(new RegExp(`^ {1,2}${number} [ ✓✗≈] `, 'm'));
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      "Of the 48 lines of the document's backward pass, 30 hold and 18 do not.",
    );
  });

  test('tells all about one', async () => {
    const { code, out } = await pnpmEquations('--equation', '52');
    expect(code).toBe(0);
    expect(out).toContain('There is no w₉');
    expect(out).toContain('Its right-hand side is ∂L/∂b₄ and ∂L/∂a₄.');
    expect(out).toContain('\\frac{\\partial L}{\\partial w_9} = \\frac{\\partial L}{\\partial a_4} \\cdot 1\n');
    expect(out).not.toContain('Equation 51');
  });

  test.each([
    ['an equation that does not exist', ['--equation', '62'], 'It must be an integer from 1 to 61.'],
    ['too few cases', ['--runs', '1'], 'It must be an integer from 20 to 100000.'],
  ])('answers %s with one line and exit code 2', async (_, args, message) => {
    const { code, out, err } = await pnpmEquations(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
