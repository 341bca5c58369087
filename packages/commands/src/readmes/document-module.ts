import { readFileSync } from 'node:fs';

/** The module of the model that holds its document as a string, because a browser can't read the file. */
export const documentModulePath = 'packages/model-222/src/document/text.ts';

/** What the module should say: the text of `document.tex`. */
export function documentModule(): string {
  return moduleOf(readFileSync(new URL('../../../model-222/document.tex', import.meta.url), 'utf8'));
}

/** A module that exports the text. Throws an `Error` if it has what ends a template literal, or stands for code in one. */
export function moduleOf(text: string): string {
  if (/`|\$\{|\\$/.test(text))
    throw new Error('the document must have no ` and no ${, and must not end with a backslash');
  return `// Written from document.tex by \`pnpm readmes\`: change the document there.

/**
 * The text of the document: its 61 equations in LaTeX, as written, errors included, with notes for \`readDerivation\`.
 *
 * @example
 * judgeDerivation(readDerivation(documentText)).claims.filter(({ verdict }) => verdict === 'refuted').length // 18
 */
export const documentText = String.raw\`${text}\`;
`;
}
