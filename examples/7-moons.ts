// micrograd's demo: a 2-16-16-1 network learns to separate two half-moons. It is written once and trained twice: with a new
// graph of all hundred points in each step, and with a compiled program for one point, summed over all points.
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

// The parameters are in one array: for each neuron the weights, then the bias, which is the weight of a constant 1.
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

// The hinge loss is 0 where the score has the sign of y and is at least 1 in size. The penalty keeps the parameters small.
const pointLoss = (params: Scalar[], x: Scalar[], y: Scalar) => relu(sub(1, mul(y, score(params, x))));
const penalty = (params: Scalar[]) => mul(1e-4, sum(params.map((p) => square(p))));

// Eager: one graph of some 80,000 nodes from the parameters to the loss.
const eager = valueAndGrad((params: Scalar[]) =>
  add(mean(moons.map(([x, y]) => pointLoss(params, x, y))), penalty(params)),
);

// Compiled: one program for a point, summed over all points, and one for the penalty.
const pointProgram = compile(pointLoss, [...initialMoonParams], [0, 0], 1);
const penaltyProgram = compile(penalty, [...initialMoonParams]);
const compiled = (params: number[]): [number, number[]] => {
  const [loss, gradient] = pointProgram.sumValueAndGrad(params, moons);
  const [penaltyLoss, penaltyGradient] = penaltyProgram.valueAndGrad(params);
  return [loss / moons.length + penaltyLoss, gradient.map((d, i) => d / moons.length + (penaltyGradient[i] ?? NaN))];
};

// Gradient descent; returns the losses of its hundred steps.
const train = (lossAndGradient: (params: number[]) => [number, number[]]) => {
  let params = [...initialMoonParams];
  return recordedTraining.losses.map((_, k) => {
    const [loss, gradient] = lossAndGradient(params);
    params = params.map((p, i) => p - (1 - 0.9 * (k / 100)) * (gradient[i] ?? NaN));
    return loss;
  });
};

const [eagerLosses, compiledLosses] = [train(eager), train(compiled)];
console.log([0, 1, 10, 99].map((k) => eagerLosses[k]?.toFixed(6))); // [ '0.895844', '1.723591', '0.245070', '0.010978' ]

// All hundred losses agree with micrograd's up to rounding: micrograd adds in another order.
const largestError = (losses: number[]) =>
  Math.max(...losses.map((loss, k) => Math.abs(loss / (recordedTraining.losses[k] ?? NaN) - 1)));
console.log(largestError(eagerLosses) < 1e-9); // true
console.log(largestError(compiledLosses) < 1e-9); // true
