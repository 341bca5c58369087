import {
  type ClaimVerdict,
  explain,
  type JudgeDerivationOptions,
  judgeDerivation,
  readDerivation,
} from '@autograd-222/derivation';
import { describe, expect, it } from 'vitest';

const judged = (text: string, options?: JudgeDerivationOptions) =>
  judgeDerivation(readDerivation(text), options).claims;
const verdicts = (text: string, options?: JudgeDerivationOptions) =>
  judged(text, options).map(({ verdict }) => verdict);

const counterexample = (text: string, options?: JudgeDerivationOptions) =>
  judged(text, options).flatMap((claim) => (claim.verdict === 'refuted' ? [claim.counterexample] : []))[0];

describe('names that are detached in a definition', () => {
  const sum = 's = x*y\nt = s + x\n';

  it('are constants there to every derivative', () => {
    const asItIs = `${sum}dt/ds = 1\ndt/dx = y + 1\ndt/dy = x`;
    const withoutPath = `${sum}dt/ds = 0\ndt/dx = 1\ndt/dy = 0`;
    expect(verdicts(asItIs)).toEqual(['proved', 'proved', 'proved']);
    expect(verdicts(withoutPath)).toEqual(['refuted', 'refuted', 'refuted']);
    expect(verdicts(asItIs, { detached: { t: ['s'] } })).toEqual(['refuted', 'refuted', 'refuted']);
    expect(verdicts(withoutPath, { detached: { t: ['s'] } })).toEqual(['proved', 'proved', 'proved']);
  });

  it('keep their numbers, and their derivatives elsewhere', () => {
    const text = `${sum}t = x*y + x\nds/dx = y\nu = s^2\ndu/ds = 2s`;
    expect(verdicts(text, { detached: { t: ['s'] } })).toEqual(['proved', 'proved', 'proved']);
  });

  it('may be several, may be givens, and may be arguments of a function', () => {
    const product = 'y = a*x^2*b\ndy/dx = 2a*b*x\ndy/da = 0\ndy/db = 0';
    expect(verdicts(product, { detached: { y: ['a', 'b'] } })).toEqual(['proved', 'proved', 'proved']);
    const applied = 'f(u) = u^2\ny = f(x)*a\ndy/dx = 0\ndy/da = x^2';
    expect(verdicts(applied, { detached: { y: ['x'] } })).toEqual(['proved', 'proved']);
  });

  it('are on no path that is missing', () => {
    const text = 's = x*y\nu = x^3\nt = s + u + x\ndt/dx = 1';
    const found = (options?: JudgeDerivationOptions) =>
      judged(text, options).flatMap((claim) => (claim.verdict === 'refuted' ? explain(claim.findings)[0] : []));
    expect(found()).toEqual(['The paths x → s → t and x → u → t are missing.']);
    expect(found({ detached: { t: ['s'] } })).toEqual(['The path x → u → t is missing.']);
  });

  it.each([
    [{ r: ['s'] }, "detached has r, which the text doesn't define"],
    [{ x: ['y'] }, "detached has x, which the text doesn't define"],
    [{ t: ['s', 'y'] }, "detached has y, which the definition of t doesn't use"],
    [{ constructor: ['s'] }, "detached has constructor, which the text doesn't define"],
  ])('are refused as %o', (detached, message) => {
    expect(() => judged(sum, { detached })).toThrow(new RangeError(`judgeDerivation: ${message}`));
  });
});

describe('the numbers that a counterexample should have', () => {
  const neuron = 'h = w*x\nL = (h - y)^2\ndL/dh = h - y';

  it('are taken, and without them 0, 1 and 2 in this order', () => {
    expect(counterexample(neuron)).toEqual({ givens: { w: 0, x: 0, y: 1 }, left: -2, right: -1 });
    expect(counterexample(neuron, { prefer: { y: 3 } })).toEqual({ givens: { w: 0, x: 0, y: 3 }, left: -6, right: -3 });
    expect(counterexample(neuron, { prefer: { y: 0, x: 5 } })).toEqual({
      ...{ givens: { w: 1, x: 5, y: 0 }, left: 10, right: 5 },
    });
  });

  it('are not taken where the sides agree with them, or out of the range of a given', () => {
    expect(counterexample('y = x^2\ndy/dx = 3x', { prefer: { x: 0 } })?.givens).toEqual({ x: 1 });
    const positive = '# derivation: x > 0\ny = x^2\ndy/dx = 3x';
    expect(counterexample(positive, { prefer: { x: -4 } })?.givens).toEqual({ x: 1 });
    expect(counterexample(positive, { prefer: { x: 4 } })?.givens).toEqual({ x: 4 });
  });

  it('are left out of a counterexample that does not depend on them', () => {
    expect(counterexample(`${neuron}\ndh/dx = 2w`, { prefer: { y: 3 } })?.givens).toHaveProperty('y');
    expect(counterexample('h = w*x\nL = (h - y)^2\ndh/dx = 2w', { prefer: { y: 3 } })?.givens).toEqual({ w: 1 });
  });

  it.each(['h', 'z', 'constructor'])('are of givens: %s is refused', (name) => {
    expect(() => judged(neuron, { prefer: { [name]: 1 } })).toThrow(
      new RangeError(`judgeDerivation: prefer has ${name}, which isn't a given`),
    );
  });
});

it('each claim is announced with what is found of it', () => {
  const announced: ClaimVerdict[] = [];
  const claims = judged('y = x^2\ndy/dx = 2x\ndy/dx = 3x = 2x', { onClaim: (claim) => announced.push(claim) });
  expect(announced).toEqual(claims);
  expect(announced).toHaveLength(3);
});
