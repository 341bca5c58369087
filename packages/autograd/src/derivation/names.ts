import { hasLabel, nodesOf } from '../graph.ts';
import type { Value } from '../value.ts';

/**
 * A name for y, for x, and for each labelled node that y was computed from, no two the same. The first node with a label
 * has it as its name, and the others have it with a number.
 */
export function namesOf(y: Value, x: Value): Map<Value, string> {
  const labelled = [...new Set([x, ...nodesOf(y)])].filter(hasLabel);
  const taken = new Set(labelled.map(({ label = '' }) => label));
  const counts = new Map<string, number>();
  const numbered = (label: string): string => {
    let count = counts.get(label) ?? 1;
    do count++;
    while (taken.has(`${label} (${count})`));
    counts.set(label, count);
    taken.add(`${label} (${count})`);
    return `${label} (${count})`;
  };

  const names = new Map<Value, string>();
  const firsts = new Set<string>();
  for (const v of labelled) {
    const { label = '' } = v;
    names.set(v, firsts.has(label) ? numbered(label) : label);
    firsts.add(label);
  }
  if (!hasLabel(y)) names.set(y, ['y', 'f', 'result'].find((name) => !taken.has(name)) ?? numbered('y'));
  return names;
}
