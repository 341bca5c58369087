import {
  type Activations,
  forward,
  mapParameters,
  networkLoss,
  type ParameterName,
  type Params,
  parameterNames,
} from '@autograd-222/model-222';
import { relativeDifference, rules } from './gradients.ts';
import type { Flower } from './iris.ts';
import { type Schedule, type Training, train } from './training.ts';

export interface Settings extends Schedule {
  /** Which flower is looked at closely, from 1. */
  readonly flower: number;
  readonly params: Params;
}

/** What `pnpm start` finds out, and prints with --json. */
export interface Comparison {
  readonly settings: Settings;
  readonly flower: Flower;
  readonly forward: Activations & { readonly L: number };
  readonly gradients: Readonly<Record<keyof typeof rules, Params>>;
  /** Over all flowers and parameters, the largest difference of hand and automatic gradient relative to the larger. */
  readonly largestRelativeDifference: {
    readonly value: number;
    readonly flower: number;
    readonly parameter: ParameterName;
  };
  readonly training: Readonly<Record<'automatic' | 'hand' | 'document', Training>>;
}

/** Compares the gradients at one flower, over all of them, and by what training with each comes to. */
export function compare(flowers: readonly Flower[], settings: Settings, onEpoch: () => void): Comparison {
  const { params } = settings;
  const flower = flowers[settings.flower - 1];
  if (flower === undefined)
    throw new RangeError(`compare: there is no flower ${settings.flower} among ${flowers.length}`);
  const { x, y } = flower;
  const trainBy = (rule: 'automatic' | 'hand' | 'document') => train(flowers, rules[rule], params, settings, onEpoch);
  return {
    settings,
    flower,
    forward: { ...forward(params, x), L: networkLoss(params, x, y) },
    gradients: {
      document: onlyParameters(rules.document(params, x, y)),
      hand: onlyParameters(rules.hand(params, x, y)),
      automatic: rules.automatic(params, x, y),
      centralDifference: rules.centralDifference(params, x, y),
    },
    largestRelativeDifference: largestRelativeDifference(flowers, params),
    training: { automatic: trainBy('automatic'), hand: trainBy('hand'), document: trainBy('document') },
  };
}

function onlyParameters(gradient: Params): Params {
  return mapParameters((name) => gradient[name]);
}

function largestRelativeDifference(
  flowers: readonly Flower[],
  params: Params,
): Comparison['largestRelativeDifference'] {
  return flowers
    .flatMap(({ x, y }, i) => {
      const hand = rules.hand(params, x, y);
      const automatic = rules.automatic(params, x, y);
      return parameterNames.map((parameter) => ({
        value: relativeDifference(hand[parameter], automatic[parameter]),
        flower: i + 1,
        parameter,
      }));
    })
    .reduce((largest, one) => (one.value > largest.value ? one : largest));
}
