import { mean } from '@autograd-222/autograd';
import { forward, mapParameters, networkLoss, type Params } from '@autograd-222/model-222';
import type { Flower } from '../data/iris.ts';
import type { GradientRule } from './gradients.ts';

/** Where a training stands: the mean loss, and the share of flowers whose larger output is the right one. */
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
  /** At about how many epochs to look how it stands: ten unless told. */
  readonly looks?: number;
}

/**
 * Gradient descent on the mean loss of all flowers, one step an epoch: p ← p - rate · mean of ∂L/∂p by `rule`.
 * `onEpoch` is called after each.
 */
export function train(
  flowers: readonly Flower[],
  rule: GradientRule,
  initial: Params,
  { epochs, rate, looks = 10 }: Schedule,
  onEpoch: () => void = () => {},
): Training {
  let params = initial;
  const progress = [assess(flowers, params, 0)];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const gradients = flowers.map(({ x, y }) => rule(params, x, y));
    const before = params;
    params = mapParameters((name) => before[name] - rate * mean(gradients.map((gradient) => gradient[name])));
    if (isLookedAt(epoch, epochs, looks)) progress.push(assess(flowers, params, epoch));
    onEpoch();
  }
  return { progress, params };
}

/** Some epochs, evenly spread, with the last. */
function isLookedAt(epoch: number, epochs: number, looks: number): boolean {
  return epoch === epochs || epoch % Math.ceil(epochs / looks) === 0;
}

function assess(flowers: readonly Flower[], params: Params, epoch: number): Progress {
  const right = flowers.filter(({ x, y }) => {
    const { h3, h4 } = forward(params, x);
    return y[0] > y[1] ? h3 > h4 : h4 > h3;
  });
  return {
    epoch,
    loss: mean(flowers.map(({ x, y }) => networkLoss(params, x, y))),
    accuracy: right.length / flowers.length,
  };
}
