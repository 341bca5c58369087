import { add, dot, mean, mul, relu, type Scalar, square, sub, sum } from '@autograd-222/autograd';
import { moons } from '@autograd-222/moons';

/** The units of micrograd's network, layer by layer. */
export const layers: readonly number[] = [16, 16, 1];

/** The network's output at a point, whose sign tells the moon. The hidden units are relus; the output is linear. */
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

/** The hinge loss at one point: 0 where the score has the sign of y and is at least 1 in size. */
export function marginLoss(params: readonly Scalar[], x: readonly Scalar[], y: Scalar): Scalar {
  return relu(sub(1, mul(y, score(params, x))));
}

/** The L2 penalty on the parameters. */
export function penalty(params: readonly Scalar[]): Scalar {
  return mul(1e-4, sum(params.map((p) => square(p))));
}

/** The loss to minimise: the mean over all points, plus the penalty. */
export function moonsLoss(params: readonly Scalar[]): Scalar {
  return add(mean(moons.map(([x, y]) => marginLoss(params, x, y))), penalty(params));
}

/** The learning rate of step k. */
export function learningRate(k: number): number {
  return 1 - (0.9 * k) / 100;
}
