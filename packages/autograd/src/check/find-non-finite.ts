import { describe } from '../errors.ts';
import { nodesOf } from '../graph.ts';
import { type Scalar, Value } from '../value.ts';

export interface NonFinite {
  /** The first node that is NaN or infinite. */
  readonly node: Value;
  /** Which op made it so, of what. */
  readonly sentence: string;
}

/**
 * Where a NaN or an infinity came from: the first node of the graph of `y` that isn't finite, in the order of
 * computation, so that all nodes it was made of are finite. Nothing if the whole graph is finite.
 *
 * @example
 * const a = new Value(-1, 'a');
 * findNonFinite(log(a).mul(2))?.sentence // log made NaN of a = -1
 */
export function findNonFinite(y: Value): NonFinite | undefined {
  if (!(y instanceof Value)) throw new TypeError(`findNonFinite: its argument must be a Value, but is ${describe(y)}`);
  const node = nodesOf(y).find((v) => !Number.isFinite(v.data));
  if (node === undefined) return undefined;
  const name = node.label === undefined ? '' : `${node.label} = `;
  if (node.op === undefined) return { node, sentence: `${name}${node.data} was put in as a leaf` };
  return { node, sentence: `${node.op.name} made ${name}${node.data} of ${node.inputs.map(inWords).join(' and ')}` };
}

function inWords(x: Scalar): string {
  return typeof x === 'number' ? String(x) : x.label === undefined ? String(x.data) : `${x.label} = ${x.data}`;
}
