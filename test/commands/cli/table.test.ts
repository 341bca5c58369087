import { columns } from '@autograd-222/commands/cli/table';
import { expect, test } from 'vitest';

test('the first column is left-aligned, the others right-aligned, without trailing blanks', () => {
  expect(
    columns([
      ['', 'n', ''],
      ['one', '1'],
      ['two', '10', 'x'],
      ['three', ''],
    ]).split('\n'),
  ).toEqual(['         n', ' one     1', ' two    10  x', ' three']);
});
