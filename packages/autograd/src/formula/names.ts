import type { Value } from '../value.ts';

/**
 * The labels of nodes as names, of which no two are written alike. The first node whose label is written in some way has it
 * as its name, and the others have it with a number: `h`, `h (2)`, `h (3)`.
 */
export function distinctNames(
  labels: Iterable<readonly [Value, string]>,
  written: (name: string) => string,
): Map<Value, string> {
  const labelled = [...labels];
  const taken = new Set(labelled.map(([, label]) => written(label)));
  const counts = new Map<string, number>();
  const names = new Map<Value, string>();
  for (const [v, label] of labelled) {
    let count = (counts.get(written(label)) ?? 0) + 1;
    while (count > 1 && taken.has(written(`${label} (${count})`))) count++;
    counts.set(written(label), count);
    const name = count === 1 ? label : `${label} (${count})`;
    taken.add(written(name));
    names.set(v, name);
  }
  return names;
}
