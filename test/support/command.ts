import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { root } from './snippets.ts';

export interface Result {
  readonly code: number | string | null | undefined;
  readonly out: string;
  readonly err: string;
}

/** Runs a command as `pnpm start` and its like do, with its output a pipe. */
export function runCommand(name: string, args: readonly string[]): Promise<Result> {
  const command = ['--import', 'tsx', join(root, `packages/commands/src/${name}.ts`), ...args];
  const environment = { ...process.env, CI: 'true', NO_COLOR: undefined, FORCE_COLOR: undefined };
  return new Promise((done) => {
    execFile(process.execPath, command, { cwd: root, env: environment }, (error, out, err) => {
      done({ code: error === null ? 0 : error.code, out, err });
    });
  });
}
