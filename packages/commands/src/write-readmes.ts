import { readFileSync, writeFileSync } from 'node:fs';
import { pictures } from './readmes/pictures.ts';
import { readmes } from './readmes/readmes.ts';

for (const [path, update] of Object.entries(readmes)) writeFileSync(path, update(readFileSync(path, 'utf8')));
for (const [path, draw] of Object.entries(pictures)) writeFileSync(path, await draw());
