import { type Drawing, type DrawingOptions, describeNonValue, drawing, toDot, Value } from '@autograd-222/autograd';
import { instance, type Viz } from '@viz-js/viz';
import { accessible } from './accessible.ts';

/** What Graphviz lays out in about three seconds: so many nodes, and edges that cross so many ranks altogether. */
const most = { nodes: 1000, ranks: 5000 };
let viz: Promise<Viz> | undefined;

/**
 * The graph of `y` as a picture: the text of an SVG element, for a page or a file. It scales, has a title and a
 * description for screen readers, and has neither scripts nor ids. The same graph gives the same text.
 *
 * Rejects with a `TypeError` if `y` isn't a `Value` or `fold` isn't a boolean, and with a `RangeError` if the graph is too
 * large to draw.
 *
 * @example
 * const x = new Value(3, 'x');
 * (await toSvg(x.mul(2).tanh())).slice(0, 4) // <svg
 */
export async function toSvg(y: Value, options: DrawingOptions = {}): Promise<string> {
  if (!(y instanceof Value)) throw new TypeError(`toSvg: its argument must be a Value, but is ${describeNonValue(y)}`);
  const dot = toDot(y, options);
  const graph = drawing(y, options);
  const [nodes, ranks] = [graph.nodes.length, ranksCrossed(graph)];
  if (nodes > most.nodes || ranks > most.ranks) {
    const size = nodes > most.nodes ? `${nodes} nodes` : `${nodes} nodes, so many edges so far apart,`;
    const advice = options.fold === true ? 'label fewer Values' : 'label those to draw, and try { fold: true }';
    throw new RangeError(`toSvg: ${size} can't sensibly be drawn (up to ${most.nodes} nodes can): ${advice}`);
  }
  viz ??= instance();
  return accessible((await viz).renderString(dot, { format: 'svg' }), graph);
}

/**
 * The ranks that all edges cross, if each node stands just before the first node that it goes into. The time that layout
 * takes grows with them.
 */
function ranksCrossed({ edges }: Drawing): number {
  const rank = new Map<string, number>(); // counted from the result back: the edges are in the order of computation
  for (const { from, to } of edges.toReversed()) {
    rank.set(from, Math.max(rank.get(from) ?? 0, (rank.get(to) ?? 0) + 1));
  }
  return edges.reduce((sum, { from, to }) => sum + (rank.get(from) ?? 0) - (rank.get(to) ?? 0), 0);
}
