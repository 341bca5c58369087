import { Value } from './value.ts';

/** Whether a node has a name that can be read. */
export function hasLabel(v: Value): boolean {
  return v.label !== undefined && v.label !== '';
}

/**
 * All nodes, made since the given era, that `y` was computed from, detached ones too: each after its inputs, `y` last.
 * Those in `known` are left out, with all that stands behind them. No recursion.
 */
export function nodesOf(y: Value, since = 0, known: { has(v: Value): boolean } = new Set()): Value[] {
  const nodes = new Set<Value>();
  const isNew = (x: unknown): x is Value => x instanceof Value && x.era >= since && !nodes.has(x) && !known.has(x);
  const path = [y].filter(isNew);
  for (let v = path.at(-1); v !== undefined; v = path.at(-1)) {
    const next = nodes.has(v) ? undefined : v.inputs.find(isNew);
    if (next !== undefined) path.push(next);
    else {
      nodes.add(v);
      path.pop();
    }
  }
  return [...nodes];
}
