import { expect, test } from 'vitest';
import { readText } from '../../../packages/derivation/src/reading/read-text.ts';
import document from '../../fixtures/document.json' with { type: 'json' };
import { equation, isEquation, read } from './written.ts';

const lines = document.equations.map(({ tex }) => tex);

const expected = [
  'Loss = add(MSE, Cross-Entropy)',
  'L = add(sub(pow(sub(y_1, ŷ_1), 2), add(mul(y_1, log(ŷ_1)), mul(sub(1, y_1), log(sub(1, ŷ_1))))), sub(pow(sub(y_2, ŷ_2), 2), add(mul(y_2, log(ŷ_2)), mul(sub(1, y_2), log(sub(1, ŷ_2))))))',
  'h_3 = y_1 = div(exp(a_3), add(exp(a_3), exp(a_4)))',
  'h_4 = y_2 = div(exp(a_4), add(exp(a_3), exp(a_4)))',
  'h_1 = tanh(a_1)',
  'h_2 = tanh(a_2)',
  'a_1 = add(add(mul(w_1, x_1), mul(w_2, x_2)), b_1)',
  'a_2 = add(add(mul(w_3, x_1), mul(w_4, x_2)), b_2)',
  'h_1 = tanh(a_1)',
  'h_2 = tanh(a_2)',
  'a_3 = add(add(mul(w_5, h_1), mul(w_6, h_2)), b_3)',
  'a_4 = add(add(mul(w_7, h_1), mul(w_8, h_2)), b_4)',
  'h_4 = div(exp(a_4), add(exp(a_3), exp(a_4))) = y_2',
  'h_3 = div(exp(a_3), add(exp(a_3), exp(a_4))) = y_1',
  'D[L; h_3] = D[L; ŷ_1] = D[sub(pow(sub(y_1, ŷ_1), 2), add(mul(y_1, log(ŷ_1)), mul(sub(1, y_1), log(sub(1, ŷ_1))))); ŷ_1]',
  '… = sub(neg(mul(2, sub(y_1, ŷ_1))), add(div(y_1, ŷ_1), div(sub(y_1, 1), sub(1, ŷ_1))))',
  'D[L; ŷ_1] = neg(add(mul(2, sub(y_1, ŷ_1)), div(sub(y_1, ŷ_1), mul(ŷ_1, sub(1, ŷ_1)))))',
  'D[L; ŷ_2] = neg(add(mul(2, sub(y_2, ŷ_2)), div(sub(y_2, ŷ_2), mul(ŷ_2, sub(1, ŷ_2)))))',
  'D[L; a_3] = mul(D[L; h_3], D[h_3; a_3])',
  'D[L; a_3] = neg(mul(add(mul(2, sub(y_1, h_3)), div(sub(y_1, h_3), mul(h_3, sub(1, h_3)))), mul(h_3, sub(1, h_3))))',
  'D[L; a_3] = neg(mul(sub(y_1, h_3), add(mul(mul(2, h_3), sub(1, h_3)), 1)))',
  'D[L; a_3] = mul(sub(h_3, y_1), add(mul(mul(2, h_3), sub(1, h_3)), 1))',
  'D[L; a_4] = mul(sub(h_4, y_2), add(mul(mul(2, h_4), sub(1, h_4)), 1))',
  'D[L; w_5] = mul(D[L; a_3], D[a_3; w_5])',
  '… = mul(D[L; a_3], h_1)',
  'D[L; w_6] = mul(D[L; a_4], h_2)',
  'D[L; b_3] = mul(D[L; a_3], 1)',
  'D[L; w_7] = mul(D[L; a_4], h_1)',
  'D[L; w_8] = mul(D[L; a_4], h_2)',
  'D[L; b_4] = D[L; a_4]',
  'D[L; w_1] = mul(D[L; a_3], D[a_3; w_1])',
  '… = mul(D[L; a_3], w_5)',
  'D[L; w_2] = mul(D[L; a_4], w_6)',
  'D[L; a_1] = mul(D[L; h_1], D[h_1; a_1])',
  'D[L; a_1] = D[tanh(a_1); a_1]',
  '… = D[sub(div(2, add(1, exp(neg(mul(2, a_1))))), 1); a_1]',
  '… = sub(1, pow(h_1, 2))',
  'D[h_1; a_1] = sub(1, pow(h_1, 2))',
  'D[h_2; a_2] = sub(1, pow(h_2, 2))',
  'D[L; w_1] = mul(D[L; a_1], D[a_1; w_1])',
  '… = mul(D[L; a_1], 1)',
  'D[L; w_2] = mul(D[L; a_1], D[a_1; w_2])',
  '… = mul(D[L; a_1], x_2)',
  'D[L; w_3] = mul(D[L; a_2], x_1)',
  'D[L; w_4] = mul(D[L; a_2], x_2)',
  'D[L; w_5] = mul(D[L; a_2], 1)',
  'D[L; a_3] = mul(sub(h_3, y_1), add(mul(h_3, sub(1, h_3)), 1))',
  'D[L; a_4] = mul(sub(h_4, y_2), add(mul(h_4, sub(1, h_4)), 1))',
  'D[L; w_5] = mul(D[L; a_3], h_1)',
  'D[L; w_6] = mul(D[L; a_3], h_2)',
  'D[L; w_7] = mul(D[L; a_4], h_1)',
  'D[L; w_8] = mul(D[L; a_4], h_2)',
  'D[L; w_9] = mul(D[L; a_4], 1)',
  'D[L; w_1] = mul(D[L; a_1], x_1)',
  'D[L; w_2] = mul(D[L; a_1], x_2)',
  'D[L; b_1] = D[L; a_1]',
  'D[L; a_1] = add(mul(mul(sub(1, pow(h_1, 2)), D[L; a_3]), w_5), mul(mul(sub(1, pow(h_1, 2)), D[L; a_4]), w_7))',
  '… = mul(sub(1, pow(h_1, 2)), add(mul(D[L; a_3], w_5), mul(D[L; a_4], w_7)))',
  'D[L; a_2] = mul(sub(1, pow(h_1, 2)), add(mul(D[L; a_3], w_6), mul(D[L; a_4], w_8)))',
  'D[L; w_3] = mul(D[L; a_2], x_1)',
  'D[L; w_4] = mul(D[L; a_2], x_2)',
  'D[L; b_2] = mul(D[L; a_2], 1)',
];

