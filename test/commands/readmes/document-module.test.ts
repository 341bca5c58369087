import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentModule, documentModulePath, moduleOf } from '@autograd-222/commands/readmes/document-module';
import { expect, test } from 'vitest';
import { root } from '../../support/snippets.ts';

test('the module of the document is what is written from document.tex; if not, run `pnpm run readmes`', () => {
  expect(readFileSync(join(root, documentModulePath), 'utf8')).toBe(documentModule());
});

test.each(['a ` b', 'a ${', 'a \\'])('a text that a template literal would not keep is refused: %s', (text) => {
  expect(() => moduleOf(text)).toThrow('the document must have no ` and no ${, and must not end with a backslash');
});
