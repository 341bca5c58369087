import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentText } from '@autograd-222/model-222';
import { expect, test } from 'vitest';
import { root } from '../../support/snippets.ts';

test('the text of the document is that of document.tex; if not, run `pnpm run readmes`', () => {
  expect(documentText).toBe(readFileSync(join(root, 'packages/model-222/document.tex'), 'utf8'));
});
