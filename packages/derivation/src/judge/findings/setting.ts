import { type Graph, MeaningError } from '../../meaning/graph.ts';
import type { ClaimLine } from '../../meaning/lines.ts';
import type { Expression } from '../../reading/expression.ts';
import type { Budget } from '../budget.ts';
import type { TwoPoints, Values } from '../two-points.ts';

/** What the search for an error in one claim works with. */
export interface Setting {
  readonly claim: ClaimLine;
  readonly graph: Graph;
  readonly points: TwoPoints;
  /** The names that are looked at: those near to the claim. */
  readonly names: readonly string[];
  readonly budget: Budget;
}

/** The values of a formula, if it has some. */
export function valuesOf(
  formula: Expression,
  { graph, points }: Pick<Setting, 'graph' | 'points'>,
): Values | undefined {
  try {
    return points.of(graph.build(formula));
  } catch (error) {
    if (error instanceof MeaningError) return undefined;
    throw error;
  }
}
