import type { Instructions } from '../instructions.ts';

/**
 * The ids, which come in the order of computation, in another: level by level, and on each level op by op. What is on a level
 * needs only what is on those before. So the same op follows itself as often as it can.
 */
export function inLevels(instructions: Instructions, ids: readonly number[]): Int32Array {
  return sortedBy(levelsOf(instructions, ids), sortedBy(instructions.opNumbers, ids));
}

/** By id, the level of an instruction: one more than the highest of what it is computed from. What isn't in `ids` has 0. */
function levelsOf({ length, operands, starts }: Instructions, ids: readonly number[]): Int32Array {
  const levels = new Int32Array(length);
  for (const id of ids) {
    let highest = 0;
    for (let i = starts[id] ?? 0; i < (starts[id + 1] ?? 0); i++) {
      const level = levels[operands[i] ?? -1] ?? 0;
      if (level > highest) highest = level;
    }
    levels[id] = highest + 1;
  }
  return levels;
}

/** The ids in the order of their keys, small integers; equal ones stay in order. A counting sort, whose time is linear. */
function sortedBy(keys: ArrayLike<number>, ids: readonly number[] | Int32Array): Int32Array {
  const next: number[] = []; // for each key, first how many ids have it, then the place of the next that has
  for (const id of ids) {
    const key = keys[id] ?? 0;
    while (next.length <= key) next.push(0);
    next[key] = (next[key] ?? 0) + 1;
  }
  let end = 0;
  next.forEach((count, key) => {
    next[key] = end;
    end += count;
  });
  const sorted = new Int32Array(ids.length);
  for (const id of ids) {
    const key = keys[id] ?? 0;
    const place = next[key] ?? 0;
    sorted[place] = id;
    next[key] = place + 1;
  }
  return sorted;
}
