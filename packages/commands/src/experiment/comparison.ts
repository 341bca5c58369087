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
import { agrees, relativeDifference, rules } from './gradients.ts';
import { type Schedule, type Training, train } from './training.ts';

export interface Settings extends Schedule {
  /** Which flower is looked at closely, from 1. */
  readonly flower: number;
  readonly params: Params;
}

/** The gradients by hand and by the engine over all flowers and parameters. */
export interface WholeSet {
  /** How many derivatives there are, how many of them are finite, and how many of those agree. */
  readonly derivatives: number;
  readonly finite: number;
  readonly agreeing: number;
  /** The largest difference relative to the larger of the two, and where it is; null where none is finite. */
  readonly largest: { readonly difference: number; readonly flower: number; readonly parameter: ParameterName } | null;
}

/** What `pnpm start` finds out, and prints with --json. */
export interface Comparison {
  readonly settings: Settings;
  readonly flower: Flower;
  readonly forward: Activations & { readonly L: number };
  readonly gradients: Readonly<Record<keyof typeof rules, Params>>;
  readonly wholeSet: WholeSet;
  /** How many of the document's equations hold. */
  readonly equations: Tally;
  readonly training: Readonly<Record<'automatic' | 'hand' | 'document', Training>>;
}

/** Compares the gradients at one flower, over all of them, and by what training with each comes to. */
export function compare(flowers: readonly Flower[], settings: Settings, onEpoch: () => void): Comparison {
  const { params } = settings;
  const flower = flowers[settings.flower - 1];
  if (flower === undefined)
    throw new RangeError(`compare: there is no flower ${settings.flower} among ${flowers.length}`);
  const { x, y } = flower;
  return {
    settings,
    flower,
    forward: { ...forward(params, x), L: networkLoss(params, x, y) },
    gradients: gradientsAt(params, x, y),
    wholeSet: compareOverAll(flowers, params),
    equations: tally(judgeEquations({ runs: 60 })),
    training: trainings(flowers, params, settings, onEpoch),
  };
}

/** The gradient of the loss at one sample, in each of the four ways. */
export function gradientsAt(params: Params, x: Pair, y: Pair): Comparison['gradients'] {
  return {
    document: onlyParameters(rules.document(params, x, y)),
    hand: onlyParameters(rules.hand(params, x, y)),
    automatic: rules.automatic(params, x, y),
    centralDifference: rules.centralDifference(params, x, y),
  };
}

/** What training comes to with three of the ways. `onEpoch` is called after each step of each. */
export function trainings(
  flowers: readonly Flower[],
  params: Params,
  schedule: Schedule,
  onEpoch: () => void,
): Comparison['training'] {
  const trainBy = (rule: 'automatic' | 'hand' | 'document') => train(flowers, rules[rule], params, schedule, onEpoch);
  return { automatic: trainBy('automatic'), hand: trainBy('hand'), document: trainBy('document') };
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
