import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FlatProgram } from '@autograd-222/autograd';

/** Imports the module of a program from a file, beside one of the ops that it imports from `./ops.mjs`. */
export async function importProgram(module: string, ops = ''): Promise<FlatProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'autograd-222-'));
  try {
    writeFileSync(join(folder, 'ops.mjs'), ops);
    writeFileSync(join(folder, 'program.mjs'), module);
    return await import(pathToFileURL(join(folder, 'program.mjs')).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
