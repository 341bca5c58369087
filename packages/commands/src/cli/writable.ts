import { closeSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { reasonOf } from './reason.ts';

/** Why a file can't be written, or undefined if it can. A file that doesn't exist yet doesn't exist afterwards either. */
export function whyNotWritable(path: string): string | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isFIFO()) return undefined; // to open a pipe and close it again would end its reader
    closeSync(openSync(path, 'a'));
    if (stats === undefined) rmSync(realpathSync(path));
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}
