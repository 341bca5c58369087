// One measurement in a process of its own, whose heap holds nothing else: node --expose-gc size-worker.ts <kind> <nodes>
import { add, mul, Value } from '@autograd-222/autograd';
import { mapParameters, networkLoss } from '@autograd-222/model-222';
import { defaultParams } from '../initial-params.ts';

const [kind, count] = [process.argv[2], Number(process.argv[3])];

/** Graphs of some number of op nodes. */
const graphs: Readonly<Record<string, (nodes: number) => Value>> = {
  chain: (nodes) => {
    let y = new Value(1);
    for (let i = 0; i < nodes; i++) y = mul(y, 0.999);
    return y;
  },
  'wide sum': (nodes) => {
    let y = new Value(0);
    for (let i = 0; i < nodes; i++) y = add(y, new Value(i));
    return y;
  },
};

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function measureGraph(build: (nodes: number) => Value, nodes: number): object {
  const run = () => {
    const start = process.hrtime.bigint();
    build(nodes).backward();
    return Number(process.hrtime.bigint() - start) / nodes;
  };
  const repetitions = Math.max(1, Math.min(2000, Math.floor(3e6 / nodes)));
  for (let i = 0; i < Math.min(repetitions, 200); i++) run();
  const times = Array.from({ length: repetitions }, run).sort((a, b) => a - b);
  const copies = Math.ceil(1e6 / nodes);
  const before = heapUsed();
  const kept = Array.from({ length: copies }, () => build(nodes));
  const bytes = (heapUsed() - before) / (copies * nodes);
  return { nanoseconds: times[Math.floor(times.length / 2)], bytes, kept: kept.length };
}

/** Heap in use after a tenth of the steps, and after all. */
function measureTraining(steps: number): object {
  let params = defaultParams;
  const heap: number[] = [];
  for (let step = 1; step <= steps; step++) {
    const leaves = mapParameters((name) => new Value(params[name]));
    networkLoss(leaves, [0.4, -0.9], step % 2 === 0 ? [1, 0] : [0, 1]).backward();
    params = mapParameters((name) => leaves[name].data - 0.01 * leaves[name].grad);
    if (step === steps / 10 || step === steps) heap.push(heapUsed());
  }
  return { heap };
}

const build = graphs[kind ?? ''];
console.log(JSON.stringify(build === undefined ? measureTraining(count) : measureGraph(build, count)));
