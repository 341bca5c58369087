import { explain, judgeDerivation, readDerivation } from '@autograd-222/derivation';
import {
  detachedModel,
  documentText,
  type EquationVerdict,
  equations,
  judgeEquations,
  trueModel,
} from '@autograd-222/model-222';
import { beforeAll, describe, expect, test } from 'vitest';
import { lineVerdict } from '../../../packages/model-222/src/document/verdicts.ts';
import { evaluatedCases, sidesAgree } from '../../support/numeric-opinion.ts';

describe('the verdicts', () => {
  let verdicts: readonly EquationVerdict[] = [];
  beforeAll(() => {
    verdicts = judgeEquations();
  });
  const numbersOf = (pick: (verdict: EquationVerdict) => boolean) => verdicts.filter(pick).map((v) => v.equation);

  test('30 lines hold and 18 do not; the first 13 are definitions', () => {
    expect(numbersOf(({ holds }) => holds === null)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(numbersOf(({ holds }) => holds === false)).toEqual([
      18, 19, 20, 21, 22, 25, 30, 31, 32, 34, 35, 36, 40, 45, 46, 47, 52, 58,
    ]);
    expect(verdicts).toHaveLength(61);
  });

  test('are proofs where a line holds, with a bound on the probability that they are wrong', () => {
    expect(numbersOf(({ verdict }) => verdict?.proved === true)).toEqual(numbersOf(({ holds }) => holds === true));
    for (const { holds, verdict } of verdicts) {
      if (holds) expect(verdict?.errorProbability).toBeLessThanOrEqual(2 ** -51);
      else expect(verdict?.errorProbability).toBeUndefined();
    }
  });

  test.each([
    ['as it is', trueModel, ({ holds }: EquationVerdict) => holds],
    [
      'with the cross terms detached',
      detachedModel,
      ({ holdsWithDetachedCrossTerms: holds }: EquationVerdict) => holds,
    ],
  ] as const)(
    'are confirmed, for the network %s, by a parser of the tests that compares numbers',
    (_, model, verdictOf) => {
      const cases = evaluatedCases(model);
      for (const { number, tex, continues = '' } of equations.slice(13)) {
        const verdict = verdicts[number - 1];
        expect(verdict && verdictOf(verdict), `equation ${number}`).toBe(sidesAgree(continues + tex, cases));
      }
    },
  );

  test('by the assumption of the document, with the cross terms detached, 18 to 22 hold, and nothing that held fails', () => {
    expect(numbersOf((v) => v.holds === false && v.holdsWithDetachedCrossTerms === true)).toEqual([18, 19, 20, 21, 22]);
    expect(numbersOf((v) => v.holds === true && v.holdsWithDetachedCrossTerms !== true)).toEqual([]);
  });

  test('come with a counterexample in small integers and one-hot targets, whose two sides differ', () => {
    for (const { equation, holds, verdict } of verdicts) {
      if (holds !== false || equation === 52) continue;
      const { given, left, right } = verdict?.counterexample ?? { left: 0, right: 0 };
      expect(Math.abs(left - right), `equation ${equation}`).toBeGreaterThan(1e-3);
      expect(Object.keys(given ?? {})).toHaveLength(16);
      expect([given?.y1, given?.y2]).toEqual([1, 0]);
      for (const value of Object.values(given ?? {})) expect([0, 1, 2]).toContain(value);
    }
  });

  test('of 18 and 21 show half the truth: -0.75 for -1.5, at zeros', () => {
    for (const number of [18, 21]) {
      const { left, right, given } = verdicts[number - 1]?.verdict?.counterexample ?? {};
      expect([left, right]).toEqual([-1.5, -0.75]);
      expect(Object.entries(given ?? {}).filter(([, value]) => value !== 0)).toEqual([['y1', 1]]);
    }
  });

  test('list the derivatives that a failing line is right for', () => {
    const rightFor = (number: number) => verdicts[number - 1]?.verdict?.rightFor.map(({ of, wrt }) => `∂${of}/∂${wrt}`);
    for (const number of [34, 35, 36]) expect(rightFor(number)).toContain('∂h1/∂a1');
    expect(rightFor(25)).toEqual(['∂L/∂w8']);
    expect(rightFor(45)).toEqual(['∂L/∂b2', '∂L/∂a2']);
    expect(rightFor(52)).toEqual(['∂L/∂b4', '∂L/∂a4']);
    expect(rightFor(31)).toEqual([]);
    expect(verdicts[51]?.verdict?.counterexample, 'there is no w9').toBeUndefined();
    expect(verdicts[51]?.verdict?.missing).toBe('w9');
  });

  test('are that a line fails where it has a correction beside it, and nowhere else', () => {
    expect(equations.flatMap(({ number, correction }) => (correction === undefined ? [] : [number]))).toEqual(
      numbersOf(({ holds }) => holds === false),
    );
  });

  describe('name by machine what a person remarked', () => {
    const path3 = 'The path a_3 → h_4 → L is missing.';
    const path4 = 'The path a_4 → h_3 → L is missing.';
    /** Of each line that fails, what is found, and where the remark says the same. */
    const agreeing: readonly (readonly [equation: number, found: string, remarked: string])[] = [
      [18, path3, 'the second path is missing'],
      [19, path3, 'the path through h_4'],
      [20, path3, 'the path through h_4 is still missing'],
      [21, path3, 'the path through h_4 is still missing'],
      [22, path4, 'a_4 reaches L through h_3 as well'],
      [25, 'a_4 is written where a_3 belongs.', 'w_6 feeds a_3 (equation 11), not a_4'],
      [30, 'w_1 → a_1 → h_1 → a_4 → h_4 → L are missing.', 'w_1 reaches L through a_4 as well'],
      [31, 'The steps w_1 → a_1 → h_1 are missing.', 'The steps from w_1 to a_1 and from a_1 to h_1 are missing'],
      [31, 'h_1 → a_4 → h_4 → L are missing.', 'and so is the path through a_4'],
      [32, 'w_6 is written where w_7 belongs.', 'whose weights are w_5 and w_7, not w_6'],
      [32, 'The steps w_2 → a_1 → h_1 are missing.', 'two steps of the chain and one path are missing'],
      [34, 'The right side is ∂h_1/∂a_1 and ∂h_1/∂b_1. The factor ∂L/∂h_1 is missing.', 'the derivative of h_1'],
      [35, 'The right side is ∂h_1/∂a_1 and ∂h_1/∂b_1. The factor ∂L/∂h_1 is missing.', 'the derivative of h_1'],
      [36, 'The right side is ∂h_1/∂a_1 and ∂h_1/∂b_1. The factor ∂L/∂h_1 is missing.', 'the derivative of h_1'],
      [40, 'The factor x_1 is missing.', 'with respect to w_1 is x_1'],
      [45, 'The right side is ∂L/∂b_2 and ∂L/∂a_2.', 'should be the derivative with respect to b_2'],
      [46, `${path3} On the right side, h_3(1 - h_3) must be multiplied by 2.`, 'The factor 2 of equation 21 was lost'],
      [47, `${path4} On the right side, h_4(1 - h_4) must be multiplied by 2.`, 'The factor 2 of equation 22 was lost'],
      [52, 'The right side is ∂L/∂b_4 and ∂L/∂a_4.', 'This should be the bias b_4'],
      [58, 'h_1 is written where h_2 belongs.', 'a_2 feeds h_2, not h_1'],
    ];
    const found = (number: number) => explain(verdicts[number - 1]?.verdict?.findings ?? [], documentText).join(' ');

    test.each(agreeing)('in equation %i', (number, expected, remarked) => {
      expect(found(number)).toContain(expected);
      expect(equations[number - 1]?.correction?.remark).toContain(remarked);
    });

    test('in all of the 18 lines', () => {
      expect(new Set(agreeing.map(([number]) => number))).toEqual(new Set(numbersOf(({ holds }) => holds === false)));
    });
  });

  test('can be had of one equation only, and are announced one by one', () => {
    let reached = 0;
    const onEquation = () => {
      reached++;
    };
    expect(judgeEquations({ only: 25, onEquation })).toEqual([verdicts[24]]);
    expect(reached).toBe(1);
    expect(judgeEquations({ only: 9, onEquation })).toEqual([verdicts[8]]);
    expect(reached).toBe(1);
    expect(judgeEquations({ onEquation })).toEqual(verdicts);
    expect(reached).toBe(1 + 48);
  });

  test.each([
    [{ only: 62 }, 'only must be an integer from 1 to 61, but is 62'],
    [{ only: 1.5 }, 'only must be an integer from 1 to 61, but is 1.5'],
  ])('are refused for %o', (options, message) => {
    expect(() => judgeEquations(options)).toThrow(new RangeError(`judgeEquations: ${message}`));
  });
});

test('the document makes 55 claims: those of 9, 10 and 13, which define again what is defined, are proved as well', () => {
  const { claims } = judgeDerivation(readDerivation(documentText));
  const numbers = (wanted: string) =>
    claims.flatMap(({ verdict, number }) => (verdict === wanted ? [Number(number)] : []));
  expect(claims).toHaveLength(55);
  expect(numbers('proved')).toHaveLength(37);
  expect(numbers('proved').slice(0, 8)).toEqual([9, 10, 13, 13, 13, 13, 14, 14]);
  expect(numbers('refuted')).toHaveLength(18);
});

describe('the verdict on an equation of several claims', () => {
  const judged = (text: string) =>
    lineVerdict({ derivative: { of: 'L', wrt: 'x1' } }, judgeDerivation(readDerivation(`L = x_1^2\n${text}`)).claims);
  const held = 'max(x_1, y_1) + min(x_1, y_1) - y_1 + x_1';

  test('is a proof if all are proved, and may be wrong if any of the proofs is', () => {
    const proof = { proved: true, rightFor: [], findings: [] };
    expect(judged('dL/dx_1 = 2x_1')).toEqual({ ...proof, errorProbability: 2 ** -52 });
    expect(judged('dL/dx_1 = 2x_1 = x_1 + x_1 = x_1*2')).toEqual({ ...proof, errorProbability: 3 * 2 ** -52 });
  });

  test('is none if one of them holds without a proof', () => {
    expect(judged(`dL/dx_1 = 2x_1 = ${held}`)).toEqual({ proved: false, cases: 300, rightFor: [], findings: [] });
  });

  test('is that of the first that fails, with 0 for what its sides do not depend on', () => {
    const { proved, counterexample, findings } = judged('dL/dx_1 = 2x_1 = 4x_1 = 6x_1');
    expect({ proved, findings }).toEqual({
      proved: false,
      findings: [{ kind: 'factor', numerator: 1, denominator: 2 }],
    });
    const given = Object.entries(counterexample?.given ?? {});
    expect(counterexample).toMatchObject({ given: { x1: 1, x2: 0, w1: 0, b4: 0, y2: 0 }, left: 2, right: 4 });
    expect(given.filter(([, x]) => x !== 0)).toEqual([['x1', 1]]);
  });
});
