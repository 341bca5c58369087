import { readFileSync, realpathSync, statSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { reasonOf } from '../cli/reason.ts';

/** A text to judge, and what it is called in the output. */
export interface Input {
  readonly name: string;
  readonly text: string;
}

/** Reads a file, or standard input if the path is `-`. Throws an `Error` that says why it can't be read. */
export async function readInput(path: string): Promise<Input> {
  const name = path === '-' ? 'standard input' : path;
  try {
    return { name, text: decoded(path === '-' ? await buffer(process.stdin) : readFileSync(path)) };
  } catch (error) {
    throw new Error(`${name} cannot be read: ${reasonOf(error)}`);
  }
}

/** UTF-8, or UTF-16 with a byte order mark, which some editors and shells of Windows write. */
function decoded(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Error('it is not text in UTF-8');
  }
}

/** Whether two paths lead to the same file. */
export function isSameFile(path: string, other: string): boolean {
  const exist = [path, other].every((one) => statSync(one, { throwIfNoEntry: false }) !== undefined);
  return exist && realpathSync(path) === realpathSync(other);
}
