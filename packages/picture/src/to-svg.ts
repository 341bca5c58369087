import { type Drawing, type DrawingOptions, drawing, toDot, Value } from '@autograd-222/autograd';
import { instance, type Viz } from '@viz-js/viz';
import { accessible } from './accessible.ts';

/** The most that is laid out, about three seconds' work: nodes, and ranks that the edges go over, all in all. */
const most = { nodes: 1000, ranks: 5000 };
let viz: Promise<Viz> | undefined;

/**
 * The graph of `y` as a picture: the text of an SVG element, to stand in a page or a file. It scales, has a title and a
 * description for who can't see it, and neither scripts nor ids. The same graph gives the same text.
 *
 * Rejects with a `TypeError` if `y` isn't a `Value`, and with a `RangeError` if there is too much to draw.
 *
 * @example
 * const x = new Value(3, 'x');
 * (await toSvg(x.mul(2).tanh())).slice(0, 4) // <svg
 */
export async function toSvg(y: Value, options: DrawingOptions = {}): Promise<string> {
  if (!(y instanceof Value)) throw new TypeError(`toSvg: its argument must be a Value, but is ${describe(y)}`);
  const what = drawing(y, options);
  const [nodes, ranks] = [what.nodes.length, ranksCrossed(what)];
  if (nodes > most.nodes || ranks > most.ranks) {
    const size = nodes > most.nodes ? `${nodes} nodes` : `${nodes} nodes, so many edges so far apart,`;
    const advice = options.fold === true ? 'label fewer Values' : 'label those to draw, and try { fold: true }';
    throw new RangeError(`toSvg: ${size} can't sensibly be drawn (up to ${most.nodes} nodes can): ${advice}`);
  }
  viz ??= instance();
  return accessible((await viz).renderString(toDot(y, options), { format: 'svg' }), what);
}

/** How far the edges go, in all, if each node stands just before the first that it goes into. Layout takes its time by it. */
function ranksCrossed({ edges }: Drawing): number {
  const rank = new Map<string, number>(); // counted from the result back; the edges are in the order of computation
  for (const { from, to } of edges.toReversed()) {
    rank.set(from, Math.max(rank.get(from) ?? 0, (rank.get(to) ?? 0) + 1));
  }
  return edges.reduce((sum, { from, to }) => sum + (rank.get(from) ?? 0) - (rank.get(to) ?? 0), 0);
}

function describe(x: unknown): string {
  if (typeof x === 'string') return JSON.stringify(x);
  return typeof x === 'object' && x !== null ? 'another object' : String(x);
}
