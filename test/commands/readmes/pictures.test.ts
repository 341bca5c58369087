import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pictures } from '@autograd-222/commands/readmes/pictures';
import { expect, test } from 'vitest';
import { root } from '../../support/snippets.ts';

test.each(Object.entries(pictures))('%s is what is drawn now; if not, run `pnpm run readmes`', async (path, draw) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(await draw());
});
