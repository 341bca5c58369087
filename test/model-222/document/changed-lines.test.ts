import { judgeDerivation, readDerivation } from '@autograd-222/derivation';
import { documentText, equations, trueModel } from '@autograd-222/model-222';
import { expect, test } from 'vitest';
import { evaluatedCases, sidesAgree } from '../../support/numeric-opinion.ts';

/** The equations of the backward pass, those that begin with = in whole. */
const backward = equations
  .slice(13)
  .map(({ tex, continues = '', correction }) => ({ tex: continues + tex, correction }));
const right = backward.flatMap(({ tex, correction }) => (correction === undefined ? [tex] : []));
const [forwardPass = ''] = documentText.split('\\section{Backward pass}');

/** Those of these equations that are proved if they follow the forward pass. Each of the others must be refuted. */
function proved(texts: readonly string[]): string[] {
  const written = texts.map((tex) => `\\begin{equation}\n  ${tex}\n\\end{equation}\n`);
  const { claims } = judgeDerivation(readDerivation(forwardPass + written.join('\n')));
  expect(claims.filter(({ verdict }) => verdict !== 'proved' && verdict !== 'refuted')).toEqual([]);
  const refuted = new Set(claims.flatMap(({ verdict, number }) => (verdict === 'refuted' ? [Number(number)] : [])));
  expect(claims.at(-1)?.number).toBe(String(13 + texts.length));
  return texts.filter((_, i) => !refuted.has(14 + i));
}

test('the 30 correct lines are proved so', () => {
  expect(right).toHaveLength(30);
  expect(proved(right)).toEqual(right);
});

test.each<[string, (side: string) => string]>([
  ['with the sign changed', (side) => `-(${side})`],
  ['twice as large', (side) => `2(${side})`],
  ['off by a thousandth', (side) => `(${side}) + 0.001`],
  ['off by a millionth of itself', (side) => `1.000001(${side})`],
  ['with 0 on its right', () => '0'],
])('every correct line is refuted %s', (_, change) => {
  const changed = right.map((tex) => {
    const start = tex.lastIndexOf('=') + 1;
    return `${tex.slice(0, start)} ${change(tex.slice(start))}`;
  });
  expect(proved(changed)).toEqual([]);
});

test('every correct line is refuted when it is claimed of the next parameter', () => {
  const claimed = right.filter((tex) => /^\\frac\{\\partial L\}\{\\partial w/.test(tex));
  const changed = claimed.map((tex) => tex.replace(/_(\d)/, (_, i: string) => `_${(Number(i) % 8) + 1}`));
  expect(changed).toHaveLength(17);
  expect(proved(changed)).toEqual([]);
});

test('a line with one index, sign or number changed is judged as numbers judge it', () => {
  const partner = (index: string) => String(Number(index) % 2 === 1 ? Number(index) + 1 : Number(index) - 1);
  const kinds: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
    [/_(\d)/g, (_, index = '') => `_${partner(index)}`],
    [/(?<=[\w)}\]] ?)[-+]/g, (sign) => (sign === '-' ? '+' : '-')],
    [/(?<![_\d])\d/g, (digit) => String(Number(digit) + 1)],
  ];
  const all = backward.flatMap(({ tex }) =>
    kinds.flatMap(([pattern, change]) =>
      [...tex.matchAll(pattern)]
        .filter(({ index }) => index > tex.indexOf('='))
        .map((found) => tex.slice(0, found.index) + change(...found) + tex.slice(found.index + found[0].length)),
    ),
  );
  const changed = [...new Set(all)];
  expect(changed.length).toBeGreaterThan(200);
  const cases = evaluatedCases(trueModel);
  const holding = proved(changed);
  expect(holding).toEqual(changed.filter((tex) => sidesAgree(tex, cases)));
  // The lines whose only error is one index.
  expect(holding).toEqual([25, 58].map((number) => equations[number - 1]?.correction?.tex));
});
