import { type EquationVerdict, equationCases, equations, judgeEquations } from '@autograd-222/model-222';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

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

  test('by the assumption of the document, with the cross terms detached, 18 to 22 hold, and nothing that held fails', () => {
    expect(numbersOf((v) => v.holds === false && v.holdsWithDetachedCrossTerms === true)).toEqual([18, 19, 20, 21, 22]);
    expect(numbersOf((v) => v.holds === true && v.holdsWithDetachedCrossTerms !== true)).toEqual([]);
  });

  test('are the same for other seeds', () => {
    const brief = (seed: number) =>
      judgeEquations({ seed, runs: 40 }).map(({ holds, holdsWithDetachedCrossTerms: d }) => [holds, d]);
    const expected = verdicts.map(({ holds, holdsWithDetachedCrossTerms: d }) => [holds, d]);
    for (const seed of [0, 1, 2 ** 31 - 1]) expect(brief(seed)).toEqual(expected);
  });

  test('come with a counterexample in small integers, whose two sides differ', () => {
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

  test('can be had of one equation only, and are announced one by one', () => {
    let reached = 0;
    const onEquation = () => {
      reached++;
    };
    expect(judgeEquations({ only: 25, onEquation })).toEqual([verdicts[24]]);
    expect(reached).toBe(1);
    judgeEquations({ runs: 1, onEquation });
    expect(reached).toBe(1 + 48);
  });

  test.each([
    [{ only: 62 }, 'only must be an integer from 1 to 61, but is 62'],
    [{ only: 1.5 }, 'only must be an integer from 1 to 61, but is 1.5'],
    [{ runs: 1.5 }, 'runs must be a positive integer, but is 1.5'],
    [{ seed: 0.5 }, 'seed must be an integer, but is 0.5'],
    [{ scale: NaN }, 'scale must be a finite number, 0 or above, but is NaN'],
  ])('are refused for %o', (options, message) => {
    expect(() => judgeEquations(options)).toThrow(new RangeError(`judgeEquations: ${message}`));
  });

  test('rest on cases of small integers, and then of numbers up to 1.5, inputs and targets up to 2', () => {
    const [integers = [], real = []] = equationCases.map((arbitrary) =>
      fc.sample(arbitrary, { numRuns: 300, seed: 1 }),
    );
    const all = (sample: typeof integers, accepts: (name: string) => boolean) =>
      sample.flatMap((given) => Object.entries(given).flatMap(([name, x]) => (accepts(name) ? [x] : [])));
    expect(new Set(all(integers, (name) => !name.startsWith('y')))).toEqual(new Set([-2, -1, 0, 1, 2]));
    expect(new Set(integers.map(({ y1, y2 }) => `${y1} ${y2}`))).toEqual(new Set(['1 0', '0 1']));
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
