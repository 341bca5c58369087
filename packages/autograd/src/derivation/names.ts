import { distinctNames } from '../formula/names.ts';
import { texSymbol } from '../formula/tex.ts';
import { hasLabel, nodesOf } from '../graph.ts';
import type { Value } from '../value.ts';

/**
 * A name for y, for x, and for each labelled node that y was computed from. No two are the same, in LaTeX either, where a1
 * and a_1 are.
 */
export function namesOf(y: Value, x: Value): Map<Value, string> {
  const labels = new Map<Value, string>();
  for (const v of [x, ...nodesOf(y)]) if (hasLabel(v)) labels.set(v, v.label ?? '');
  const taken = new Set([...labels.values()].map(texSymbol));
  if (!hasLabel(y)) labels.set(y, ['y', 'f', 'result'].find((name) => !taken.has(texSymbol(name))) ?? 'y');
  return distinctNames(labels, texSymbol);
}
