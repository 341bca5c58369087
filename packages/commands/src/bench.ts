import { Command } from '@commander-js/extra-typings';
import { alternate, totalOfWork } from './bench/alternate.ts';
import { referenceNetwork } from './bench/reference-network.ts';
import { sizeTable, trainingHeap } from './bench/size.ts';
import { columns } from './table.ts';
import { print, run } from './terminal.ts';

const command = new Command('pnpm bench')
  .description(
    'Measures the engine: as ratios in one run, the contestants taking turns, so that a noisy machine is fair.',
  )
  .option(
    '--size',
    'also how time and memory grow with the graph, to 10^7 nodes, and a million training steps (minutes)',
  );

run(command, ({ size }) => {
  print('The reference network, one forward and backward pass, relative to the hand derivation\n');
  print(
    columns([
      ['', 'ratio', 'quartiles', 'ns'],
      ...alternate(referenceNetwork()).map(({ name, median, ratio, quartiles: [low, high] }) => [
        name,
        ratio.toFixed(2),
        `${low.toFixed(2)} to ${high.toFixed(2)}`,
        median.toFixed(0),
      ]),
    ]),
  );
  if (size) {
    print('\nForward and backward over large graphs, in a heap of 4 GiB\n');
    sizeTable(print);
    print('\nTraining on the reference network, one step a graph\n');
    print(trainingHeap());
  }
  if (Number.isNaN(totalOfWork())) throw new Error('the work came to NaN');
});
