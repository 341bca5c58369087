import {
  type Activations,
  forward,
  judgeEquations,
  mapParameters,
  networkLoss,
  type Pair,
  type ParameterName,
  type Params,
  parameterNames,
} from '@autograd-222/model-222';
import type { Flower } from '../data/iris.ts';
import { type Tally, tally } from '../equations/tally.ts';
import { agrees, type Method, relativeDifference, rules } from './gradients.ts';
import { type Schedule, type Training, train } from './training.ts';

export interface Settings extends Schedule {
  /** The flower of the forward pass and the gradients, from 1. */
  readonly flower: number;
  readonly params: Params;
}

/** The gradients by hand and by the engine, compared at all flowers. */
export interface WholeSet {
  /** How many derivatives there are, how many of them are finite, and how many of those agree. */
  readonly derivatives: number;
  readonly finite: number;
  readonly agreeing: number;
  /** The largest relative difference, and where it is; null if no derivative is finite. */
  readonly largest: { readonly difference: number; readonly flower: number; readonly parameter: ParameterName } | null;
}

/** The result of `pnpm start`, which --json prints. */
export interface Comparison {
  readonly settings: Settings;
  readonly flower: Flower;
  readonly forward: Activations & { readonly L: number };
  readonly gradients: Readonly<Record<Method, Params>>;
  readonly wholeSet: WholeSet;
  /** How many of the document's equations hold. */
  readonly equations: Tally;
  readonly training: Readonly<Record<'automatic' | 'hand' | 'document', Training>>;
}

/** Compares the gradients at one flower, at all flowers, and in training. `onEpoch` is called after each epoch. */
export function compare(flowers: readonly Flower[], settings: Settings, onEpoch: () => void): Comparison {
  const { params } = settings;
  const flower = flowers[settings.flower - 1];
  if (flower === undefined)
    throw new RangeError(`compare: flower must be at most ${flowers.length}, but is ${settings.flower}`);
  const { x, y } = flower;
  return {
    settings,
    flower,
    forward: { ...forward(params, x), L: networkLoss(params, x, y) },
    gradients: gradientsAt(params, x, y),
    wholeSet: compareOverAll(flowers, params),
    equations: tally(judgeEquations()),
    training: trainings(flowers, params, settings, onEpoch),
  };
}

/** The gradient of the loss at one sample, by each method. */
export function gradientsAt(params: Params, x: Pair, y: Pair): Comparison['gradients'] {
  return {
    document: onlyParameters(rules.document(params, x, y)),
    hand: onlyParameters(rules.hand(params, x, y)),
    automatic: rules.automatic(params, x, y),
    centralDifference: rules.centralDifference(params, x, y),
  };
}

/** Training with three of the gradients. `onEpoch` is called after each epoch of each. */
export function trainings(
  flowers: readonly Flower[],
  params: Params,
  schedule: Schedule,
  onEpoch: () => void,
): Comparison['training'] {
  const trainWith = (rule: 'automatic' | 'hand' | 'document') => train(flowers, rules[rule], params, schedule, onEpoch);
  return { automatic: trainWith('automatic'), hand: trainWith('hand'), document: trainWith('document') };
}

function onlyParameters(gradient: Params): Params {
  return mapParameters((name) => gradient[name]);
}

function compareOverAll(flowers: readonly Flower[], params: Params): WholeSet {
  const compared = flowers.flatMap(({ x, y }, i) => {
    const hand = rules.hand(params, x, y);
    const automatic = rules.automatic(params, x, y);
    return parameterNames.map((parameter) => ({
      finite: Number.isFinite(automatic[parameter]),
      agrees: agrees('hand', hand[parameter], automatic[parameter]),
      where: { difference: relativeDifference(hand[parameter], automatic[parameter]), flower: i + 1, parameter },
    }));
  });
  const finite = compared.filter((one) => one.finite);
  return {
    derivatives: compared.length,
    finite: finite.length,
    agreeing: finite.filter((one) => one.agrees).length,
    largest: finite.reduce<WholeSet['largest']>(
      (largest, { where }) => (largest === null || where.difference > largest.difference ? where : largest),
      null,
    ),
  };
}