test('all 61 equations of the document are read, of which the 13th is two', () => {
  expect(lines).toHaveLength(61);
  expect(read(lines.join('\n'))).toEqual(expected);
});

test('they are read alike in every environment', () => {
  expect(read(`\\begin{align*}\n${lines.join(' \\\\\n')}\n\\end{align*}`)).toEqual(expected);
  expect(read(lines.map((tex) => `\\[ ${tex} \\]`).join('\n'))).toEqual(expected);
  expect(read(lines.map((tex) => `$$\n${tex}\n$$`).join('\n\n'), 'markdown')).toEqual(expected);
});

test('each has the number that LaTeX gives it, and stands where it is written', () => {
  const text = lines.map((tex) => `Some words\n\\begin{equation}\n  ${tex}\n\\end{equation}`).join('\n');
  const equations = readText(text).filter(isEquation);
  expect(equations.map(equation)).toEqual(expected);
  const numbers = lines.flatMap((_tex, i) => (i === 12 ? ['13', '13'] : [String(i + 1)]));
  expect(equations.map(({ number }) => number)).toEqual(numbers);
  const sources = lines.flatMap((tex, i) => (i === 12 ? tex.split(/ ; \\quad /) : [tex]));
  expect(equations.map(({ source }) => source)).toEqual(sources);
  expect(equations.map(({ at }) => text.slice(at.start, at.end))).toEqual(sources);
});
