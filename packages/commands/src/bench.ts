import { alternate, totalOfWork } from './bench/alternate.ts';
import { referenceNetwork } from './bench/reference-network.ts';
import { columns } from './table.ts';
import { print } from './terminal.ts';

const ratio = (x: number) => x.toFixed(2);

print('The reference network, one forward and backward pass, relative to the hand derivation');
print(
  columns([
    ['', 'ratio', 'quartiles', 'ns'],
    ...alternate(referenceNetwork()).map(({ name, median, ratio: middle, quartiles: [low, high] }) => [
      name,
      ratio(middle),
      `${ratio(low)} to ${ratio(high)}`,
      median.toFixed(0),
    ]),
  ]),
);
if (Number.isNaN(totalOfWork())) print('The work came to NaN.');
