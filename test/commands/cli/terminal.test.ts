import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

test.each([['--help'], ['w2']])(
  'it is no error if the reader of derive %s stops before the end, as head does',
  async (...args) => {
    const script = new URL('../../../packages/commands/src/derive.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...args]);
    child.stdout.destroy();
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += text;
    });
    const [code] = await once(child, 'exit');
    expect([code, errors]).toEqual([0, '']);
  },
);
