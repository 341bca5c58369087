import { compile } from '@autograd-222/autograd';
import { learningRate, marginLoss, penalty, score } from '@autograd-222/commands/bench/moons-network';
import { initialMoonParams, moons, recordedTraining } from '@autograd-222/moons';
import { expect, test } from 'vitest';

test("the benchmark's network, compiled, reproduces the hundred losses and accuracies of micrograd's demo", () => {
  const ofPoint = compile(marginLoss, [...initialMoonParams], [0, 0], 1);
  const ofPenalty = compile(penalty, [...initialMoonParams]);
  let params = [...initialMoonParams];
  const steps = recordedTraining.losses.map((_, k) => {
    const accuracy = moons.filter(([x, y]) => score(params, x) * y > 0).length / moons.length;
    const [loss, gradient] = ofPoint.sumValueAndGrad(params, moons);
    const [penaltyLoss, penaltyGradient] = ofPenalty.valueAndGrad(params);
    params = params.map(
      (p, i) => p - learningRate(k) * ((gradient[i] ?? NaN) / moons.length + (penaltyGradient[i] ?? NaN)),
    );
    return { loss: loss / moons.length + penaltyLoss, accuracy };
  });
  expect(steps).toHaveLength(100);
  // Rounding alone: micrograd begins each sum with the bias, and a hundred steps magnify what that changes.
  const errors = steps.map(({ loss }, k) => Math.abs(loss / (recordedTraining.losses[k] ?? NaN) - 1));
  expect(Math.max(...errors)).toBeLessThanOrEqual(1e-9);
  expect(steps.map(({ accuracy }) => accuracy)).toEqual(recordedTraining.accuracies);
});
