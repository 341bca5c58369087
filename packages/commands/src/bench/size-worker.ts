// One measurement in a process of its own, whose heap holds nothing else: node --expose-gc size-worker.ts <kind> <nodes>
import { add, compile, mul, type Scalar, sum, tanh, Value } from '@autograd-222/autograd';
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

/** Of a hundred leaves, some number of op nodes: each of what came shortly before, and of a leaf or the same. */
function mixture(leaves: readonly Scalar[], nodes: number): Scalar {
  const recent = leaves.slice(0, 50);
  let seed = 1;
  const below = (n: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >>> 8) % n;
  };
  const earlier = () => recent[below(recent.length)] ?? 0;
  for (let made = recent.length - 1; made < nodes; ) {
    const [x, y] = [earlier(), below(2) === 0 ? earlier() : (leaves[below(leaves.length)] ?? 0)];
    const kind = below(5);
    recent[made % recent.length] = kind < 2 ? add(mul(x, 0.5), mul(y, 0.5)) : kind < 4 ? mul(x, y) : tanh(x);
    made += kind < 2 ? 3 : 1;
  }
  return sum(recent);
}

/** Compiles a mixture, and runs it until V8 has had the time to optimise all of its pieces. */
function measureCompiled(nodes: number): object {
  const leaves = Array.from({ length: 100 }, (_, i) => 0.9 * Math.sin(i));
  const compileIt = () => {
    const start = process.hrtime.bigint();
    const run = compile((xs: Scalar[]) => mixture(xs, nodes), leaves).flat.valueAndGrad;
    return { run, compiling: Number(process.hrtime.bigint() - start) / nodes };
  };
  for (let i = 0; i < 2e4 / nodes; i++) compileIt();
  const before = heapUsed();
  const programs = Array.from({ length: Math.ceil(2e4 / nodes) }, compileIt);
  const bytes = (heapUsed() - before) / (programs.length * nodes);
  const compilings = programs.map(({ compiling }) => compiling).sort((a, b) => a - b);
  const compiling = compilings[Math.floor(compilings.length / 2)];
  const run = programs[0]?.run ?? (() => NaN);
  const [params, none, gradient] = [Float64Array.from(leaves), new Float64Array(0), new Float64Array(leaves.length)];
  const once = () => {
    const start = process.hrtime.bigint();
    run(params, none, gradient);
    return Number(process.hrtime.bigint() - start) / nodes;
  };
  const end = performance.now() + 2000 + 0.2 * nodes;
  while (performance.now() < end) once();
  const units = Math.max(11, Math.ceil(1e5 / nodes));
  const times = Array.from({ length: units }, once).sort((a, b) => a - b);
  return { compiling, nanoseconds: times[Math.floor(times.length / 2)], bytes };
}

const build = graphs[kind ?? ''];
const result =
  build !== undefined
    ? measureGraph(build, count)
    : kind === 'compiled'
      ? measureCompiled(count)
      : measureTraining(count);
console.log(JSON.stringify(result));
