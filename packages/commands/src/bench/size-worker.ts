// One measurement, in a process of its own so that the heap holds nothing else:
// node --expose-gc size-worker.ts <kind> <nodes>
import { add, compile, mul, type Scalar, sum, tanh, Value } from '@autograd-222/autograd';
import { mapParameters, networkLoss, parameterNames } from '@autograd-222/model-222';
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

/** A function as one long program, and what to call it with. */
interface Workload {
  readonly f: (params: readonly Scalar[], data: readonly Scalar[]) => Scalar;
  readonly params: readonly number[];
  readonly data: readonly number[];
}

/** Functions with a given number of op nodes. */
const workloads: Readonly<Record<string, (nodes: number) => Workload>> = { network: networkOverSamples, recurrent };

/**
 * The 2-2-2 network's loss, summed over many samples: 45 op nodes for each. (For real data, one program summed over the samples
 * is the better choice.)
 */
function networkOverSamples(nodes: number): Workload {
  const flowers = irisFlowers();
  const count = Math.round(nodes / 45);
  const data = Array.from({ length: count }, (_, i) => flowers[i % flowers.length]).flatMap((flower) =>
    flower === undefined ? [] : [...flower.x, ...flower.y],
  );
  const names = new Map(parameterNames.map((name, i) => [name, i]));
  return {
    f: (params, data) => {
      const named = mapParameters((name) => params[names.get(name) ?? -1] ?? NaN);
      const at = (i: number) => data[i] ?? NaN;
      const losses = Array.from({ length: count }, (_, i) =>
        networkLoss(named, [at(4 * i), at(4 * i + 1)], [at(4 * i + 2), at(4 * i + 3)]),
      );
      return sum(losses);
    },
    params: parameterNames.map((name) => defaultParams[name]),
    data,
  };
}

/** A recurrent net of two tanh units, unrolled: 16 op nodes a step. */
function recurrent(nodes: number): Workload {
  return {
    f: (params, data) => {
      const p = (i: number) => params[i] ?? NaN;
      const unit = (i: number, x: Scalar, h: Scalar, k: Scalar) =>
        tanh(add(add(mul(p(i), x), add(mul(p(i + 1), h), mul(p(i + 2), k))), p(i + 3)));
      let [h, k]: [Scalar, Scalar] = [0, 0];
      for (const x of data) [h, k] = [unit(0, x, h, k), unit(4, x, h, k)];
      return add(h, k);
    },
    params: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8],
    data: Array.from({ length: Math.round(nodes / 16) }, (_, i) => Math.sin(i)),
  };
}

/** Compiles the function, calls it, and runs it until V8 has had time to optimise it; beside it, the eager engine. */
function measureCompiled({ f, params, data }: Workload, nodes: number): object {
  const nanoseconds = (work: () => unknown) => {
    const start = process.hrtime.bigint();
    work();
    return Number(process.hrtime.bigint() - start) / nodes;
  };
  const compileIt = () => {
    const start = process.hrtime.bigint();
    const program = compile(f, params, data);
    const run = program.flat.valueAndGrad;
    return { program, run, compiling: Number(process.hrtime.bigint() - start) / nodes };
  };
  for (let i = 0; i < 2e4 / nodes; i++) compileIt();
  const before = heapUsed();
  const { program, run, compiling } = compileIt();
  const bytes = (heapUsed() - before) / nodes;
  const arrays = [Float64Array.from(params), Float64Array.from(data), new Float64Array(params.length)] as const;
  const once = () => nanoseconds(() => run(...arrays));
  const first = once();
  const end = performance.now() + 2000 + (program.backend === 'text' ? 0.2 * nodes : 0);
  while (performance.now() < end) once();
  const eager = () =>
    nanoseconds(() => {
      const y = f(
        params.map((x) => new Value(x)),
        data.map((x) => new Value(x)),
      );
      if (typeof y !== 'number') y.backward();
    });
  for (let i = 0; i < Math.min(1e5 / nodes, 20); i++) eager();
  const rounds = Array.from({ length: Math.max(5, Math.min(101, Math.ceil(1e5 / nodes))) }, () => {
    const [ofProgram, ofEager] = [once(), eager()];
    return { ofProgram, ratio: ofProgram / ofEager };
  });
  const median = (xs: readonly number[]) => xs.toSorted((a, b) => a - b)[Math.floor(xs.length / 2)];
  return {
    ...{ backend: program.backend, compiling, first, bytes },
    nanoseconds: median(rounds.map(({ ofProgram }) => ofProgram)),
    ratioToEager: median(rounds.map(({ ratio }) => ratio)),
  };
}

const build = graphs[kind ?? ''];
const workload = workloads[kind ?? ''];
const result =
  build !== undefined
    ? measureGraph(build, count)
    : workload !== undefined
      ? measureCompiled(workload(count), count)
      : measureTraining(count);
console.log(JSON.stringify(result));
