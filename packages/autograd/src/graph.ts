import { ancestors, sweep } from './backward.ts';
import { type Scalar, Value } from './value.ts';

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
  const entered = new Set<Value>();
  const isNew = (x: Scalar): x is Value => typeof x !== 'number' && !nodes.has(x) && !known.has(x);
  const open = [y].filter(isNew);
  for (let v = open.at(-1); v !== undefined; v = open.at(-1)) {
    if (entered.has(v)) {
      open.pop();
      nodes.add(v); // its inputs, which were on top of it, have been added
    } else {
      entered.add(v);
      for (const x of v.inputs.toReversed()) if (isNew(x)) open.push(x);
    }
  }
  return [...nodes];
}
