import type { Graph } from '../../meaning/graph.ts';
import { nowhere } from '../../writing/build.ts';
import type { Budget } from '../budget.ts';
import { areEqual, type TwoPoints, type Values } from '../two-points.ts';

/** A derivative of one name with respect to another. */
export interface NamedDerivative {
  readonly of: string;
  readonly wrt: string;
}

/** The derivatives of names with respect to each other, by their values at two points. */
export class NamedDerivatives {
  readonly #byValue = new Map<bigint, (NamedDerivative & { readonly values: Values })[]>();

  constructor(names: readonly string[], graph: Graph, points: TwoPoints, budget: Budget) {
    for (const of of names) {
      for (const wrt of names) {
        if (of === wrt || !budget.spend(1)) continue;
        const values = points.of(graph.adjoint(graph.node(of, nowhere), graph.node(wrt, nowhere)));
        if (values === undefined || values[0] === 0n) continue;
        const same = this.#byValue.get(values[0]);
        if (same === undefined) this.#byValue.set(values[0], [{ of, wrt, values }]);
        else same.push({ of, wrt, values });
      }
    }
  }

  /** Those that have these values, and aren't 0. */
  withValues(values: Values): NamedDerivative[] {
    return (this.#byValue.get(values[0]) ?? []).filter((derivative) => areEqual(derivative.values, values));
  }
}
