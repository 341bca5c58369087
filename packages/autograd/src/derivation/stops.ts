import { ValueRule } from '../adjoints.ts';
import { flows, numberOf } from '../backward.ts';
import { hasLabel, nodesOf, topologicalOrder } from '../graph.ts';
import type { Scalar, Value } from '../value.ts';

/** A node of a derivation: y, x, or a labelled node on a path between them. */
export interface Stop {
  readonly node: Value;
  /** The next nodes on the paths to y, and their partials with respect to this one. */
  readonly uses: { readonly consumer: Stop; readonly partial: Scalar }[];
  /** ∂y/∂node. */
  derivative: number;
  /** How many paths lead from here to y. */
  pathCount: number;
}

/** The stops by their nodes, each after those that use it: y first, x last. None if no path leads from x to y. */
export function stopsBetween(x: Value, y: Value): Map<Value, Stop> {
  const order = topologicalOrder(y);
  const onPath = nodesOnPaths(x, order);
  const stops = new Map<Value, Stop>();
  for (const node of order) {
    if (!onPath.has(node) || (node !== y && !hasLabel(node))) continue;
    const isEnd = node === y ? 1 : 0;
    stops.set(node, { node, uses: [], derivative: isEnd, pathCount: isEnd });
  }
  for (const stop of stops.values()) {
    for (const { consumer, partial } of stop.uses) {
      stop.derivative += consumer.derivative * numberOf(partial);
      stop.pathCount += consumer.pathCount;
    }
    for (const [v, partial] of localPartials(stop.node, onPath)) stops.get(v)?.uses.push({ consumer: stop, partial });
  }
  return stops;
}

/** The nodes of a topological order from which a derivative flows back to x. */
function nodesOnPaths(x: Value, order: readonly Value[]): Set<Value> {
  const onPath = new Set([x]);
  for (const v of order.toReversed()) {
    const leadsToX = v.inputs.some((input, i) => flows(input, v.op?.partials[i]) && onPath.has(input));
    if (leadsToX) onPath.add(v);
  }
  return onPath;
}

/** ∂v/∂u for each stop u from which a path leads to v past no other stop. */
function localPartials(v: Value, onPath: ReadonlySet<Value>): [Value, Scalar][] {
  const isStop = (u: Value) => u !== v && hasLabel(u) && onPath.has(u);
  const within = nodesOf(v, { has: (u) => isStop(u) || !onPath.has(u) });
  const rule = new ValueRule(v);
  for (const part of within.toReversed()) {
    part.inputs.forEach((x, i) => {
      if (flows(x, part.op?.partials[i]) && onPath.has(x)) rule.passBack(part, i, x);
    });
  }
  return [...rule.adjoints].filter(([u]) => isStop(u));
}
