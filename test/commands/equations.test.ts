import { equations } from '@autograd-222/model-222';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../support/command.ts';

const pnpmEquations = (...args: string[]) => runCommand('equations', args);

describe.concurrent('pnpm equations', () => {
  test('gives machines one entry for each of the 61', async () => {
    const { code, out } = await pnpmEquations('--json');
    expect(code).toBe(0);
    const entries: { equation: number; holds: boolean | null; proved?: boolean; errorProbability?: number }[] =
      JSON.parse(out);
    expect(entries.map(({ equation }) => equation)).toEqual(equations.map(({ number }) => number));
    expect(entries.filter(({ holds }) => holds === null)).toHaveLength(13);
    expect(entries.filter(({ holds }) => holds === true)).toHaveLength(30);
    expect(entries[2]).toEqual({
      ...{ equation: 3, holds: null, holdsWithDetachedCrossTerms: null, section: 'forward' },
      tex: equations[2]?.tex,
    });
    expect(entries[17]).toMatchObject({
      ...{ equation: 18, holds: false, holdsWithDetachedCrossTerms: true, derivative: { of: 'L', wrt: 'a3' } },
      ...{ proved: false, counterexample: { given: { w1: 0, y1: 1, y2: 0 }, left: -1.5, right: -0.75 }, rightFor: [] },
      findings: [{ kind: 'missing paths', paths: [['a_3', 'h_4', 'L']] }],
      explanation: ['The path a_3 → h_4 → L is missing.'],
      correction: { tex: equations[17]?.correction?.tex, remark: equations[17]?.correction?.remark },
    });
    for (const { holds, proved, errorProbability } of entries) {
      if (holds) expect([proved, (errorProbability ?? 1) <= 2 ** -51]).toEqual([true, true]);
    }
  });

  test('shows people the whole document, no line wider than 80, with the tally at the end', async () => {
    const { code, out, err } = await pnpmEquations();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { number } of equations) expect(out).toMatch(new RegExp(`^ {1,2}${number} [ ✓✗≈] `, 'm'));
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      "Of the 48 lines of the document's backward pass, 30 hold and 18 do not.",
    );
    expect(out).toContain('✓ proved; ✗ does not hold;');
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'All 30 lines that hold are proved. The probability that a proof is wrong is below 2⁻⁵¹.',
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
    ['24', 'it is proved; the probability that the proof is wrong is below 2⁻⁵².'],
    [
      '18',
      'it does not hold. If each softmax output depended only on its own logit, as the document assumes, it would hold.',
    ],
    [
      '46',
      'Found automatically: The path a₃ → h₄ → L is missing. On the right side, h₃(1 - h₃) must be multiplied by 2.',
    ],
    ['3', 'A definition, which is not judged.'],
  ])('says of equation %s how it is judged', async (number, sentence) => {
    const { out } = await pnpmEquations('--equation', number);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(sentence);
  });

  test.each([
    ['an equation that does not exist', ['--equation', '62'], 'It must be an integer from 1 to 61.'],
    ['an option that there is none of', ['--runs', '20'], "unknown option '--runs'"],
  ])('answers %s with one line and exit code 2', async (_, args, message) => {
    const { code, out, err } = await pnpmEquations(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
