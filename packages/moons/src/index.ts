import recorded from './moons.json' with { type: 'json' };

/** A point of one of the two half-moons, and which of them it is on: 1 or -1. */
export type Moon = [x: number[], y: number];

/** The hundred points of micrograd's demo. */
export const moons: readonly Moon[] = recorded.samples.map(([x1 = NaN, x2 = NaN, y = NaN]) => [[x1, x2], y]);

/** The 337 initial parameters of its 2-16-16-1 network: for each neuron the weights, then the bias. */
export const initialMoonParams: readonly number[] = recorded.params;

/** The losses and accuracies that micrograd computes in the hundred steps of its training. */
export const recordedTraining = { losses: recorded.losses, accuracies: recorded.accuracies };
