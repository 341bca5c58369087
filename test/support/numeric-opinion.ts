import type { Value } from '@autograd-222/autograd';
import { type Given, labelledNetwork, type Model, mapParameters } from '@autograd-222/model-222';
import fc from 'fast-check';
import { equationCases } from './equation-cases.ts';
import { readSides } from './read-tex.ts';

/** The quantities of the network in one case, and the derivatives between them by sweeps of the engine. */
export interface EvaluatedCase {
  readonly values: Readonly<Record<string, number>>;
  /** 0 with respect to what is no quantity. */
  readonly d: (of: string, wrt: string) => number;
}

/** Random cases, evaluated for a model, in which no output is so near to 0 or 1 that its logarithm is steep. */
export function evaluatedCases(model: Model): EvaluatedCase[] {
  return equationCases
    .flatMap((kind) => fc.sample(kind, { numRuns: 60, seed: 1 }))
    .map((given) => evaluated(model, given))
    .filter(({ values: { h3 = NaN } }) => h3 > 0.05 && h3 < 0.95);
}

function evaluated(model: Model, given: Readonly<Record<Given, number>>): EvaluatedCase {
  const { x1, x2, y1, y2 } = given;
  const network = () =>
    new Map<string, Value>(
      Object.entries(
        labelledNetwork(
          mapParameters((name) => given[name]),
          [x1, x2],
          [y1, y2],
          model,
        ),
      ),
    );
  const swept = new Map<string, ReadonlyMap<string, Value>>();
  const values = Object.fromEntries([...network()].map(([name, node]) => [name, node.data]));
  const d = (of: string, wrt: string) => {
    const nodes = swept.get(of) ?? network();
    if (!swept.has(of)) nodes.get(of)?.backward();
    swept.set(of, nodes);
    return nodes.get(wrt)?.grad ?? 0;
  };
  return { values, d };
}

/** Whether all sides of an equation in LaTeX have the same number, in each of these cases. */
export function sidesAgree(tex: string, cases: readonly EvaluatedCase[]): boolean {
  const [first, ...others] = readSides(tex);
  return cases.every(({ values, d }) => {
    const x = first?.(values, d) ?? NaN;
    return others.every((side) => {
      const y = side(values, d);
      // The differences of numbers in 14, 34 and 35 err by 1e-9; wrong sides differ by more than 1e-3 in some case.
      return Math.abs(x - y) <= 1e-6 * Math.max(1, Math.abs(x), Math.abs(y));
    });
  });
}
