import { execFileSync } from 'node:child_process';
import { columns } from '../cli/table.ts';

const kinds = { hand: 'hand loop', text: 'compiled', arrays: 'compiled, on arrays' };
const rounds = 9;

/** All of micrograd's demo, each time in a new process: the medians, and their ratios to that of the hand loop. */
export function coldTable(): string {
  const names = Object.keys(kinds);
  const times = Array.from({ length: rounds }, () => names.map(trainingInNewProcess));
  const medians = names.map(
    (_, i) => times.map((round) => round[i] ?? NaN).sort((a, b) => a - b)[(rounds - 1) / 2] ?? NaN,
  );
  return columns([
    ['', 'ratio', 'ms'],
    ...Object.values(kinds).map((name, i) => [
      name,
      ((medians[i] ?? NaN) / (medians[0] ?? NaN)).toFixed(1),
      (medians[i] ?? NaN).toFixed(0),
    ]),
  ]);
}

function trainingInNewProcess(kind: string): number {
  const script = new URL('cold-worker.ts', import.meta.url).pathname;
  return Number(execFileSync(process.execPath, ['--import', 'tsx', script, kind], { encoding: 'utf8' }));
}
