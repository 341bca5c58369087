import { ancestors, sweep } from './backward.ts';
import { Value } from './value.ts';

/** Whether a node has a name that can be read. */
export function hasLabel(v: Value): boolean {
  return v.label !== undefined && v.label !== '';
}

/** The nodes that a derivative of y flows to: y first, each before its inputs. */
export function topologicalOrder(y: Value): Value[] {
  return sweep(ancestors(y), { passBack: () => {} }).filter((v) => v instanceof Value);
}

/**
 * All nodes that y was computed from, detached ones too: each after its inputs, y last. Those in `known` are left out,
 * with their ancestors. No recursion.
 */
export function nodesOf(y: Value, known: { has(v: Value): boolean } = new Set()): Value[] {
  const nodes = new Set<Value>();
  const isNew = (x: unknown): x is Value => x instanceof Value && !nodes.has(x) && !known.has(x);
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
