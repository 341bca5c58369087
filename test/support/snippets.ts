import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';

/** Code that a reader may copy. A comment at the end of a line, or indented below it, is the value of that line. */
export interface Snippet {
  readonly name: string;
  readonly code: string;
}

export const root = resolve(import.meta.dirname, '../..');

/** The TypeScript blocks of a Markdown file, in order. */
export function markdownSnippets(path: string): Snippet[] {
  const blocks = read(path).matchAll(/^```ts\n(.*?)^```/gms);
  return [...blocks].map(([, code = ''], i) => ({ name: `${path}, block ${i + 1}`, code }));
}

/** The examples in the doc comments of a source file. They use the packages' exports without importing them. */
export function docSnippets(path: string): Snippet[] {
  const examples = read(path).matchAll(/^ *\* @example\n((?: *\*(?!\/).*\n)+)/gm);
  return [...examples].map(([, lines = ''], i) => ({
    name: `${path}, example ${i + 1}`,
    code: `${imports()}\n${lines.replaceAll(/^ *\* ?/gm, '')}`,
  }));
}

export function exampleSnippet(path: string): Snippet {
  return { name: path, code: read(path) };
}

/** Runs a snippet as a module, and returns the values of its lines and the values that their comments say. */
export async function run({ name, code }: Snippet): Promise<{ actual: string[]; expected: string[] }> {
  const expected: string[] = [];
  const checked = code.replaceAll(
    /^(?!import|const|let|export)(\S.*?);?(?: +\/\/ (.*)|((?:\n\/\/(?: {3}.*|(?=\n\/\/)))+))$/gm,
    (_, expression: string, result: string | undefined, lines = '') => {
      expected.push(result ?? lines.slice(1).replaceAll(/^\/\/(?: {3})?/gm, ''));
      return `record(${expression.replace(/^console\.log\((.*)\)$/, '$1')});`;
    },
  );
  const folder = join(root, 'test/.snippets');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.ts`);
  writeFileSync(file, `const results = [];\nconst record = (x) => results.push(x);\n${checked}\nexport { results };\n`);
  const module: { results: unknown[] } = await import(file);
  return { actual: module.results.map((x) => (typeof x === 'string' ? x : inspect(x))), expected };
}

function imports(): string {
  return ['autograd', 'model-222', 'picture', 'derivation'].map(importsOf).join('\n');
}

/** What a package exports, but for its types, whose names may be those of another package. */
function importsOf(name: string): string {
  const index = read(`packages/${name}/src/index.ts`);
  const names = [...index.matchAll(/export \{(.*?)\}/gs)].flatMap(([, list = '']) => list.split(','));
  const values = names.map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type '));
  return `import { ${values.join(', ')} } from '@autograd-222/${name}';`;
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
