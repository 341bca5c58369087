import { flows } from '../backward.ts';
import { checkOptions, describe, describeNonValue } from '../errors.ts';
import { hasLabel, nodesOf, topologicalOrder } from '../graph.ts';
import { Value } from '../value.ts';

/** What `toDot` and `drawing` can be asked for. */
export interface DrawingOptions {
  /**
   * Whether only labelled nodes, leaves and the result are drawn. Any other node is then part of those that it goes into.
   * Default: false.
   */
  readonly fold?: boolean;
}

/** A graph as data for a picture. */
export interface Drawing {
  /** Each after all that it was computed from. */
  readonly nodes: readonly DrawnNode[];
  /** In the order of the nodes that they lead to. */
  readonly edges: readonly DrawnEdge[];
}

/** A `Value`, the op that made one, or a plain number among the inputs of an op. */
export type DrawnNode =
  | {
      /** What edges refer to it by. */
      readonly id: string;
      /** A leaf; the result, if that isn't a leaf; or a node between them. */
      readonly kind: 'leaf' | 'inner' | 'result';
      /** The node of the graph. */
      readonly value: Value;
      /** How many nodes are drawn as this one: 0 if the graph isn't folded, or for a leaf. */
      readonly parts: number;
      /** Whether the backward sweep visits it. */
      readonly swept: boolean;
    }
  | {
      /** What edges refer to it by. */
      readonly id: string;
      readonly kind: 'op';
      /** The name of the op. */
      readonly name: string;
    }
  | {
      /** What edges refer to it by. */
      readonly id: string;
      readonly kind: 'constant';
      /** The number. */
      readonly data: number;
    };

/** Leads from an input to what was computed from it. */
export interface DrawnEdge {
  /** The id of the input. */
  readonly from: string;
  /** The id of the node that was computed from it. */
  readonly to: string;
  /** Whether the backward sweep adds to the derivative with respect to the input along this edge. */
  readonly flowsBack: boolean;
}

/**
 * The nodes and edges of the graph of `y`, as `toDot` writes them. It takes no recursion, and time linear in the size of
 * the graph; if it is folded, in the size of all drawn nodes with their parts.
 *
 * Throws a `TypeError` if `y` isn't a `Value`, if `fold` isn't a boolean, or for an unknown option.
 *
 * @example
 * const x = new Value(3, 'x');
 * drawing(x.mul(2).tanh()).nodes.length // 6
 * drawing(x.mul(2).tanh(), { fold: true }).nodes.length // 2
 */
export function drawing(y: Value, options: DrawingOptions = {}): Drawing {
  checkArguments('drawing', y, options);
  return options.fold === true ? foldedDrawing(y) : wholeDrawing(y);
}

/** Throws a `TypeError` of the function `asked` unless `y` and `options` can be drawn. */
export function checkArguments(asked: string, y: unknown, options: { readonly fold?: unknown }): void {
  if (!(y instanceof Value))
    throw new TypeError(`${asked}: its argument must be a Value, but is ${describeNonValue(y)}`);
  checkOptions(asked, 2, options, ['fold']);
  if (!['undefined', 'boolean'].includes(typeof options.fold)) {
    throw new TypeError(`${asked}: fold must be true or false, but is ${describe(options.fold)}`);
  }
}

function wholeDrawing(y: Value): Drawing {
  const nodes: DrawnNode[] = [];
  const edges: DrawnEdge[] = [];
  const swept = new Set(topologicalOrder(y));
  const ids = idsOf(nodesOf(y));
  for (const [v, id] of ids) {
    if (v.op !== undefined) {
      const op = `${id}op`;
      nodes.push({ id: op, kind: 'op', name: v.op.name });
      v.inputs.forEach((x, i) => {
        const from = typeof x === 'number' ? `${id}c${i}` : (ids.get(x) ?? '');
        if (typeof x === 'number') nodes.push({ id: from, kind: 'constant', data: x });
        edges.push({ from, to: op, flowsBack: swept.has(v) && flows(x, v.op?.partials[i]) });
      });
      edges.push({ from: op, to: id, flowsBack: swept.has(v) });
    }
    nodes.push({ id, kind: kindOf(v, y), value: v, parts: 0, swept: swept.has(v) });
  }
  return { nodes, edges };
}

function foldedDrawing(y: Value): Drawing {
  const nodes: DrawnNode[] = [];
  const edges: DrawnEdge[] = [];
  const swept = new Set(topologicalOrder(y));
  const ids = idsOf(nodesOf(y).filter((v) => v === y || v.op === undefined || hasLabel(v)));
  for (const [v, id] of ids) {
    const parts = nodesOf(v, { has: (x) => x !== v && ids.has(x) });
    for (const [x, flowsBack] of inputsOf(parts, swept)) {
      const from = ids.get(x);
      if (from !== undefined) edges.push({ from, to: id, flowsBack });
    }
    nodes.push({ id, kind: kindOf(v, y), value: v, parts: v.op === undefined ? 0 : parts.length, swept: swept.has(v) });
  }
  return { nodes, edges };
}

/** The inputs of nodes of which each comes after its own inputs, and whether a derivative flows from the last to them. */
function inputsOf(parts: readonly Value[], swept: ReadonlySet<Value>): Map<Value, boolean> {
  const reached = new Set(parts.slice(-1).filter((v) => swept.has(v)));
  const inputs = new Map<Value, boolean>();
  for (const part of parts.toReversed()) {
    part.inputs.forEach((x, i) => {
      if (typeof x === 'number') return;
      if (reached.has(part) && flows(x, part.op?.partials[i])) reached.add(x);
      inputs.set(x, reached.has(x));
    });
  }
  return inputs;
}

function idsOf(drawn: readonly Value[]): Map<Value, string> {
  return new Map(drawn.map((v, i) => [v, `n${i}`]));
}

function kindOf(v: Value, y: Value): 'leaf' | 'inner' | 'result' {
  return v.op === undefined ? 'leaf' : v === y ? 'result' : 'inner';
}
