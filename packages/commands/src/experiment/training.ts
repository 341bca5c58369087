import { mean } from '@autograd-222/autograd';
import { forward, mapParameters, networkLoss, type Params } from '@autograd-222/model-222';
import type { Flower } from '../data/iris.ts';
import type { GradientRule } from './gradients.ts';

/** The mean loss after an epoch, and the share of flowers whose larger output is that of their species. */
export interface Progress {
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
}

export interface Training {
  readonly progress: readonly Progress[];
  readonly params: Params;
}

export interface Schedule {
  readonly epochs: number;
  readonly rate: number;
  /** About how many epochs to record the progress of; default: 10. */
  readonly records?: number;
}

/**
 * Gradient descent on the mean loss of all flowers, one step per epoch: p ← p - rate · mean of ∂L/∂p, as `rule`
 * gives it. `onEpoch` is called after each epoch.
 */
export function train(
  flowers: readonly Flower[],
  rule: GradientRule,
  initial: Params,
  { epochs, rate, records = 10 }: Schedule,
  onEpoch: () => void = () => {},
): Training {
  let params = initial;
  const progress = [progressAt(flowers, params, 0)];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const gradients = flowers.map(({ x, y }) => rule(params, x, y));
    const before = params;
    params = mapParameters((name) => before[name] - rate * mean(gradients.map((gradient) => gradient[name])));
    if (isRecorded(epoch, epochs, records)) progress.push(progressAt(flowers, params, epoch));
    onEpoch();
  }
  return { progress, params };
}

/** Evenly spread epochs, and the last. */
function isRecorded(epoch: number, epochs: number, records: number): boolean {
  return epoch === epochs || epoch % Math.ceil(epochs / records) === 0;
}

function progressAt(flowers: readonly Flower[], params: Params, epoch: number): Progress {
  const correct = flowers.filter(({ x, y }) => {
    const { h3, h4 } = forward(params, x);
    return y[0] > y[1] ? h3 > h4 : h4 > h3;
  });
  return {
    epoch,
    loss: mean(flowers.map(({ x, y }) => networkLoss(params, x, y))),
    accuracy: correct.length / flowers.length,
  };
}
