// One measurement, in a process of its own so that the heap holds nothing else:
// node --expose-gc size-worker.ts <kind> <nodes>
import { add, compile, mul, type Scalar, sum, Value } from '@autograd-222/autograd';
import { mapParameters, networkLoss, type Pair, type Params } from '@autograd-222/model-222';
import { defaultParams } from '../data/initial-params.ts';
import { irisFlowers } from '../data/iris.ts';

const [kind, count] = [process.argv[2], Number(process.argv[3])];

/** Graphs with a given number of op nodes. */
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

/** The op nodes per sample: those of the forward pass, and the addition to the other samples. */
const nodesOfSample = 45;

/**
 * Compiles the 2-2-2 network's loss over many samples as one long program, and runs it until V8 has had time to
 * optimise all of its functions. (For real data, one program summed over the samples is the better choice.)
 */
function measureCompiled(nodes: number): object {
  const count = Math.round(nodes / nodesOfSample);
  const flowers = irisFlowers();
  const example = Array.from({ length: count }, (_, i): readonly [Pair, Pair] => {
    const { x, y } = flowers[i % flowers.length] ?? { x: [0, 0], y: [0, 1] };
    return [x, y];
  });
  const total = (params: Params<Scalar>, samples: readonly (readonly [Pair<Scalar>, Pair<Scalar>])[]) =>
    sum(samples.map(([x, y]) => networkLoss(params, x, y)));
  const compileIt = () => {
    const start = process.hrtime.bigint();
    const run = compile(total, defaultParams, example).flat.valueAndGrad;
    return { run, compiling: Number(process.hrtime.bigint() - start) / nodes };
  };
  for (let i = 0; i < 2e4 / nodes; i++) compileIt();
  const before = heapUsed();
  const programs = Array.from({ length: Math.ceil(2e4 / nodes) }, compileIt);
  const bytes = (heapUsed() - before) / (programs.length * nodes);
  const compilings = programs.map(({ compiling }) => compiling).sort((a, b) => a - b);
  const run = programs[0]?.run ?? (() => NaN);
  const params = Float64Array.from(Object.values(defaultParams));
  const data = Float64Array.from(example.flat(2));
  const gradient = new Float64Array(params.length);
  const once = () => {
    const start = process.hrtime.bigint();
    run(params, data, gradient);
    return Number(process.hrtime.bigint() - start) / nodes;
  };
  const end = performance.now() + 2000 + 0.2 * nodes;
  while (performance.now() < end) once();
  const times = Array.from({ length: Math.max(11, Math.ceil(1e5 / nodes)) }, once).sort((a, b) => a - b);
  const median = (sorted: readonly number[]) => sorted[Math.floor(sorted.length / 2)];
  return { compiling: median(compilings), nanoseconds: median(times), bytes };
}

const build = graphs[kind ?? ''];
const result =
  build !== undefined
    ? measureGraph(build, count)
    : kind === 'compiled'
      ? measureCompiled(count)
      : measureTraining(count);
console.log(JSON.stringify(result));
