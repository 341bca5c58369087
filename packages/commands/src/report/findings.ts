import { type Derivation, derive } from '@autograd-222/autograd';
import type { ActivationName, Pair, ParameterName, Params } from '@autograd-222/model-222';
import type { Flower } from '../data/iris.ts';
import { type JudgedEquation, judgedEquations } from '../equations/judged-equation.ts';
import { type Comparison, gradientsAt, trainings } from '../experiment/comparison.ts';
import type { Schedule } from '../experiment/training.ts';
import { type NetworkGraph, networkGraph, quantityNames } from './network-graph.ts';

/** What the report is about. */
export interface Subject {
  /** What the sample is called in a sentence: "flower 1 of 100, Iris versicolor". */
  readonly sample: string;
  readonly x: Pair;
  readonly y: Pair;
  readonly params: Params;
  readonly schedule: Schedule;
}

/** A parameter or an intermediate quantity. */
export type Name = ParameterName | ActivationName;

/** All that the report shows. */
export interface Findings extends Subject {
  readonly graph: NetworkGraph;
  /** The derivation of ∂L by each parameter and intermediate, in the order of the backward sweep. */
  readonly derivations: ReadonlyMap<Name, Derivation>;
  readonly equations: readonly JudgedEquation[];
  readonly gradients: Comparison['gradients'];
  readonly training: Comparison['training'];
}

/** Computes what the report shows: it calls `onEquation` after each equation, and `onEpoch` after each step of training. */
export function find(
  subject: Subject,
  flowers: readonly Flower[],
  onEquation: () => void,
  onEpoch: () => void,
): Findings {
  const { params, x, y, schedule } = subject;
  const graph = networkGraph(params, x, y);
  return {
    ...subject,
    graph,
    derivations: new Map(quantityNames.map((name) => [name, derive(graph.L, graph[name])])),
    equations: judgedEquations({ onEquation }),
    gradients: gradientsAt(params, x, y),
    training: trainings(flowers, params, schedule, onEpoch),
  };
}
