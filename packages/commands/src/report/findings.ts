import { type Derivation, derive, type Value } from '@autograd-222/autograd';
import { labelledNetwork, type Params, type Quantity } from '@autograd-222/model-222';
import type { Flower } from '../data/iris.ts';
import type { Sample } from '../data/sample.ts';
import { type JudgedEquation, judgedEquations } from '../equations/judged-equation.ts';
import { type Comparison, gradientsAt, trainings } from '../experiment/comparison.ts';
import type { Schedule } from '../experiment/training.ts';
import { withMinus } from './numbers.ts';

/** What the report is about. */
export interface Subject extends Sample {
  readonly params: Params;
  readonly schedule: Schedule;
}

/** The quantities whose derivatives are derived, in the order of the backward sweep. */
export const derivedNames = [
  ...(['h3', 'h4', 'a3', 'a4', 'h1', 'h2', 'a1', 'a2'] as const),
  ...(['w1', 'w2', 'b1', 'w3', 'w4', 'b2', 'w5', 'w6', 'b3', 'w7', 'w8', 'b4'] as const),
];

export type DerivedName = (typeof derivedNames)[number];

/** All that the report shows. */
export interface Findings extends Subject {
  /** The nodes of the network after the backward sweep. */
  readonly graph: Readonly<Record<Quantity, Value>>;
  readonly derivations: ReadonlyMap<DerivedName, Derivation>;
  readonly equations: readonly JudgedEquation[];
  readonly gradients: Comparison['gradients'];
  readonly training: Comparison['training'];
}

/** Computes what the report shows. Calls `onEquation` after each equation, and `onEpoch` after each epoch of training. */
export function find(
  subject: Subject,
  flowers: readonly Flower[],
  onEquation: () => void,
  onEpoch: () => void,
): Findings {
  const { params, x, y, schedule } = subject;
  const graph = labelledNetwork(params, x, y);
  graph.L.backward();
  return {
    ...subject,
    sample: withMinus(subject.sample),
    graph,
    derivations: new Map(derivedNames.map((name) => [name, derive(graph.L, graph[name])])),
    equations: judgedEquations({ onEquation }),
    gradients: gradientsAt(params, x, y),
    training: trainings(flowers, params, schedule, onEpoch),
  };
}
