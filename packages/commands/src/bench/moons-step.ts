import { type Backend, compile, Value } from '@autograd-222/autograd';
import { initialMoonParams, moons } from '@autograd-222/moons';
import type { Contestant } from './alternate.ts';
import { Closure } from './closures.ts';
import { handMoons } from './moons-hand.ts';
import { layers, learningRate, marginLoss, moonsLoss, penalty } from './moons-network.ts';

const data = Float64Array.from(moons.flatMap(([x, y]) => [...x, y]));

/** One training step of micrograd's demo: loss, gradient and update. The training restarts after a hundred steps. */
export function moonsStep(): Contestant[] {
  return [
    training('hand loop', handMoons),
    training('compiled', compiledMoons('text')),
    training('compiled, on arrays', compiledMoons('arrays')),
  ];
}

/** The same, eagerly, beside an engine as micrograd and its port to TypeScript have it. */
export function eagerMoonsStep(): Contestant[] {
  return [training('closure per node', closureMoons), training('eager engine', eagerMoons)];
}

/** A hundred steps, compiling included, as a program does that does nothing else. Returns the time in milliseconds. */
export function trainingFromCold(kind: string): number {
  const start = performance.now();
  const step = training(kind, kind === 'hand' ? handMoons : compiledMoons(kind === 'arrays' ? 'arrays' : 'text'));
  for (let k = 0; k < 100; k++) step.work();
  return performance.now() - start;
}

type LossAndGradient = (params: Float64Array, data: Float64Array, gradient: Float64Array) => number;

function training(name: string, lossAndGradient: LossAndGradient): Contestant {
  const params = Float64Array.from(initialMoonParams);
  const gradient = new Float64Array(params.length);
  let k = 0;
  return {
    name,
    work: () => {
      if (k === 100) {
        params.set(initialMoonParams);
        k = 0;
      }
      const loss = lossAndGradient(params, data, gradient);
      const rate = learningRate(k++);
      for (let i = 0; i < params.length; i++) params[i] = (params[i] ?? 0) - rate * (gradient[i] ?? 0);
      return loss;
    },
    gradient: () => gradient,
  };
}

/** One program for a point, summed over all points, and one for the penalty. */
function compiledMoons(backend: Backend): LossAndGradient {
  const compileIt = compile.with({ backend });
  const { sumValueAndGrad } = compileIt(marginLoss, [...initialMoonParams], [0, 0], 1).flat;
  const ofPenalty = compileIt(penalty, [...initialMoonParams]).flat.valueAndGrad;
  const slope = new Float64Array(initialMoonParams.length);
  const none = new Float64Array(0);
  return (params, data, gradient) => {
    const loss = sumValueAndGrad(params, data, gradient) / moons.length + ofPenalty(params, none, slope);
    for (let i = 0; i < gradient.length; i++) gradient[i] = (gradient[i] ?? 0) / moons.length + (slope[i] ?? 0);
    return loss;
  };
}

function eagerMoons(params: Float64Array, _data: Float64Array, gradient: Float64Array): number {
  const leaves = Array.from(params, (p) => new Value(p));
  const loss = moonsLoss(leaves);
  if (typeof loss === 'number') return loss;
  loss.backward();
  leaves.forEach((leaf, i) => {
    gradient[i] = leaf.grad;
  });
  return loss.data;
}

function closureMoons(params: Float64Array, _data: Float64Array, gradient: Float64Array): number {
  const leaves = Array.from(params, (p) => new Closure(p));
  const losses = moons.map(([x, y]) => closureScore(leaves, x).mul(-y).add(1).relu());
  const squares = leaves.map((p) => p.mul(p));
  const loss = closureSum(losses)
    .mul(1 / moons.length)
    .add(closureSum(squares).mul(1e-4));
  loss.backward();
  leaves.forEach((leaf, i) => {
    gradient[i] = leaf.grad;
  });
  return loss.data;
}

function closureScore(params: readonly Closure[], x: readonly number[]): Closure {
  let at = 0;
  const neuron = (inputs: readonly (number | Closure)[]): Closure => {
    const products = inputs.map((input) => take().mul(input));
    return closureSum([...products, take()]);
  };
  const take = (): Closure => params[at++] ?? new Closure(NaN);
  let outputs: readonly (number | Closure)[] = x;
  let scores: readonly Closure[] = [];
  for (const units of layers) {
    const inputs = outputs;
    scores = Array.from({ length: units }, () => neuron(inputs));
    outputs = scores.map((score) => score.relu());
  }
  return closureSum(scores);
}

function closureSum([first = new Closure(0), ...others]: readonly Closure[]): Closure {
  return others.reduce((sum, x) => sum.add(x), first);
}
