import { add, dot, mean, mul, relu, type Scalar, square, sub, sum } from '@autograd-222/autograd';
import recorded from './moons.json' with { type: 'json' };

/** A point of one of the two half-moons, and which it is on: 1 or -1. */
export type Moon = [x: number[], y: number];

/** The hundred points of micrograd's demo. */
export const moons: readonly Moon[] = recorded.samples.map(([x1 = NaN, x2 = NaN, y = NaN]) => [[x1, x2], y]);

/** The 337 numbers that its training begins with: of each neuron the weights, and then the bias. */
export const initialMoonParams: readonly number[] = recorded.params;

/** The losses and accuracies that micrograd has in the hundred steps of its training. */
export const recordedTraining = { losses: recorded.losses, accuracies: recorded.accuracies };

/** The units of its network, layer by layer. */
export const layers: readonly number[] = [16, 16, 1];

/** What the network says of a point: its sign is that of the moon. The hidden units are relus, the output is linear. */
export function score(params: readonly number[], x: readonly number[]): number;
export function score(params: readonly Scalar[], x: readonly Scalar[]): Scalar;
export function score(params: readonly Scalar[], x: readonly Scalar[]): Scalar {
  let at = 0;
  let outputs = x;
  for (const units of layers) {
    const inputs = outputs;
    const sums = Array.from({ length: units }, () => {
      const weights = params.slice(at, at + inputs.length);
      at += inputs.length + 1;
      return add(dot(weights, inputs), params[at - 1] ?? NaN);
    });
    outputs = units === 1 ? sums : sums.map((sum) => relu(sum));
  }
  return outputs[0] ?? NaN;
}

/** The loss at one point: nothing where the score has the right sign by a margin of 1. */
export function marginLoss(params: readonly Scalar[], x: readonly Scalar[], y: Scalar): Scalar {
  return relu(sub(1, mul(y, score(params, x))));
}

/** What keeps the parameters small. */
export function penalty(params: readonly Scalar[]): Scalar {
  return mul(1e-4, sum(params.map((p) => square(p))));
}

/** The loss that is trained on: that at all points, and the penalty. */
export function moonsLoss(params: readonly Scalar[]): Scalar {
  return add(mean(moons.map(([x, y]) => marginLoss(params, x, y))), penalty(params));
}

/** How far to go down the gradient in step k. */
export function learningRate(k: number): number {
  return 1 - (0.9 * k) / 100;
}
