import { expect, test } from 'vitest';
import { readText } from '../../../packages/derivation/src/reading/read-text.ts';
import { isEquation, isUnread, read } from './written.ts';

/** Milliseconds that a text may take; a sign of quadratic time, not a measure of speed. */
const patience = 10_000;

function timed<Result>(run: () => Result): Result {
  const start = performance.now();
  const result = run();
  expect(performance.now() - start).toBeLessThan(patience);
  return result;
}

test.each([
  '',
  ' ',
  '\n\n\n',
  'Only words.',
  '\0',
  '\\',
  '$',
  '$$',
  '{',
  '}',
  '\\begin{align}',
  '\\end{align}',
  '%',
  '```',
])('%j holds no equation', (text) => {
  for (const format of ['latex', 'markdown', 'text'] as const) {
    expect(readText(text, format).filter(isEquation)).toEqual([]);
  }
});

test.each([
  ['5,000 round brackets', `y = ${'('.repeat(5000)}x${')'.repeat(5000)}`],
  ['5,000 square brackets', `y = ${'['.repeat(5000)}x${']'.repeat(5000)}`],
  ['5,000 braces', `y = ${'{'.repeat(5000)}x${'}'.repeat(5000)}`],
  ['5,000 round brackets in LaTeX', `\\[ y = ${'('.repeat(5000)}x${')'.repeat(5000)} \\]`],
  ['5,000 braces in LaTeX', `\\[ y = ${'{'.repeat(5000)}x${'}'.repeat(5000)} \\]`],
  ['5,000 fractions', `\\[ y = ${'\\frac{1}{'.repeat(5000)}x${'}'.repeat(5000)} \\]`],
  ['5,000 pairs of \\left( \\right)', `\\[ y = ${'\\left('.repeat(5000)}x${'\\right)'.repeat(5000)} \\]`],
  ['5,000 roots without braces', `\\[ y = ${'\\sqrt'.repeat(5000)}x \\]`],
  ['5,000 indices', `\\[ y = ${'x_{'.repeat(5000)}x${'}'.repeat(5000)} \\]`],
  ['5,000 functions', `\\[ y = ${'\\log '.repeat(5000)}x \\]`],
  ['50,000 exponents', `y = ${'a^'.repeat(50_000)}b`],
  ['100,000 minus signs', `y = ${'-'.repeat(100_000)}b`],
  ['100,000 roots', `y = ${'√'.repeat(100_000)}b`],
  ['100,000 bars', `y = ${'|'.repeat(100_000)}`],
  ['50,000 signs of a derivative', `y = ${'∂'.repeat(50_000)}b`],
  ['a macro that calls itself', '\\def\\x{\\x} \\[ y = \\x \\]'],
  ['a macro that calls itself twice', '\\def\\x{\\x\\x} \\[ y = \\x \\]'],
  ['two macros that call each other', '\\newcommand{\\x}{\\z}\\newcommand{\\z}{\\x} \\[ y = \\x \\]'],
  ['a macro in a formula that calls itself', '\\[ \\def\\x{\\x\\x} y = \\x \\]'],
  ['a macro that doubles', `\\def\\x#1{#1#1} \\[ y = ${'\\x{'.repeat(30)}a${'}'.repeat(30)} \\]`],
  ['a macro that repeats', `\\def\\x#1{${'#1'.repeat(400)}} \\[ y = \\x{\\x{\\x{a}}} \\]`],
  ['a macro that is defined in a formula, at length', `\\[ \\def\\x{${'y'.repeat(2000)}} y = \\x \\]`],
  ['a sum over sums', 'y = sum_{i=1}^1000 sum_{j=1}^1000 sum_{k=1}^1000 x_i'],
  ['a sum without an end', 'y = sum_{i=1}^999999999999 x_i'],
])('%s: one error that says where', (_name, text) => {
  const found = timed(() => readText(text));
  expect(found).toHaveLength(1);
  for (const one of found) {
    expect(isUnread(one)).toBe(true);
    expect(one.at.start).toBeGreaterThanOrEqual(0);
    expect(one.at.end).toBeLessThanOrEqual(text.length);
  }
});

