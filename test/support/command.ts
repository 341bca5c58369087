import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { root } from './snippets.ts';

export interface Result {
  readonly code: number | string | null | undefined;
  readonly out: string;
  readonly err: string;
}

/** Runs a command as `pnpm start` and its like do, with its output a pipe, and with this text as its input. */
export function runCommand(name: string, args: readonly string[], input = ''): Promise<Result> {
  const command = ['--import', 'tsx', join(root, `packages/commands/src/${name}.ts`), ...args];
  const environment = { ...process.env, CI: 'true', NO_COLOR: undefined, FORCE_COLOR: undefined };
  return new Promise((done) => {
    const child = execFile(process.execPath, command, { cwd: root, env: environment }, (error, out, err) => {
      done({ code: error === null ? 0 : error.code, out, err });
    });
    child.stdin?.on('error', () => {}); // a command that doesn't read its input may end first
    child.stdin?.end(input);
  });
}
