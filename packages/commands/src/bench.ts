import { Command } from '@commander-js/extra-typings';
import { alternate, type Contestant, stepsOf, totalOfWork } from './bench/alternate.ts';
import { coldTable } from './bench/cold.ts';
import { eagerMoonsStep, moonsStep } from './bench/moons-step.ts';
import { compileReferenceNetwork, referenceNetwork, referenceNetworkOverData } from './bench/reference-network.ts';
import { compiledSizeTable, sizeTable, trainingHeap } from './bench/size.ts';
import { columns } from './cli/table.ts';
import { print, run, showProgress } from './cli/terminal.ts';

const command = new Command('pnpm bench')
  .description(
    'Measures the speed of the engine relative to handwritten code. Runs of the implementations are interleaved, so that other load on the machine affects all of them equally.',
  )
  .option('--size', 'also measure graphs of up to 10^7 nodes and a million training steps, which takes minutes');

const workloads: readonly [heading: string, contestants: () => readonly Contestant[], rounds: number][] = [
  ['The 2-2-2 network, one forward and backward pass', referenceNetwork, 301],
  ['The same, summed over a hundred flowers: time per flower', referenceNetworkOverData, 301],
  ["A training step of micrograd's demo: a hundred points, 337 parameters", moonsStep, 101],
  ['The same, eagerly', eagerMoonsStep, 15],
  ['Compiling the 2-2-2 network, warmed up', () => [compileReferenceNetwork()], 301],
];

run(command, ({ size }) => {
  workloads.forEach(([heading, contestants, rounds], i) => {
    print(`${i === 0 ? '' : '\n'}${heading}\n`);
    print(standings(contestants(), rounds));
  });
  print("\nAll hundred steps of micrograd's demo from a cold start, compiling included\n");
  print(coldTable());
  if (size) {
    print('\nForward and backward over large graphs, in a heap of 4 GiB\n');
    sizeTable(print);
    print('\nPrograms of large graphs: the 2-2-2 network over many samples, and a recurrent net of two tanh units\n');
    compiledSizeTable(print);
    print('\nTraining the 2-2-2 network, one graph per step\n');
    print(trainingHeap());
  }
  if (Number.isNaN(totalOfWork())) throw new Error('the benchmark computed NaN');
});

function standings(contestants: readonly Contestant[], rounds: number): string {
  const results = alternate(contestants, rounds, showProgress('measuring', stepsOf(contestants, rounds)));
  return columns([
    ['', 'ratio', 'quartiles', 'µs'],
    ...results.map(({ name, median, ratio, quartiles: [low, high] }) => [
      name,
      ratio.toFixed(2),
      `${low.toFixed(2)} to ${high.toFixed(2)}`,
      (median / 1000).toPrecision(3),
    ]),
  ]);
}
