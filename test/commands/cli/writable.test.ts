import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyNotWritable } from '@autograd-222/commands/cli/writable';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'autograd-222-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a file that can be written is left as it was, and a new one is not left behind', () => {
  const [present, absent, link] = [join(folder, 'present'), join(folder, 'absent'), join(folder, 'link')];
  writeFileSync(present, 'before');
  symlinkSync(absent, link);
  expect([present, absent, link].map(whyNotWritable)).toEqual([undefined, undefined, undefined]);
  expect(readFileSync(present, 'utf8')).toBe('before');
  expect(existsSync(absent)).toBe(false);
});

test('a file that cannot be written has a reason', () => {
  expect(whyNotWritable(join(folder, 'none/report.html'))).toBe('no such file or directory');
  expect(whyNotWritable(folder)).toBe('illegal operation on a directory');
  expect(whyNotWritable(join(folder, 'x'.repeat(300)))).toBe('name too long');
});
