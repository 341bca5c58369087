import { withGenerated } from '@autograd-222/commands/readmes/generated';
import { expect, test } from 'vitest';

test('generated text replaces what is between its comments', () => {
  const markdown = 'before\n<!-- begin: x -->\n\nold\n\n<!-- end: x -->\nafter\n';
  const updated = markdown.replace('old', 'new');
  expect(withGenerated(markdown, 'x', 'new')).toBe(updated);
  expect(withGenerated(updated, 'x', 'new')).toBe(updated);
});

test('generated text needs its comments', () => {
  expect(() => withGenerated('before', 'x', 'new')).toThrow('must have the comments "begin: x" and "end: x"');
});
