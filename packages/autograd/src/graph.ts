import { Value } from './value.ts';

/** All nodes that `y` was computed from, detached ones too: each after its inputs, `y` last. No recursion. */
export function nodesOf(y: Value): Value[] {
  const nodes = new Set<Value>();
  const path = [y];
  for (let v = path.at(-1); v !== undefined; v = path.at(-1)) {
    const next = nodes.has(v) ? undefined : v.inputs.find((x): x is Value => x instanceof Value && !nodes.has(x));
    if (next !== undefined) path.push(next);
    else {
      nodes.add(v);
      path.pop();
    }
  }
  return [...nodes];
}
