import { type Claim, equationCases, equations, judge, type Quantity, trueModel } from '@autograd-222/model-222';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import document from '../../fixtures/document.json' with { type: 'json' };
import { readTex } from '../../support/read-tex.ts';

const judged = (claim: Claim<Quantity>, seed = 1) => judge(claim, trueModel, { cases: equationCases, seed });

test('the equations are the 61 of the document, to the letter', () => {
  expect(equations.map(({ number, tex, continues = '' }) => ({ number, continues, tex }))).toEqual(document.equations);
  expect(equations.flatMap(({ number, circled }) => (circled === undefined ? [] : [[circled, number]]))).toEqual([
    [1, 48],
    [2, 50],
    [3, 53],
    [4, 59],
  ]);
});

test('equations 1 to 13 are the forward pass, 14 to 61 the backward pass', () => {
  for (const { number, section } of equations) expect(section).toBe(number <= 13 ? 'forward' : 'backward');
});

test('every correction holds', () => {
  for (const { number, correction } of equations) {
    if (correction !== undefined) expect(judged(correction.claim).holds, `correction of ${number}`).toBe(true);
  }
});

test('every correction is a whole equation, with a remark in whole sentences', () => {
  for (const { correction } of equations) {
    if (correction === undefined) continue;
    expect(correction.tex).toMatch(/^\\frac\{\\partial L\}\{\\partial \w_\d\} = ./);
    expect(correction.remark).toMatch(/^(\w_\d|[A-Z]).* .*\.$/);
  }
});

describe('each function computes what its LaTeX says, read by a parser of the tests', () => {
  // 14, 34 and 35 apply a differential operator to an expression, which this reader doesn't do.
  const operators = [14, 34, 35];
  const lines = equations.flatMap(({ number, tex, claim, correction }) => [
    ...(claim === undefined ? [] : [{ name: `equation ${number}`, number, tex, claim }]),
    ...(correction === undefined ? [] : [{ name: `the correction of ${number}`, number, ...correction }]),
  ]);

  test.each(lines.filter(({ number }) => !operators.includes(number)))('$name', ({ tex, claim }) => {
    const read = readTex(tex);
    // The derivatives here are any numbers: what counts is that the LaTeX and the function use the same ones in the same way.
    const derivative = (of: string, wrt: string) => Math.sin(1000 * hash(`${of}/${wrt}`));
    for (const given of fc.sample(equationCases[1] ?? fc.constant(null as never), { numRuns: 20, seed: 1 })) {
      const values = { ...given, h1: 0.3, h2: -0.6, h3: 0.7, h4: 0.2, a1: 0.31, a2: -0.69, a3: 0.4, a4: -0.9, L: 1 };
      const [printed, claimed] = [read(values, derivative), claim.rightHandSide(values, derivative)];
      expect(Math.abs(printed - claimed)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(printed)));
    }
  });

  test.each(lines.filter(({ tex }) => /^\\frac\{\\partial/.test(tex)))(
    '$name speaks of the derivative on its left',
    ({ tex, claim }) => {
      const [, of, wrt] = /^\\frac\{\\partial (\S+?)\}\{\\partial (\S+?)\} =/.exec(tex) ?? [];
      const name = (symbol = '') =>
        symbol.replace(/\\hat\{y\}_(\d)/, (_, i: string) => `h${Number(i) + 2}`).replace('_', '');
      expect([claim.of, claim.wrt]).toEqual([name(of), name(wrt)]);
    },
  );
});

/** A number between 0 and 1 for a text. */
function hash(text: string): number {
  return [...text].reduce((h, character) => (31 * h + character.charCodeAt(0)) % 9973, 7) / 9973;
}
