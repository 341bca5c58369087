import { hasLabel, nodesOf } from '../graph.ts';
import type { Value } from '../value.ts';

/**
 * A name for y, for x, and for each labelled node that y was computed from. The first node with a label has the label as
 * its name; the others have a number behind it. No two names are the same.
 */
export function namesOf(y: Value, x: Value): Map<Value, string> {
  const names = new Map<Value, string>();
  const labelled = [...new Set([x, ...nodesOf(y)])].filter(hasLabel);
  const taken = new Set(labelled.map(({ label = '' }) => label));
  const counts = new Map<string, number>();
  for (const v of labelled) {
    const { label = '' } = v;
    let count = (counts.get(label) ?? 0) + 1;
    while (taken.has(numbered(label, count)) && count > 1) count++;
    counts.set(label, count);
    names.set(v, numbered(label, count));
    taken.add(numbered(label, count));
  }
  if (!hasLabel(y)) {
    const free = ['y', 'f', 'result'].find((name) => !taken.has(name));
    let count = 1;
    while (taken.has(numbered('y', count))) count++;
    names.set(y, free ?? numbered('y', count));
  }
  return names;
}

function numbered(label: string, count: number): string {
  return count === 1 ? label : `${label} (${count})`;
}
