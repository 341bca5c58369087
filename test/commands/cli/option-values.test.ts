import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { integer, pairOfNumbers, paramsFile, positiveNumber } from '@autograd-222/commands/cli/option-values';
import { mapParameters } from '@autograd-222/model-222';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'autograd-222-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('an integer has to be within its limits', () => {
  expect(['1', ' 7 ', '100', '1e2'].map(integer(1, 100))).toEqual([1, 7, 100, 100]);
  for (const text of ['0', '101', '1.5', 'rose', '', ' ', 'NaN', 'Infinity']) {
    expect(() => integer(1, 100)(text), text).toThrow('It must be an integer from 1 to 100.');
  }
});

test('a positive number has to be finite', () => {
  expect(['0.5', '1e-300'].map(positiveNumber)).toEqual([0.5, 1e-300]);
  for (const text of ['0', '-1', 'Infinity', 'NaN', '']) {
    expect(() => positiveNumber(text), text).toThrow('It must be a finite number above 0.');
  }
});

test('a pair is two finite numbers with a comma between them', () => {
  expect(['0.5,-1', '1, 2'].map(pairOfNumbers)).toEqual([
    [0.5, -1],
    [1, 2],
  ]);
  for (const text of ['1', '1,2,3', '1,', 'a,b', '1,Infinity', '']) {
    expect(() => pairOfNumbers(text), text).toThrow('It must be two numbers with a comma between them');
  }
});

test('a file of parameters holds a number for each of the twelve', () => {
  const params = mapParameters((name) => name.length / 10);
  expect(paramsFile(file('good.json', JSON.stringify(params)))).toEqual(params);
  expect(paramsFile(file('bom.json', `\uFEFF${JSON.stringify(params)}`))).toEqual(params);
});

const zeros = mapParameters(() => 0);
test.each([
  ['is missing', join(folder, 'none.json'), 'no such file'],
  ['is not JSON', file('bad.json', '{w1: 1'), 'JSON'],
  [
    'lacks a parameter',
    file('missing.json', JSON.stringify({ ...zeros, w5: undefined })),
    'w5 must be a finite number, but is missing',
  ],
  [
    'has a parameter that is text',
    file('text.json', JSON.stringify({ ...zeros, w5: '1' })),
    'w5 must be a finite number, but is "1"',
  ],
  [
    'has a parameter that is too large',
    file('huge.json', JSON.stringify(zeros).replace('"w5":0', '"w5":1e999')),
    'w5 must be a finite number, but is Infinity',
  ],
  ['has an unknown parameter', file('more.json', '{"w9": 1}'), 'w9 is not a parameter'],
  ['holds a list', file('list.json', '[1]'), 'the file must hold an object'],
])('a file of parameters is refused if it %s', (_, path, message) => {
  expect(() => paramsFile(path)).toThrow(message);
});
