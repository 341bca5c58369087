import { compile, valueAndGrad } from '@autograd-222/autograd';
import {
  initialMoonParams,
  learningRate,
  marginLoss,
  moons,
  moonsLoss,
  penalty,
  recordedTraining,
  score,
} from '@autograd-222/commands/moons';
import { expect, test } from 'vitest';

type LossAndGradient = (params: number[]) => [loss: number, gradient: readonly number[]];

function train(lossAndGradient: LossAndGradient): { losses: number[]; accuracies: number[] } {
  let params = [...initialMoonParams];
  const steps = recordedTraining.losses.map((_, k) => {
    const accuracy = moons.filter(([x, y]) => score(params, x) * y > 0).length / moons.length;
    const [loss, gradient] = lossAndGradient(params);
    params = params.map((p, i) => p - learningRate(k) * (gradient[i] ?? NaN));
    return { loss, accuracy };
  });
  return { losses: steps.map(({ loss }) => loss), accuracies: steps.map(({ accuracy }) => accuracy) };
}

const program = compile(marginLoss, [...initialMoonParams], [0, 0], 1);
const penaltyProgram = compile(penalty, [...initialMoonParams]);
const compiled: LossAndGradient = (params) => {
  const [loss, slope] = program.sum(params, moons);
  const [more, steeper] = penaltyProgram.valueAndGrad(params);
  return [loss / moons.length + more, slope.map((d, i) => d / moons.length + (steeper[i] ?? NaN))];
};

test.each<[string, LossAndGradient]>([
  ['the eager engine', valueAndGrad(moonsLoss)],
  ['the compiled program', compiled],
])("%s reproduces the hundred losses and accuracies of micrograd's demo", (_, lossAndGradient) => {
  const { losses, accuracies } = train(lossAndGradient);
  expect(recordedTraining.losses).toHaveLength(100);
  // Rounding alone: micrograd begins each sum with the bias, and a hundred steps magnify what that changes.
  const errors = losses.map((loss, k) => Math.abs(loss / (recordedTraining.losses[k] ?? NaN) - 1));
  expect(Math.max(...errors)).toBeLessThanOrEqual(1e-9);
  expect(accuracies).toEqual(recordedTraining.accuracies);
});
