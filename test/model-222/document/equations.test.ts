import { judgeDerivation, readDerivation } from '@autograd-222/derivation';
import { equations, trueModel } from '@autograd-222/model-222';
import { expect, test } from 'vitest';
import document from '../../fixtures/document.json' with { type: 'json' };
import { documentWith } from '../../support/document.ts';
import { evaluatedCases, sidesAgree } from '../../support/numeric-opinion.ts';

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

test('each from 14 on, and each correction, knows the derivative that is on its left', () => {
  for (const { number, tex, continues = tex, derivative, correction } of equations) {
    if (number <= 13) expect(derivative).toBeUndefined();
    else expect(derivative, `equation ${number}`).toEqual(onTheLeft(continues));
    if (correction !== undefined) expect(correction.derivative).toEqual(onTheLeft(correction.tex));
  }
});

test('every correction is proved in place of its line, and no line carries an error then', () => {
  const corrections = equations.flatMap(({ number, correction }) =>
    correction === undefined ? [] : [[number, correction.tex] as const],
  );
  const { claims } = judgeDerivation(readDerivation(documentWith(new Map(corrections))));
  expect(corrections).toHaveLength(18);
  expect(claims).toHaveLength(55);
  for (const claim of claims)
    expect(claim, `equation ${claim.number}`).toMatchObject({ verdict: 'proved', carries: [] });
});

test('every correction is a whole equation, with a remark in whole sentences', () => {
  for (const { correction } of equations) {
    if (correction === undefined) continue;
    expect(correction.tex).toMatch(/^\\frac\{\\partial L\}\{\\partial \w_\d\} = ./);
    expect(correction.remark).toMatch(/^(\w_\d|[A-Z]).* .*\.$/);
  }
});

test('the network of the package is the one that equations 2 to 13 define, read by a parser of the tests', () => {
  const cases = evaluatedCases(trueModel);
  for (const { number, tex } of equations.slice(1, 13)) {
    for (const part of tex.split('; \\quad')) {
      // In 3, 4 and 13 the outputs are called y.
      const outputs = [3, 4, 13].includes(number) ? part.replaceAll('y_', '\\hat{y}_') : part;
      const written = outputs.replace(/\\sum_\{i=1\}\^2 (.*)/, (_, term: string) =>
        [1, 2].map((i) => term.replaceAll('_i', `_${i}`)).join(' + '),
      );
      expect(sidesAgree(written, cases), `equation ${number}`).toBe(true);
    }
  }
});

/** The derivative that a formula in LaTeX begins with. */
function onTheLeft(tex: string): { of: string; wrt: string } {
  const [, of = '', wrt = ''] = /^\\frac\{\\partial (\S+?)\}\{\\partial (\S+?)\}(?= =|$)/.exec(tex) ?? [];
  const name = (symbol: string) =>
    symbol.replace(/\\hat\{y\}_(\d)/, (_, i: string) => `h${Number(i) + 2}`).replace('_', '');
  return { of: name(of), wrt: name(wrt) };
}
