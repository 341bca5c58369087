import { Option } from '@commander-js/extra-typings';
import { integer, pairOfNumbers, paramsFile, positiveNumber } from './option-values.ts';

// The options that more than one command has.

export const flowerOption = new Option('--flower <number>', 'which flower of the data, 1 to 100')
  .argParser(integer(1, 100))
  .default(1);

export const xOption = new Option('--x <x1,x2>', "inputs in place of the flower's").argParser(pairOfNumbers);

export const yOption = new Option('--y <y1,y2>', "targets in place of the flower's").argParser(pairOfNumbers);

export const paramsOption = new Option(
  '--params <file>',
  'JSON file of parameters: an object with a number for each of w1 to w8 and b1 to b4',
).argParser(paramsFile);

export const seedOption = new Option('--seed <number>', 'seed of random parameters between -1 and 1')
  .argParser(integer(0, 2 ** 31 - 1))
  .conflicts('params');

export const rateOption = new Option('--rate <number>', 'learning rate').argParser(positiveNumber).default(0.5);