test.each([
  ['a sum', `y = ${'a+'.repeat(50_000)}b`],
  ['a product', `y = ${'a*'.repeat(50_000)}b`],
  ['factors', `y = ${'a '.repeat(50_000)}b`],
  ['factors d', `y = ${'d '.repeat(50_000)}b`],
  ['a chain', `y${' = a'.repeat(25_000)}`],
  ['digits', `y = ${'1'.repeat(100_000)}`],
  ['one name', `y = ${'a'.repeat(100_000)}`],
  ['small digits in LaTeX', `\\[ y = b${'²'.repeat(30_000)} \\]`],
  ['primes', `y = a${"'".repeat(100_000)}`],
  ['indices', `y = a${'_a'.repeat(50_000)}`],
  ['letters with digits', `y = ${'a1'.repeat(50_000)}`],
  ['a sum in LaTeX', `\\[ y = ${'a+'.repeat(50_000)}b \\]`],
  ['wide spaces in LaTeX', `\\[ y = ${'a + \\quad '.repeat(10_000)}b \\]`],
  ['a comment', `y = b # ${' '.repeat(100_000)}x`],
  ['blanks', `y =${' '.repeat(100_000)}b`],
])('a line of 100 kB is one equation: %s', (_name, text) => {
  const found = timed(() => readText(text));
  expect(found).toHaveLength(1);
  expect(found.every(isEquation)).toBe(true);
});

test.each([
  ['letters', 'a'.repeat(100_000)],
  ['letters with a command', `\\frac ${'a'.repeat(100_000)} =`],
  ['blanks', ' '.repeat(100_000)],
  ['blank lines', '\n'.repeat(100_000)],
  ['comments', '# '.repeat(50_000)],
  ['words', 'hello world = '.repeat(7_000)],
  ['dollars', '$'.repeat(100_001)],
  ['backslashes', '\\'.repeat(100_001)],
  ['ticks', `# $a$\n${'` `` '.repeat(20_000)}`],
  ['comments that don’t end', `# $a$\n${'<!-- '.repeat(20_000)}`],
  ['math that doesn’t end', '\\[ a = b '.repeat(10_000)],
  ['math in prose that doesn’t end', '\\( a = b '.repeat(10_000)],
  ['environments that don’t end', '\\begin{align} a = b '.repeat(5_000)],
  ['verbatim that doesn’t end', '\\begin{verbatim}'.repeat(6_000)],
  ['definitions that don’t end', '\\def\\x{'.repeat(14_000)],
  ['a definition of blanks', `\\def${' '.repeat(100_000)}`],
  ['tags that don’t end', `\\[ ${'\\tag{'.repeat(10_000)}\\]`],
  ['braces that don’t end', '\\frac{a = b\n'.repeat(8_000)],
  ['semicolons', 'y = b;'.repeat(15_000)],
  ['semicolons in LaTeX', `\\[ ${'y = b; '.repeat(15_000)} \\]`],
])('100 kB of %s take no long time', (_name, text) => {
  timed(() => readText(text));
});

test('10,000 lines', () => {
  const lines = Array.from({ length: 10_000 }, (_, i) => `dL/dw_${i} = dL/da_${i} * x_${i}`);
  expect(timed(() => read(lines.join('\n')))[9999]).toBe('D[L; w_9999] = mul(D[L; a_9999], x_9999)');
  const tex = lines.map((_, i) => `\\frac{\\partial L}{\\partial w_{${i}}} &= x_{${i}} + y`);
  expect(timed(() => read(`\\begin{align}${tex.join('\\\\\n')}\\end{align}`))[9999]).toBe(
    'D[L; w_9999] = add(x_9999, y)',
  );
  const rows = tex.map((_, i) => `&+ x_{${i}}`);
  expect(timed(() => read(`\\begin{align} y &= 1 ${rows.join('\\\\\n')}\\end{align}`))).toHaveLength(1);
});

test('lines around one that can’t be read are read all the same', () => {
  expect(read(`a = b\nc = ${'('.repeat(5000)}\nd = e`)).toEqual([
    'a = b',
    'unread: it is nested more than 200 deep',
    'd = e',
  ]);
});
