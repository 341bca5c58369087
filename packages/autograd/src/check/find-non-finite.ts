import { numberOf } from '../backward.ts';
import { describeNonValue } from '../errors.ts';
import { hasLabel, nodesOf } from '../graph.ts';
import { type Scalar, Value } from '../value.ts';

/** A NaN or an infinity, and where it came from. */
export interface NonFinite {
  /** The first node that is NaN or infinite. */
  readonly node: Value;
  /** Which op gave that, for which inputs; or that it is a leaf. */
  readonly sentence: string;
}

/**
 * Where a NaN or an infinity came from: the first node in the graph of `y` that isn't finite, in the order of computation.
 * The nodes that it was computed from are finite. If all of the graph is, the result is `undefined`. Throws a `TypeError`
 * if `y` isn't a `Value`.
 *
 * @example
 * const a = new Value(-1, 'a');
 * findNonFinite(log(a).mul(2))?.sentence // log(a) is NaN for a = -1
 */
export function findNonFinite(y: Value): NonFinite | undefined {
  if (!(y instanceof Value))
    throw new TypeError(`findNonFinite: its argument must be a Value, but is ${describeNonValue(y)}`);
  const node = nodesOf(y).find((v) => !Number.isFinite(v.data));
  return node && { node, sentence: sentenceOn(node) };
}

function sentenceOn(v: Value): string {
  if (v.op === undefined) return `${isLabelled(v) ? `the leaf ${v.label}` : 'a leaf without a label'} is ${v.data}`;
  const call = `${v.op.name}(${v.inputs.map((x) => (isLabelled(x) ? x.label : numberOf(x))).join(', ')})`;
  const labelled = [...new Set(v.inputs.filter(isLabelled))].map((x) => `${x.label} = ${x.data}`);
  const where = labelled.length === 0 ? '' : ` for ${labelled.join(' and ')}`;
  return `${isLabelled(v) ? `${v.label} = ` : ''}${call} is ${v.data}${where}`;
}

function isLabelled(x: Scalar): x is Value {
  return x instanceof Value && hasLabel(x);
}
