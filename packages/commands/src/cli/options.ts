import { Option } from '@commander-js/extra-typings';
import { integer, pairOfNumbers, paramsFile, positiveNumber } from './option-values.ts';

// The options that more than one command has.

export const flowerOption = new Option('--flower <number>', 'flower of the data set, 1 to 100')
  .argParser(integer(1, 100))
  .default(1);

export const xOption = new Option('--x <x1,x2>', "use these inputs instead of the flower's").argParser(pairOfNumbers);

export const yOption = new Option('--y <y1,y2>', "use these targets instead of the flower's").argParser(pairOfNumbers);

export const paramsOption = new Option(
  '--params <file>',
  'read the parameters from this JSON file: an object with the numbers w1 to w8 and b1 to b4',
).argParser(paramsFile);

export const seedOption = new Option(
  '--seed <number>',
  'use random parameters between -1 and 1, generated from this seed',
)
  .argParser(integer(0, 2 ** 31 - 1))
  .conflicts('params');

export const rateOption = new Option('--rate <number>', 'learning rate').argParser(positiveNumber).default(0.5);
