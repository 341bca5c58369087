import { flows } from '../backward.ts';
import { describe } from '../errors.ts';
import { hasLabel, nodesOf, topologicalOrder } from '../graph.ts';
import { Value } from '../value.ts';

export interface DrawingOptions {
  /** Whether nodes without a label are drawn as part of the labelled node, or of the result, that they go into. */
  readonly fold?: boolean;
}

/** What there is to draw of a graph: nodes, each after all that it is made of, and edges, in the order of where they go. */
export interface Drawing {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

/**
 * A `Value`, an op that made one, or a plain number among the inputs of an op. Of a `Value`: how many nodes are folded
 * into it, itself included, and whether a sweep comes by it.
 */
export type DrawnNode =
  | { id: string; kind: 'leaf' | 'inner' | 'result'; value: Value; parts: number; swept: boolean }
  | { id: string; kind: 'op'; name: string }
  | { id: string; kind: 'constant'; data: number };

/** From an input to what is made of it. A derivative flows back along it, unless a partial is the constant 0. */
export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly flowsBack: boolean;
}

/**
 * The graph of `y` as nodes and edges, for a picture: what `toDot` prints. No recursion, and linear in the size of the
 * graph; folded, in that of what each drawn node is made of. Throws a `TypeError` if `y` isn't a `Value`.
 *
 * @example
 * const x = new Value(3, 'x');
 * drawing(x.mul(2).tanh()).nodes.length // 6
 * drawing(x.mul(2).tanh(), { fold: true }).nodes.length // 2
 */
export function drawing(y: Value, options: DrawingOptions = {}): Drawing {
  if (!(y instanceof Value)) throw new TypeError(`drawing: its argument must be a Value, but is ${describe(y)}`);
  const { fold = false } = options;
  const nodes: DrawnNode[] = [];
  const edges: DrawnEdge[] = [];
  const swept = new Set(topologicalOrder(y));
  const drawn = nodesOf(y).filter((v) => !fold || v === y || v.op === undefined || hasLabel(v));
  const ids = new Map(drawn.map((v, i) => [v, `n${i}`]));

  const drawValue = (v: Value, id: string, parts: number) => {
    const kind = v.op === undefined ? 'leaf' : v === y ? 'result' : 'inner';
    nodes.push({ id, kind, value: v, parts, swept: swept.has(v) });
  };
  const drawWithOp = (v: Value, id: string) => {
    if (v.op !== undefined) {
      const op = `${id}op`;
      nodes.push({ id: op, kind: 'op', name: v.op.name });
      v.inputs.forEach((x, i) => {
        const from = typeof x === 'number' ? `${id}c${i}` : (ids.get(x) ?? '');
        if (typeof x === 'number') nodes.push({ id: from, kind: 'constant', data: x });
        edges.push({ from, to: op, flowsBack: swept.has(v) && flows(v, i, x) });
      });
      edges.push({ from: op, to: id, flowsBack: swept.has(v) });
    }
    drawValue(v, id, 0);
  };
  const drawFolded = (v: Value, id: string) => {
    const parts = nodesOf(v, { has: (x) => x !== v && ids.has(x) });
    const flowing = new Set(swept.has(v) ? [v] : []); // each part is after its inputs, so from the last back
    for (const part of parts.toReversed()) {
      if (!flowing.has(part)) continue;
      part.inputs.forEach((x, i) => {
        if (flows(part, i, x)) flowing.add(x);
      });
    }
    for (const x of new Set(parts.flatMap(({ inputs }) => inputs))) {
      const from = typeof x === 'number' ? undefined : ids.get(x);
      if (typeof x !== 'number' && from !== undefined) edges.push({ from, to: id, flowsBack: flowing.has(x) });
    }
    drawValue(v, id, v.op === undefined ? 0 : parts.length);
  };

  for (const [v, id] of ids) (fold ? drawFolded : drawWithOp)(v, id);
  return { nodes, edges };
}
