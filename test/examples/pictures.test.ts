import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { pictures } from '../../examples/pictures.ts';
import { root } from '../support/snippets.ts';

test.each(Object.entries(pictures))(
  '%s is what its example draws now; if not, run `pnpm run readmes`',
  async (name, draw) => {
    vi.spyOn(console, 'log').mockImplementation(() => {}); // what the examples print is tested elsewhere
    expect(readFileSync(join(root, 'examples/pictures', name), 'utf8')).toBe(await draw());
  },
);

test('there is no picture of an example that is gone', () => {
  expect(readdirSync(join(root, 'examples/pictures')).sort()).toEqual(Object.keys(pictures).sort());
});
