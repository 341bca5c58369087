// micrograd's demo: a network of 2-16-16-1 neurons learns to tell two half-moons apart. Written once, it is trained twice:
// on the graph of all hundred points, built anew in each step, and by the program that its graph at one point compiles to.
import {
  add,
  compile,
  dot,
  mean,
  mul,
  relu,
  type Scalar,
  square,
  sub,
  sum,
  valueAndGrad,
} from '@autograd-222/autograd';
import { initialMoonParams, moons, recordedTraining } from '@autograd-222/moons';

// The parameters stand in one row: of each neuron the weights, and then the bias, as the weight of a constant 1.
const score = (params: Scalar[], x: Scalar[]) => {
  let at = 0;
  const neuron = (inputs: Scalar[]) => {
    const weights = params.slice(at, at + inputs.length + 1);
    at += weights.length;
    return dot(weights, [...inputs, 1]);
  };
  const layer = (inputs: Scalar[], units: number) => Array.from({ length: units }, () => neuron(inputs));
  const hidden = layer(layer(x, 16).map(relu), 16).map(relu);
  return neuron(hidden);
};

// No loss where the score has the sign of y by a margin of 1; and a little for large parameters.
const pointLoss = (params: Scalar[], x: Scalar[], y: Scalar) => relu(sub(1, mul(y, score(params, x))));
const penalty = (params: Scalar[]) => mul(1e-4, sum(params.map((p) => square(p))));

// The eager way: one graph of some 80 000 nodes, from the parameters to the loss.
const eager = valueAndGrad((params: Scalar[]) =>
  add(mean(moons.map(([x, y]) => pointLoss(params, x, y))), penalty(params)),
);

// The compiled way: one program for a point, summed over all of them, and one for the penalty.
const pointProgram = compile(pointLoss, [...initialMoonParams], [0, 0], 1);
const penaltyProgram = compile(penalty, [...initialMoonParams]);
const compiled = (params: number[]): [number, number[]] => {
  const [loss, slope] = pointProgram.sum(params, moons);
  const [more, steeper] = penaltyProgram.valueAndGrad(params);
  return [loss / moons.length + more, slope.map((d, i) => d / moons.length + (steeper[i] ?? NaN))];
};

// Gradient descent, a hundred steps; what comes back are their losses.
const train = (lossAndGradient: (params: number[]) => [number, number[]]) => {
  let params = [...initialMoonParams];
  return recordedTraining.losses.map((_, k) => {
    const [loss, gradient] = lossAndGradient(params);
    params = params.map((p, i) => p - (1 - 0.9 * (k / 100)) * (gradient[i] ?? NaN));
    return loss;
  });
};

const [byGraph, byProgram] = [train(eager), train(compiled)];
console.log([0, 1, 10, 99].map((k) => byGraph[k]?.toFixed(6))); // [ '0.895844', '1.723591', '0.245070', '0.010978' ]

// They are micrograd's own losses, all hundred of them, but for rounding: it adds in another order.
const largestError = (losses: number[]) =>
  Math.max(...losses.map((loss, k) => Math.abs(loss / (recordedTraining.losses[k] ?? NaN) - 1)));
console.log(largestError(byGraph) < 1e-9); // true
console.log(largestError(byProgram) < 1e-9); // true
