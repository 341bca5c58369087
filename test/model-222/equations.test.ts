import { log, mul, relu, Value } from '@autograd-222/autograd';
import {
  type Claim,
  cases,
  detachedModel,
  documentGradient,
  type EquationVerdict,
  equations,
  forward,
  handGradient,
  judge,
  judgeEquations,
  parameterNames,
  type Quantity,
  trueModel,
} from '@autograd-222/model-222';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import document from '../fixtures/document.json' with { type: 'json' };
import * as arbitrary from '../support/arbitraries.ts';
import { roundingErrors } from '../support/error.ts';
import { readTex } from '../support/read-tex.ts';

const judged = (claim: Claim<Quantity>, seed = 1) => judge(claim, trueModel, { cases, seed });

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

test('every right line beside another holds', () => {
  for (const { number, correction } of equations) {
    if (correction !== undefined) expect(judged(correction.claim).holds, `right line of ${number}`).toBe(true);
  }
});

test('every right line is a whole equation, with a remark in whole sentences', () => {
  for (const { correction } of equations) {
    if (correction === undefined) continue;
    expect(correction.tex).toMatch(/^\\frac\{\\partial L\}\{\\partial \w_\d\} = ./);
    expect(correction.remark).toMatch(/^(\w_\d|[A-Z]).* .*\.$/);
  }
});

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
    const rightFor = (number: number) => verdicts[number - 1]?.verdict?.rightFor.map(({ of, wrt }) => `∂${of}/∂${wrt}`);
    for (const number of [34, 35, 36]) expect(rightFor(number)).toContain('∂h1/∂a1');
    expect(rightFor(25)).toEqual(['∂L/∂w8']);
    expect(rightFor(45)).toEqual(['∂L/∂b2', '∂L/∂a2']);
    expect(rightFor(52)).toEqual(['∂L/∂b4', '∂L/∂a4']);
    expect(rightFor(31)).toEqual([]);
    expect(verdicts[51]?.verdict?.counterexample, 'there is no w9').toBeUndefined();
    expect(verdicts[51]?.verdict?.missing).toBe('w9');
  });

  test('are that a line fails where it has a right line beside it, and nowhere else', () => {
    expect(equations.flatMap(({ number, correction }) => (correction === undefined ? [] : [number]))).toEqual(
      numbersOf(({ holds }) => holds === false),
    );
  });

  test('can be had of one equation only, and tell of each as it is reached', () => {
    let reached = 0;
    const onEquation = () => {
      reached++;
    };
    expect(judgeEquations({ only: 25, onEquation })).toEqual([verdicts[24]]);
    expect(reached).toBe(1);
    judgeEquations({ runs: 1, onEquation });
    expect(reached).toBe(1 + 48);
  });

  test('rest on cases of small whole numbers, and then of numbers up to 1.5, inputs and targets up to 2', () => {
    const [whole = [], real = []] = cases.map((arbitrary) => fc.sample(arbitrary, { numRuns: 300, seed: 1 }));
    const all = (sample: typeof whole, accepts: (name: string) => boolean) =>
      sample.flatMap((given) => Object.entries(given).flatMap(([name, x]) => (accepts(name) ? [x] : [])));
    expect(new Set(all(whole, (name) => !name.startsWith('y')))).toEqual(new Set([-2, -1, 0, 1, 2]));
    expect(new Set(whole.map(({ y1, y2 }) => `${y1} ${y2}`))).toEqual(new Set(['1 0', '0 1']));
    for (const [size, pick] of [
      [1.5, (name: string) => /^[wb]/.test(name)],
      [2, (name: string) => /^[xy]/.test(name)],
    ] as const) {
      const numbers = all(real, pick);
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(-size);
      expect(Math.min(...numbers)).toBeLessThan(-0.99 * size);
      expect(Math.max(...numbers)).toBeLessThanOrEqual(size);
      expect(Math.max(...numbers)).toBeGreaterThan(0.99 * size);
    }
  });
});

