import { readFileSync, writeFileSync } from 'node:fs';
import { readmes } from './readmes.ts';

for (const [path, update] of Object.entries(readmes)) writeFileSync(path, update(readFileSync(path, 'utf8')));
