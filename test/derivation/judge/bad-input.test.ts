import { judgeDerivation, readDerivation } from '@autograd-222/derivation';
import { describe, expect, it } from 'vitest';

/** What is found, each as its line, its column, the verdict or the message. */
function judged(text: string): string[] {
  return judgeDerivation(readDerivation(text)).claims.map(
    (claim) => `${claim.line}:${claim.column} ${claim.verdict === 'unread' ? claim.message : claim.verdict}`,
  );
}

const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

describe('judging bad input', () => {
  it.each(['', '\n \n', 'Nothing to see here.', 'y = x^2'])('finds no claim in %j', (text) => {
    expect(judged(text)).toEqual([]);
  });

  it('names a circle of definitions at each line in it, and judges the others', () => {
    expect(judged('a = b + 1\nb = a\ny = x^2\ndy/dx = 2x')).toEqual([
      '1:1 a → b → a: these definitions lead in a circle',
      '2:1 a → b → a: these definitions lead in a circle',
      '4:9 proved',
    ]);
    expect(judged('f(x) = g(x)\ng(x) = f(x)\ny = f(x)\ndy/dx = 1')).toEqual([
      '1:1 f → g → f: these definitions lead in a circle',
      '2:1 f → g → f: these definitions lead in a circle',
      '3:1 f → g → f: these definitions lead in a circle',
      '4:9 f → g → f: these definitions lead in a circle',
    ]);
    expect(judged('f(x) = g(x)\ng(x) = f(2x)\ny = f(a) + g(a)\ndy/da = 1')).toEqual([
      '3:1 f is defined by itself',
      '4:9 f is defined by itself',
    ]);
  });

  it('finds a circle of thousands of definitions without running out of stack', () => {
    const [first, ...others] = judged(lines(3000, (i) => `x_${i} = x_${(i + 1) % 3000}`));
    expect(first).toMatch(/^1:1 x_0 → x_1 → .* → … → .* → x_0: these definitions lead in a circle$/);
    expect(others).toHaveLength(2999);
  });

  it('says of a name that it has no value anywhere', () => {
    expect(judged('y = sqrt(-1 - x^2)\nz = 2y\ndz/dy = 2')).toEqual([
      '1:1 y has no value in any of 300 cases: a note such as “derivation: x > 0” gives a range',
      expect.stringMatching(/^3:9 /),
    ]);
    expect(judged('# derivation: x > 0\ny = log(-x)')).toHaveLength(1);
  });

  it.each([
    'y = x^2\ndy/dx = 2x + 1/(x - x)',
    'y = x^2\ndy/dx = 2x + 1/(sin(x)^2 + cos(x)^2 - 1)',
    'y = x^2\ndy/dx = 2x + log(x - x)',
  ])('says of %j that it divides by 0', (text) => {
    expect(judged(text)).toEqual(['2:9 a side of the equation is nowhere defined: it divides by 0']);
  });

  it('refuses a range without numbers in it', () => {
    expect(judged('# derivation: 1 < x < 0\ny = x^2\ndy/dx = 2x')).toEqual([
      '1:15 no number is in this range',
      '3:9 proved',
    ]);
  });

  it('judges ten thousand lines, wrong ones among them', () => {
    const found = judged(`y = x^2\n${lines(10_000, (i) => `dy/dx = ${i % 1000 === 0 ? 3 : 2}x`)}`);
    expect(found.filter((line) => line.endsWith('refuted'))).toHaveLength(10);
    expect(found.filter((line) => line.endsWith('proved'))).toHaveLength(9990);
  });

  it.each([
    ['in order', (i: number) => `x_${i + 1} = tanh(x_${i})`],
    ['against the order', (i: number) => `x_${2000 - i} = tanh(x_${1999 - i})`],
  ])('follows two thousand definitions %s', (_, line) => {
    expect(judged(`${lines(2000, line)}\ndx_{2000}/dx_{1999} = 1 - x_{2000}^2`)).toEqual(['2001:23 proved']);
  });

  it('says of five thousand brackets that they are nested too deeply', () => {
    const [first] = judged(`y = ${'('.repeat(5000)}x${')'.repeat(5000)}\ndy/dx = 1`);
    expect(first).toMatch(/^1:\d+ it is nested/);
  });

  it('judges a sum of ten thousand terms', () => {
    const sum = Array.from({ length: 10_000 }, (_, i) => `${i}*x`).join(' + ');
    expect(judged(`y = ${sum}\ndy/dx = 49995000`)).toEqual(['2:9 proved']);
  });
});