describe('each function is what its LaTeX says, as a second reader of the LaTeX finds', () => {
  // 14, 34 and 35 apply a differential operator to an expression, which this reader doesn't do.
  const operators = [14, 34, 35];
  const lines = equations.flatMap(({ number, tex, claim, correction }) => [
    ...(claim === undefined ? [] : [{ name: `equation ${number}`, number, tex, claim }]),
    ...(correction === undefined ? [] : [{ name: `the right line of ${number}`, number, ...correction }]),
  ]);

  test.each(lines.filter(({ number }) => !operators.includes(number)))('$name', ({ tex, claim }) => {
    const read = readTex(tex);
    // The derivatives here are any numbers: what counts is that both readings use the same ones in the same way.
    const derivative = (of: string, wrt: string) => Math.sin(1000 * hash(`${of}/${wrt}`));
    for (const given of fc.sample(cases[1] ?? fc.constant(null as never), { numRuns: 20, seed: 1 })) {
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

test('with targets that sum to 1, every printed component has the sign of the true one', () => {
  fc.assert(
    fc.property(arbitrary.params, arbitrary.inputs, fc.oneof(arbitrary.oneHot, arbitrary.soft), (params, x, y) => {
      const [printed, truth] = [documentGradient(params, x, y), handGradient(params, x, y)];
      const errors = roundingErrors(params, x, y);
      const { h1, h2 } = forward(params, x);
      for (const name of parameterNames) {
        // Behind a2, 58 has 1 - h1² for 1 - h2²; both sides are multiplied by what the other has, which may be 0.
        const [mine, its] = ['w3', 'w4', 'b2'].includes(name) ? [1 - h2 * h2, 1 - h1 * h1] : [1, 1];
        const bounds = [0.41 * its * truth[name], 0.5 * its * truth[name]];
        expect(mine * printed[name], name).toBeGreaterThanOrEqual(Math.min(...bounds) - 2 * errors(name));
        expect(mine * printed[name], name).toBeLessThanOrEqual(Math.max(...bounds) + 2 * errors(name));
      }
    }),
  );
});

describe('the judge', () => {
  const right = equations.flatMap(({ number, claim, correction }) =>
    claim === undefined || correction !== undefined ? [] : [{ number, claim }],
  );
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
    ['that is infinite', () => Infinity],
    ['that is 0', () => 0],
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
      const wrt = next[claim.wrt];
      if (wrt !== undefined) expect(judged({ ...claim, wrt }).holds, `equation ${number}`).toBe(false);
    }
  });

  test.each<[string, Claim<Quantity>]>([
    ['24 with h2', { of: 'L', wrt: 'w5', rightHandSide: ({ h2 }, d) => d('L', 'a3') * h2 }],
    [
      '57 with w6',
      {
        of: 'L',
        wrt: 'a1',
        rightHandSide: ({ h1, w6, w7 }, d) => (1 - h1 ** 2) * (d('L', 'a3') * w6 + d('L', 'a4') * w7),
      },
    ],
    [
      '57 with a minus',
      {
        of: 'L',
        wrt: 'a1',
        rightHandSide: ({ h1, w5, w7 }, d) => (1 - h1 ** 2) * (d('L', 'a3') * w5 - d('L', 'a4') * w7),
      },
    ],
    [
      '57 without the square',
      { of: 'L', wrt: 'a1', rightHandSide: ({ h1, w5, w7 }, d) => (1 - h1) * (d('L', 'a3') * w5 + d('L', 'a4') * w7) },
    ],
    [
      '15 with a sign changed',
      { of: 'L', wrt: 'h3', rightHandSide: ({ h3, y1 }) => -2 * (y1 - h3) - (y1 / h3 - (y1 - 1) / (1 - h3)) },
    ],
    [
      '16 with y2',
      { of: 'L', wrt: 'h3', rightHandSide: ({ h3, y1, y2 }) => -(2 * (y1 - h3) + (y2 - h3) / (h3 * (1 - h3))) },
    ],
    [
      '16 without its 2',
      { of: 'L', wrt: 'h3', rightHandSide: ({ h3, y1 }) => -(y1 - h3 + (y1 - h3) / (h3 * (1 - h3))) },
    ],
    [
      'twice 21, which is right where targets sum to 1',
      { of: 'L', wrt: 'a3', rightHandSide: ({ h3, y1 }) => 2 * (h3 - y1) * (2 * h3 * (1 - h3) + 1) },
    ],
  ])('refutes a line with a slip inside: %s', (_, claim) => {
    expect(judged(claim).holds).toBe(false);
  });

  test('says how many cases agreed before the first that did not', () => {
    const onlyOneHot = judged({
      of: 'L',
      wrt: 'a3',
      rightHandSide: ({ h3, y1 }) => 2 * (h3 - y1) * (2 * h3 * (1 - h3) + 1),
    });
    expect(onlyOneHot.cases).toBe(200);
  });

  test('has no verdict without evidence', () => {
    const line: Claim<Quantity> = { of: 'L', wrt: 'a3', rightHandSide: () => 42 };
    expect(() => judge(line, trueModel, { cases: [] })).toThrow(
      new RangeError('judge: there must be at least one case'),
    );
    expect(() => judge(line, trueModel, { cases, runs: 0 })).toThrow(RangeError);
    const atPole = (given: (name: 'x') => Value) => ({ x: given('x'), y: log(mul(given('x'), 0)) });
    expect(() =>
      judge({ of: 'y', wrt: 'x', rightHandSide: () => 42 }, atPole, { cases: [fc.record({ x: fc.constant(1) })] }),
    ).toThrow(new RangeError('judge: in too few cases ∂y/∂x is finite'));
  });

  test('refuses to differentiate what is not there, and passes on what a line throws', () => {
    const message = 'judge: there is no quantity q to differentiate';
    expect(() => judged({ of: 'q' as Quantity, wrt: 'a3', rightHandSide: () => 1 })).toThrow(new TypeError(message));
    expect(() => judged({ of: 'L', wrt: 'a3', rightHandSide: (_, d) => d('L', 'q' as Quantity) })).toThrow(message);
  });

  test('finds what a line would be right for in the last of the cases, and nothing for a line that is 0', () => {
    const quantities = (given: (name: 'x') => Value) => {
      const x = given('x');
      return { x, square: mul(x, x), log: log(x), relu: relu(x) };
    };
    const cases = [fc.record({ x: fc.constant(0) }), fc.record({ x: arbitrary.real(2) })];
    const rightFor = (rightHandSide: Claim<'x' | 'square' | 'log' | 'relu'>['rightHandSide']) =>
      judge({ of: 'square', wrt: 'x', rightHandSide }, quantities, { cases }).rightFor;
    expect(rightFor(({ x }) => 1 / x)).toEqual([{ of: 'log', wrt: 'x' }]);
    expect(rightFor(({ x }) => (x > 0 ? 1 : 0))).toEqual([{ of: 'relu', wrt: 'x' }]);
    const line: Claim<'x' | 'square' | 'log' | 'relu'> = { of: 'square', wrt: 'x', rightHandSide: ({ x }) => 1 / x };
    expect(judge(line, quantities, { cases: cases.slice(1) }).rightFor).toEqual([{ of: 'log', wrt: 'x' }]);
    expect(judged({ of: 'L', wrt: 'a3', rightHandSide: () => 0 }).rightFor).toEqual([]);
  });

  test('with a unit of 0 takes two sides that are 0 for the same', () => {
    const constant = (given: (name: 'x') => Value) => ({ x: given('x'), y: new Value(3) });
    const flat: Claim<'x' | 'y'> = { of: 'y', wrt: 'x', rightHandSide: () => 0 };
    expect(judge(flat, constant, { cases: [fc.record({ x: arbitrary.real(2) })], unit: 0 }).holds).toBe(true);
  });

  test('can be told the unit of a derivation in small numbers', () => {
    const tiny = (given: (name: 'x') => Value) => ({ x: given('x'), E: mul(1e-10, mul(given('x'), given('x'))) });
    const wrong: Claim<'x' | 'E'> = { of: 'E', wrt: 'x', rightHandSide: ({ x }) => -2e-10 * x };
    const small = [fc.record({ x: fc.integer({ min: -2, max: 2 }) })];
    expect(judge(wrong, tiny, { cases: small }).holds).toBe(true);
    expect(judge(wrong, tiny, { cases: small, unit: 1e-10 }).holds).toBe(false);
  });

  test.each<[string, Claim<Quantity>]>([
    [
      '57 multiplied out',
      {
        of: 'L',
        wrt: 'a1',
        rightHandSide: ({ h1, w5, w7 }, d) =>
          d('L', 'a3') * w5 - h1 * h1 * d('L', 'a3') * w5 + d('L', 'a4') * w7 * (1 - h1) * (1 + h1),
      },
    ],
    ['37 by the hyperbolic cosine', { of: 'h1', wrt: 'a1', rightHandSide: ({ a1 }) => 1 / Math.cosh(a1) ** 2 }],
    [
      '16 as a fraction',
      { of: 'L', wrt: 'h3', rightHandSide: ({ h3, y1 }) => ((h3 - y1) * (2 * h3 * (1 - h3) + 1)) / (h3 - h3 * h3) },
    ],
    [
      'the chain rule over both hidden units',
      { of: 'L', wrt: 'x1', rightHandSide: ({ w1, w3 }, d) => d('L', 'a1') * w1 + d('L', 'a2') * w3 },
    ],
    [
      'the derivative by a logit through both outputs',
      { of: 'L', wrt: 'a3', rightHandSide: ({ h3, h4 }, d) => h3 * h4 * (d('L', 'h3') - d('L', 'h4')) },
    ],
    ['the derivatives by the two logits cancel', { of: 'L', wrt: 'a3', rightHandSide: (_, d) => -d('L', 'a4') }],
  ])('passes a right line in another form: %s', (_, claim) => {
    expect(judged(claim)).toMatchObject({ holds: true, cases: 400, rightFor: [] });
  });

  test('tells the two readings apart', () => {
    const crossTerm: Claim<Quantity> = { of: 'h4', wrt: 'a3', rightHandSide: () => 0 };
    expect(judge(crossTerm, trueModel, { cases }).holds).toBe(false);
    expect(judge(crossTerm, detachedModel, { cases }).holds).toBe(true);
  });
});

/** A number between 0 and 1 for a text. */
function hash(text: string): number {
  return [...text].reduce((h, character) => (31 * h + character.charCodeAt(0)) % 9973, 7) / 9973;
}
