import { log, mul, relu, sqrt, Value } from '@autograd-222/autograd';
import { type Claim, judge } from '@autograd-222/derivation';
import { detachedModel, type Quantity, trueModel } from '@autograd-222/model-222';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as arbitrary from '../support/arbitraries.ts';
import { equationCases } from '../support/equation-cases.ts';

const judged = (claim: Claim<Quantity>, options: { runs?: number } = {}) =>
  judge(claim, trueModel, { cases: equationCases, seed: 1, ...options });

/** y = x², with x drawn from the given numbers. */
const parabola = (given: (name: 'x') => Value) => ({ x: given('x'), y: mul(given('x'), given('x')) });
const among = (...xs: number[]) => fc.record({ x: fc.constantFrom(...xs) });

describe('the judge', () => {
  const right: readonly Claim<Quantity>[] = [
    { of: 'L', wrt: 'h3', rightHandSide: ({ h3, y1 }) => -(2 * (y1 - h3) + (y1 - h3) / (h3 * (1 - h3))) },
    { of: 'L', wrt: 'w5', rightHandSide: ({ h1 }, d) => d('L', 'a3') * h1 },
    { of: 'L', wrt: 'a1', rightHandSide: (_, d) => d('L', 'h1') * d('h1', 'a1') },
    { of: 'h1', wrt: 'a1', rightHandSide: ({ h1 }) => 1 - h1 ** 2 },
    { of: 'L', wrt: 'b4', rightHandSide: (_, d) => d('L', 'a4') },
    {
      of: 'L',
      wrt: 'h1',
      rightHandSide: ({ w5, w7 }, d) => d('L', 'a3') * w5 + d('L', 'a4') * w7,
    },
    { of: 'L', wrt: 'w3', rightHandSide: ({ x1 }, d) => d('L', 'a2') * x1 },
  ];
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
  ])('refutes every correct line %s', (_, change) => {
    for (const claim of right) {
      expect(judged(claim).holds).toBe(true);
      expect(judged(changed(claim, change), { runs: 20 }).holds, `∂${claim.of}/∂${claim.wrt}`).toBe(false);
    }
  });

  test('refutes a correct line when it is claimed of another quantity', () => {
    for (const claim of right) {
      const wrt = claim.wrt === 'a1' ? 'a2' : 'a1';
      expect(judged({ ...claim, wrt }).holds, `∂${claim.of}/∂${claim.wrt}`).toBe(false);
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
  ])('refutes a line with an error inside: %s', (_, claim) => {
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

  test('gives no verdict without cases', () => {
    const line: Claim<Quantity> = { of: 'L', wrt: 'a3', rightHandSide: () => 42 };
    expect(() => judge(line, trueModel, { cases: [] })).toThrow(new RangeError('judge: cases must not be empty'));
    expect(() => judge(line, trueModel, { cases: equationCases, runs: 0 })).toThrow(RangeError);
    const atPole = (given: (name: 'x') => Value) => ({ x: given('x'), y: log(mul(given('x'), 0)) });
    expect(() =>
      judge({ of: 'y', wrt: 'x', rightHandSide: () => 42 }, atPole, { cases: [fc.record({ x: fc.constant(1) })] }),
    ).toThrow(new RangeError('judge: in too few cases ∂y/∂x is finite'));
  });

  test('refuses to differentiate a quantity that is not there', () => {
    const message = 'judge: there is no quantity q';
    expect(() => judged({ of: 'q' as Quantity, wrt: 'a3', rightHandSide: () => 1 })).toThrow(new TypeError(message));
    expect(() => judged({ of: 'L', wrt: 'a3', rightHandSide: (_, d) => d('L', 'q' as Quantity) })).toThrow(message);
  });

  test('names a quantity that a line uses but that is not there', () => {
    // @ts-expect-error there is no z
    const line = () => judge({ of: 'y', wrt: 'x', rightHandSide: ({ z }) => z }, parabola, { cases: [among(1)] });
    expect(line).toThrow(new TypeError('judge: there is no quantity z'));
    for (const inherited of ['toString', 'constructor', '__proto__'] as never[]) {
      const used: Claim<'x' | 'y'> = { of: 'y', wrt: 'x', rightHandSide: (values) => values[inherited] };
      const differentiated: Claim<'x' | 'y'> = { of: 'y', wrt: 'x', rightHandSide: (_, d) => d('y', inherited) };
      for (const claim of [used, differentiated]) {
        expect(() => judge(claim, parabola, { cases: [among(1)] })).toThrow(`judge: there is no quantity ${inherited}`);
      }
    }
  });

  test('refutes a line with respect to a quantity that is not there', () => {
    const line: Claim<'x' | 'y'> = { of: 'y', wrt: 'z', rightHandSide: ({ x }) => 2 * x };
    expect(judge(line, parabola, { cases: [among(1, 2)] })).toEqual({
      ...{ holds: false, cases: 0, missing: 'z' },
      rightFor: [{ of: 'y', wrt: 'x' }],
    });
  });

  test('lets a line inspect its values', () => {
    const seen = new Set<string>();
    const rightHandSide = (values: Readonly<Record<'x' | 'y', number>>) => {
      seen.add(`${Object.prototype.toString.call(values)} ${Object.keys(values)}`);
      return 2 * values.x;
    };
    expect(judge({ of: 'y', wrt: 'x', rightHandSide }, parabola, { cases: [among(1, 2)] }).holds).toBe(true);
    expect([...seen]).toEqual(['[object Object] x,y']);
  });

  test.each([
    [{ runs: 1.5 }, 'runs must be a positive integer, but is 1.5'],
    [{ runs: 0 }, 'runs must be a positive integer, but is 0'],
    [{ runs: -3 }, 'runs must be a positive integer, but is -3'],
    [{ runs: Infinity }, 'runs must be a positive integer, but is Infinity'],
    [{ runs: '20' as never }, 'runs must be a positive integer, but is 20'],
    [{ seed: 0.5 }, 'seed must be an integer, but is 0.5'],
    [{ seed: NaN }, 'seed must be an integer, but is NaN'],
    [{ scale: -1 }, 'scale must be a finite number, 0 or above, but is -1'],
    [{ scale: Infinity }, 'scale must be a finite number, 0 or above, but is Infinity'],
  ])('refuses %o', (options, message) => {
    const claim: Claim<'x' | 'y'> = { of: 'y', wrt: 'x', rightHandSide: ({ x }) => 2 * x };
    expect(() => judge(claim, parabola, { cases: [among(1)], ...options })).toThrow(
      new RangeError(`judge: ${message}`),
    );
  });

  describe('where a right-hand side is NaN', () => {
    const cases = [fc.record({ x: fc.integer({ min: -2, max: 2 }) }), fc.record({ x: arbitrary.real(2) })];
    const quotient: Claim<'x' | 'y'> = { of: 'y', wrt: 'x', rightHandSide: ({ x, y }) => (2 * y) / x };

    test('passes the case over: 2y/x for the derivative of x², which is 0/0 at 0', () => {
      expect(judge(quotient, parabola, { cases })).toEqual({ holds: true, cases: 400, rightFor: [] });
      expect(judge(quotient, parabola, { cases: [among(0), ...cases] })).toMatchObject({ holds: true, cases: 400 });
    });

    test('looks elsewhere for the counterexample, and for the derivatives that the line is right for', () => {
      const y = { of: 'y', wrt: 'x' } as const;
      const half: Claim<'x' | 'y'> = { ...y, rightHandSide: ({ x, y }) => y / x };
      expect(judge(half, parabola, { cases })).toMatchObject({
        counterexample: { given: { x: 1 }, left: 2, right: 1 },
      });
      const one: Claim<'x' | 'y'> = { ...y, rightHandSide: ({ x }) => x / x };
      expect(judge(one, parabola, { cases: cases.slice(0, 1) }).rightFor).toEqual([
        { of: 'x', wrt: 'x' },
        { of: 'y', wrt: 'y' },
      ]);
    });

    test('refutes the line if it is so in all cases, or in nearly all', () => {
      const never: Claim<'x' | 'y'> = { of: 'y', wrt: 'x', rightHandSide: () => NaN };
      expect(judge(never, parabola, { cases })).toEqual({
        ...{ holds: false, cases: 0, rightFor: [] },
        counterexample: { given: { x: 0 }, left: 0, right: NaN },
      });
      const atOne: Claim<'x' | 'y'> = { of: 'y', wrt: 'x', rightHandSide: ({ x }) => (x === 1 ? 2 : NaN) };
      const rarelyOne = [among(1, ...Array.from({ length: 20 }, (_, i) => -i))];
      expect(judge(atOne, parabola, { cases: rarelyOne }).counterexample?.right).toBeNaN();
    });
  });

  test('passes over the cases in which the derivative is not finite', () => {
    const root = (given: (name: 'x') => Value) => ({ x: given('x'), y: sqrt(given('x')) });
    const line: Claim<'x' | 'y'> = { of: 'y', wrt: 'x', rightHandSide: ({ y }) => 1 / (2 * y) };
    expect(judge(line, root, { cases: [among(-1, 0, 1, 2)] })).toMatchObject({ holds: true, cases: 200 });
    expect(judge(line, root, { cases: [among(0), among(1, 2)] })).toMatchObject({ holds: true, cases: 200 });
    for (const rightHandSide of [line.rightHandSide, () => NaN]) {
      expect(() => judge({ ...line, rightHandSide }, root, { cases: [among(0)] })).toThrow(
        new RangeError('judge: in too few cases ∂y/∂x is finite'),
      );
    }
  });

  test('does not list an infinite derivative as one that the line is right for', () => {
    const withLog = (given: (name: 'x') => Value) => ({ ...parabola(given), log: log(given('x')) });
    const five: Claim<'x' | 'y' | 'log'> = { of: 'y', wrt: 'x', rightHandSide: () => 5 };
    expect(judge(five, withLog, { cases: [among(0)] }).rightFor).toEqual([]);
  });

  test('infers the names from the computation, so that a claim can be written in place', () => {
    const product = (given: (name: 'a' | 'b') => Value) => ({
      a: given('a'),
      b: given('b'),
      c: mul(given('a'), given('b')),
    });
    const cases = [fc.record({ a: arbitrary.real(2), b: arbitrary.real(2) })];
    expect(judge({ of: 'c', wrt: 'a', rightHandSide: ({ b }) => b }, product, { cases }).holds).toBe(true);
    expect(judge({ of: 'c', wrt: 'b', rightHandSide: ({ a }, d) => a * d('a', 'a') }, product, { cases }).holds).toBe(
      true,
    );
    // @ts-expect-error there is no e
    expect(() => judge({ of: 'e', wrt: 'a', rightHandSide: () => 1 }, product, { cases })).toThrow(TypeError);
  });

  test('finds the derivatives that a line is right for, but none for a line that is 0', () => {
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

  test('with a scale of 0 takes two sides that are 0 as equal', () => {
    const constant = (given: (name: 'x') => Value) => ({ x: given('x'), y: new Value(3) });
    const flat: Claim<'x' | 'y'> = { of: 'y', wrt: 'x', rightHandSide: () => 0 };
    expect(judge(flat, constant, { cases: [fc.record({ x: arbitrary.real(2) })], scale: 0 }).holds).toBe(true);
  });

  test('can be given the scale of a derivation in small numbers', () => {
    const tiny = (given: (name: 'x') => Value) => ({ x: given('x'), E: mul(1e-10, mul(given('x'), given('x'))) });
    const wrong: Claim<'x' | 'E'> = { of: 'E', wrt: 'x', rightHandSide: ({ x }) => -2e-10 * x };
    const small = [fc.record({ x: fc.integer({ min: -2, max: 2 }) })];
    expect(judge(wrong, tiny, { cases: small }).holds).toBe(true);
    expect(judge(wrong, tiny, { cases: small, scale: 1e-10 }).holds).toBe(false);
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
      'the derivative with respect to a logit through both outputs',
      { of: 'L', wrt: 'a3', rightHandSide: ({ h3, h4 }, d) => h3 * h4 * (d('L', 'h3') - d('L', 'h4')) },
    ],
    [
      'the derivatives with respect to the two logits cancel',
      { of: 'L', wrt: 'a3', rightHandSide: (_, d) => -d('L', 'a4') },
    ],
  ])('passes a correct line in another form: %s', (_, claim) => {
    expect(judged(claim)).toMatchObject({ holds: true, cases: 400, rightFor: [] });
  });

  test('tells the two models apart', () => {
    const crossTerm: Claim<Quantity> = { of: 'h4', wrt: 'a3', rightHandSide: () => 0 };
    expect(judge(crossTerm, trueModel, { cases: equationCases }).holds).toBe(false);
    expect(judge(crossTerm, detachedModel, { cases: equationCases }).holds).toBe(true);
  });
});
