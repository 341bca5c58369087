import type { Graph } from '../meaning/graph.ts';
import { inverse, mod } from '../proof/field.ts';
import type { Expression } from '../reading/expression.ts';
import { call, name, nowhere, number, productOf } from '../writing/build.ts';
import { areEqual, mapped, type TwoPoints, type Values } from './two-points.ts';

/** Something short that a factor can be, with its values. */
interface Atom {
  readonly written: Expression;
  readonly values: Values;
}

/** So many names that their products in pairs can be tried. */
const mostNames = 40;

/**
 * A product of at most two of these that has the values: a name n, 1 - n or 1 - n², maybe with a minus. So the derivative of
 * a sigmoid is h(1 - h), and not what it was computed as. The names that are near come first.
 */
export function productOfNames(
  values: Values,
  near: readonly string[],
  graph: Graph,
  points: TwoPoints,
): Expression | undefined {
  const names = [...new Set([...near.slice(0, mostNames), ...graph.firstNames(mostNames)])].slice(0, mostNames);
  const atoms = names.flatMap((one) => atomsOf(one, graph, points));
  const targets = [values, mapped(values, (value) => mod(-value))];
  const byFirst = new Map<bigint, Atom>();
  for (const atom of atoms) {
    const [first] = atom.values;
    if (first !== 0n && !byFirst.has(first)) byFirst.set(first, atom);
  }
  for (const [i, target] of targets.entries()) {
    const sign = (x: Expression) => (i === 0 ? x : call('neg', [x]));
    const only = byFirst.get(target[0]);
    if (only !== undefined && areEqual(only.values, target)) return sign(only.written);
  }
  for (const [i, target] of targets.entries()) {
    const sign = (x: Expression) => (i === 0 ? x : call('neg', [x]));
    for (const atom of atoms) {
      if (atom.values.includes(0n)) continue;
      const rest = mapped(target, (value, k) => mod(value * inverse(atom.values[k])));
      const other = byFirst.get(rest[0]);
      if (other !== undefined && areEqual(other.values, rest)) return sign(productOf([atom.written, other.written]));
    }
  }
  return undefined;
}

function atomsOf(one: string, graph: Graph, points: TwoPoints): Atom[] {
  const values = points.of(graph.node(one, nowhere));
  if (values === undefined) return [];
  const square = call('pow', [name(one), number(2)]);
  return [
    { written: name(one), values },
    { written: call('sub', [number(1), name(one)]), values: mapped(values, (x) => mod(1n - x)) },
    { written: call('sub', [number(1), square]), values: mapped(values, (x) => mod(1n - x * x)) },
  ];
}
