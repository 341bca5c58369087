import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readmes } from '@autograd-222/commands/readmes/readmes';
import { expect, test } from 'vitest';
import { root } from '../../support/snippets.ts';

test.each(Object.entries(readmes))(
  '%s shows what the commands print; if not, run `pnpm run readmes`',
  (path, update) => {
    const markdown = readFileSync(join(root, path), 'utf8');
    // Errors of rounding are the same on every machine only as long as Math.exp and its like are.
    const withoutRounding = (text: string) =>
      text.replaceAll(/ +\de-1\d/g, ' rounding').replaceAll(/✓ +0/g, '✓ rounding');
    expect(withoutRounding(markdown)).toBe(withoutRounding(update(markdown)));
  },
);
