import { execFileSync } from 'node:child_process';
import { columns } from '../cli/table.ts';

interface GraphMeasured {
  readonly nanoseconds: number;
  readonly bytes: number;
}

interface CompiledMeasured extends GraphMeasured {
  readonly backend: string;
  readonly compiling: number;
  readonly first: number;
  readonly ratioToEager: number;
}

/** Runs a measurement in a process of its own with a heap of 4 GiB. Throws if that isn't enough. */
function measured(kind: string, count: number): unknown {
  const script = new URL('size-worker.ts', import.meta.url).pathname;
  const flags = ['--expose-gc', '--max-old-space-size=4096', '--import', 'tsx'];
  return JSON.parse(execFileSync(process.execPath, [...flags, script, kind, String(count)], { encoding: 'utf8' }));
}

/** A row of a table whose rows are printed one by one, as they are measured. */
function rowOf(cells: readonly string[]): string {
  return cells.map((cell, i) => (i === 0 ? cell.padEnd(9) : cell.padStart(13))).join(' ');
}

/** Time and memory per op node, forward and backward, for 10^3 to 10^7 nodes. */
export function sizeTable(onRow: (row: string) => void): void {
  onRow(rowOf(['graph', 'op nodes', 'ns/node', 'ratio', 'bytes/node']));
  for (const kind of ['chain', 'wide sum']) {
    let smallest = NaN;
    for (const nodes of [1e3, 1e4, 1e5, 1e6, 1e7]) {
      const { nanoseconds, bytes } = measured(kind, nodes) as GraphMeasured;
      if (Number.isNaN(smallest)) smallest = nanoseconds;
      onRow(
        rowOf([
          kind,
          `10^${Math.log10(nodes)}`,
          nanoseconds.toFixed(0),
          (nanoseconds / smallest).toFixed(1),
          bytes.toFixed(0),
        ]),
      );
    }
  }
}

/** Time to compile and to run a node, forward and backward, for 10^3 to 10^6 nodes. */
export function compiledSizeTable(onRow: (row: string) => void): void {
  onRow(rowOf(['graph', 'op nodes', 'backend', 'µs to compile', 'ns, 1st call', 'ns to run', '/ eager', 'bytes/node']));
  for (const kind of ['network', 'recurrent']) {
    for (const nodes of [1e3, 1e4, 1e5, 1e6]) {
      const result = measured(kind, nodes) as CompiledMeasured;
      onRow(
        rowOf([
          kind,
          `10^${Math.log10(nodes)}`,
          result.backend,
          (result.compiling / 1000).toFixed(1),
          result.first.toFixed(0),
          result.nanoseconds.toFixed(1),
          result.ratioToEager.toPrecision(2),
          result.bytes.toFixed(0),
        ]),
      );
    }
  }
}

/** The heap in use after 10^5 and after 10^6 training steps. */
export function trainingHeap(): string {
  const { heap } = measured('training', 1e6) as { heap: readonly number[] };
  return columns([
    ['steps', 'heap in MB'],
    ...['10^5', '10^6'].map((steps, i) => [steps, ((heap[i] ?? NaN) / 1e6).toFixed(1)]),
  ]);
}
