import {
  asItIs,
  type Claim,
  cases,
  equations,
  judge,
  judgeEquations,
  type Quantity,
  withoutCrossTerms,
} from '@autograd-222/model-222';
import { describe, expect, test } from 'vitest';
import document from '../fixtures/document.json' with { type: 'json' };

const verdicts = judgeEquations();
const numbersOf = (pick: (verdict: (typeof verdicts)[number]) => boolean) =>
  verdicts.filter(pick).map((v) => v.equation);
const claims = equations.flatMap(({ number, claim }) => (claim === undefined ? [] : [{ number, claim }]));
const judged = (claim: Claim<Quantity>, seed = 1) => judge(claim, asItIs, { cases, seed });

test('the equations are the 61 of the document, to the letter', () => {
  expect(equations.map(({ number, tex, continues = '' }) => ({ number, continues, tex }))).toEqual(document.equations);
  expect(equations.flatMap(({ number, circled }) => (circled === undefined ? [] : [[circled, number]]))).toEqual([
    [1, 48],
    [2, 50],
    [3, 53],
    [4, 59],
  ]);
});

describe('the verdicts', () => {
  test('30 lines hold and 18 do not; the first 13 are definitions', () => {
    expect(numbersOf(({ holds }) => holds === null)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(numbersOf(({ holds }) => holds === false)).toEqual([
      18, 19, 20, 21, 22, 25, 30, 31, 32, 34, 35, 36, 40, 45, 46, 47, 52, 58,
    ]);
    expect(verdicts).toHaveLength(61);
  });

  test('in the reading of the document, with the cross terms detached, 18 to 22 hold, and nothing that held fails', () => {
    expect(numbersOf((v) => v.holds === false && v.holdsWithDetachedCrossTerms === true)).toEqual([18, 19, 20, 21, 22]);
    expect(numbersOf((v) => v.holds === true && v.holdsWithDetachedCrossTerms !== true)).toEqual([]);
  });

  test('are the same for other seeds', () => {
    const brief = (seed: number) =>
      judgeEquations({ seed, runs: 40 }).map(({ holds, holdsWithDetachedCrossTerms: d }) => [holds, d]);
    const expected = verdicts.map(({ holds, holdsWithDetachedCrossTerms: d }) => [holds, d]);
    for (const seed of [0, 1, 2 ** 31 - 1]) expect(brief(seed)).toEqual(expected);
  });

  test('come with a counterexample in small whole numbers, whose two sides differ', () => {
    for (const { equation, holds, verdict } of verdicts) {
      if (holds !== false || equation === 52) continue;
      const { given, left, right } = verdict?.counterexample ?? { given: {}, left: 0, right: 0 };
      expect(Math.abs(left - right), `equation ${equation}`).toBeGreaterThan(1e-3);
      for (const value of Object.values(given)) expect([-2, -1, 0, 1, 2]).toContain(value);
    }
  });

  test('of 18 and 21 show half the truth: -0.75 for -1.5, at zeros', () => {
    for (const number of [18, 21]) {
      const { left, right, given } = verdicts[number - 1]?.verdict?.counterexample ?? {};
      expect([left, right]).toEqual([-1.5, -0.75]);
      expect(Object.entries(given ?? {}).filter(([, value]) => value !== 0)).toEqual([['y1', 1]]);
    }
  });

  test('say what a line that fails would be right for', () => {
    const rightFor = (number: number) => verdicts[number - 1]?.verdict?.rightFor.map(({ of, by }) => `∂${of}/∂${by}`);
    for (const number of [34, 35, 36]) expect(rightFor(number)).toContain('∂h1/∂a1');
    expect(rightFor(25)).toEqual(['∂L/∂w8']);
    expect(rightFor(45)).toEqual(['∂L/∂b2', '∂L/∂a2']);
    expect(rightFor(52)).toEqual(['∂L/∂b4', '∂L/∂a4']);
    expect(rightFor(31)).toEqual([]);
    expect(verdicts[51]?.verdict?.counterexample, 'there is no w9').toBeUndefined();
  });
});

test('every line that fails has a right line beside it, which holds, and no other line has one', () => {
  expect(equations.flatMap(({ number, correction }) => (correction === undefined ? [] : [number]))).toEqual(
    numbersOf(({ holds }) => holds === false),
  );
  for (const { number, correction } of equations) {
    if (correction !== undefined) expect(judged(correction.claim).holds, `right line of ${number}`).toBe(true);
  }
});

describe('the judge', () => {
  const right = claims.filter(({ number }) => verdicts[number - 1]?.holds);
  const changed = (claim: Claim<Quantity>, change: (x: number) => number): Claim<Quantity> => ({
    ...claim,
    rightHandSide: (values, d) => change(claim.rightHandSide(values, d)),
  });

  test.each<[string, (x: number) => number]>([
    ['with the sign changed', (x) => -x],
    ['twice as large', (x) => 2 * x],
    ['off by a thousandth', (x) => x + 1e-3],
    ['off by a millionth of itself', (x) => x * (1 + 1e-6)],
    ['that is not a number', () => NaN],
  ])('refutes every right line %s', (_, change) => {
    for (const { number, claim } of right)
      expect(judged(changed(claim, change)).holds, `equation ${number}`).toBe(false);
  });

  test('refutes every right line when it is said of the next parameter', () => {
    const next: Record<string, string> = {
      w1: 'w2',
      w2: 'w3',
      w3: 'w4',
      w4: 'w5',
      w5: 'w6',
      w6: 'w7',
      w7: 'w8',
      w8: 'w1',
    };
    for (const { number, claim } of right) {
      const by = next[claim.by];
      if (by !== undefined) expect(judged({ ...claim, by }).holds, `equation ${number}`).toBe(false);
    }
  });

  test.each<[string, Claim<Quantity>]>([
    [
      '57 multiplied out',
      {
        of: 'L',
        by: 'a1',
        rightHandSide: ({ h1, w5, w7 }, d) =>
          d('L', 'a3') * w5 - h1 * h1 * d('L', 'a3') * w5 + d('L', 'a4') * w7 * (1 - h1) * (1 + h1),
      },
    ],
    ['37 by the hyperbolic cosine', { of: 'h1', by: 'a1', rightHandSide: ({ a1 }) => 1 / Math.cosh(a1) ** 2 }],
    [
      '16 as a fraction',
      { of: 'L', by: 'h3', rightHandSide: ({ h3, y1 }) => ((h3 - y1) * (2 * h3 * (1 - h3) + 1)) / (h3 - h3 * h3) },
    ],
    [
      'the chain rule over both hidden units',
      { of: 'L', by: 'x1', rightHandSide: ({ w1, w3 }, d) => d('L', 'a1') * w1 + d('L', 'a2') * w3 },
    ],
    [
      'the derivative by a logit through both outputs',
      { of: 'L', by: 'a3', rightHandSide: ({ h3, h4 }, d) => h3 * h4 * (d('L', 'h3') - d('L', 'h4')) },
    ],
    ['the derivatives by the two logits cancel', { of: 'L', by: 'a3', rightHandSide: (_, d) => -d('L', 'a4') }],
  ])('passes a right line in another form: %s', (_, claim) => {
    expect(judged(claim)).toMatchObject({ holds: true, cases: 400, rightFor: [] });
  });

  test('tells the two readings apart', () => {
    const crossTerm: Claim<Quantity> = { of: 'h4', by: 'a3', rightHandSide: () => 0 };
    expect(judge(crossTerm, asItIs, { cases }).holds).toBe(false);
    expect(judge(crossTerm, withoutCrossTerms, { cases }).holds).toBe(true);
  });
});
