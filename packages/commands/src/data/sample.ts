import type { Pair } from '@autograd-222/model-222';
import { irisFlowers } from './iris.ts';

/** What the network is evaluated at. */
export interface Sample {
  readonly x: Pair;
  readonly y: Pair;
  /** What the sample is called in a sentence: "flower 1 of 100, Iris versicolor". */
  readonly sample: string;
}

/** A flower, by its number from 1 to 100, with other inputs or targets if they are given. */
export function sampleOf(number: number, x?: Pair, y?: Pair): Sample {
  const flower = irisFlowers()[number - 1];
  if (flower === undefined) throw new RangeError(`there is no flower ${number}`);
  const given = [
    ...(x === undefined ? [] : [`x = (${x.join(', ')})`]),
    ...(y === undefined ? [] : [`y = (${y.join(', ')})`]),
  ];
  const ofFlower = `flower ${number} of 100, Iris ${flower.species}`;
  const sample = [...(given.length === 2 ? [] : [ofFlower]), ...given].join(', ');
  return { x: x ?? flower.x, y: y ?? flower.y, sample };
}
