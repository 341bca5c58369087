import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { docSnippets, exampleSnippet, markdownSnippets, root, run, type Snippet } from './support/snippets.ts';

const sourcesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
    .map((file) => `${folder}/${file}`);

const examples = sourcesIn('examples')
  .filter((path) => /\/\d/.test(path))
  .map(exampleSnippet);
const packages = ['packages/autograd', 'packages/derivation', 'packages/model-222', 'packages/picture'];
const readmes = ['README.md', ...packages.map((name) => `${name}/README.md`)].flatMap(markdownSnippets);
const docs = packages.flatMap((name) => sourcesIn(`${name}/src`)).flatMap(docSnippets);

describe.each<[string, Snippet[], number]>([
  ['the examples', examples, 5],
  ['the READMEs', readmes, 1],
  ['the doc comments', docs, 10],
])('%s do what they say', (_, snippets, least) => {
  test('and are found', () => {
    expect(snippets.length).toBeGreaterThanOrEqual(least);
  });

  test.each(snippets.map((snippet) => [snippet.name, snippet] as const))('%s', async (_, snippet) => {
    const { actual, expected } = await run(snippet);
    expect(actual).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
  });
});
