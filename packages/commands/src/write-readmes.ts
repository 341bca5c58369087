import { readFileSync, writeFileSync } from 'node:fs';
import { documentModule, documentModulePath } from './readmes/document-module.ts';

writeFileSync(documentModulePath, documentModule());

// Loaded only now, because the READMEs show what is in the document.
const { readmes } = await import('./readmes/readmes.ts');
const { pictures } = await import('./readmes/pictures.ts');
for (const [path, update] of Object.entries(readmes)) writeFileSync(path, update(readFileSync(path, 'utf8')));
for (const [path, draw] of Object.entries(pictures)) writeFileSync(path, await draw());
