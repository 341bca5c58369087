import { flows, numberOf } from '../backward.ts';
import { describe } from '../errors.ts';
import { readableFormulaOf } from '../formula/formula.ts';
import { plainNotation } from '../formula/plain.ts';
import { texNotation } from '../formula/tex.ts';
import { ValueRule } from '../grad.ts';
import { hasLabel, nodesOf, topologicalOrder } from '../graph.ts';
import { operand } from '../precedence.ts';
import { type Scalar, Value } from '../value.ts';
import { namesOf } from './names.ts';

/** The derivation of ∂y/∂x by the chain rule, along the labelled nodes of the graph. */
export interface Derivation {
  /** The name of y. */
  readonly of: string;
  /** The name of x. */
  readonly wrt: string;
  /** ∂y/∂x. */
  readonly derivative: number;
  /** ∂y/∂v for each labelled node v on a path from x to y, in the order of the backward sweep. The last is ∂y/∂x. */
  readonly steps: readonly Step[];
  /** The paths from x to y, or the first of them. The contributions of all paths add up to the derivative. */
  readonly paths: readonly Path[];
  /** How many paths there are: rounded above 2⁵³, and Infinity above 10³⁰⁸. */
  readonly pathCount: number;
}

/** The derivative with respect to one node: the sum of a term for each node that uses it. */
export interface Step {
  /** The name of the node. */
  readonly node: string;
  /** ∂y/∂node. */
  readonly derivative: number;
  readonly terms: readonly Term[];
}

/** ∂y/∂consumer · ∂consumer/∂node. */
export interface Term {
  /** The name of the node that uses the step's node. */
  readonly consumer: string;
  /** Whether the consumer is y itself, so that the first factor is 1 and isn't written. */
  readonly isDirect: boolean;
  /** ∂y/∂consumer. */
  readonly adjoint: number;
  /** ∂consumer/∂node, by all that lies between them and has no label. */
  readonly partial: number;
  /** The partial as a formula of labelled nodes, in plain text. */
  readonly text: string;
  /** The same in LaTeX. */
  readonly tex: string;
  /** Both as they stand in a product: in brackets where they need them. */
  readonly asFactor: { readonly text: string; readonly tex: string };
  /** The adjoint times the partial. */
  readonly product: number;
}

/** One path from x to y. */
export interface Path {
  /** The names of its nodes, x first. */
  readonly nodes: readonly string[];
  /** The partial of each node but the first with respect to the one before it. */
  readonly partials: readonly number[];
  /** The product of the partials. */
  readonly contribution: number;
}

/**
 * Derives ∂y/∂x by the chain rule. For each labelled node on a path from x to y, from y back to x, a step has the sum,
 * over the nodes that use it, of adjoint times local partial. Nodes without a label are part of the formulas of others.
 * If no path leads from x to y, the derivative is 0 and there are no steps.
 *
 * Nodes with the same label are numbered: `h`, `h (2)`. `paths` says how many paths are listed at most, as there can be
 * very many (default: 100).
 *
 * Throws a `TypeError` if y or x isn't a `Value`, if x has no label, or if `paths` isn't an integer from 0 on; and a
 * `RangeError` if a formula is longer than 10,000 characters, because too few nodes have labels.
 *
 * @example
 * const x = new Value(3, 'x');
 * const u = x.mul(x);
 * u.label = 'u';
 * const y = u.mul(x);
 * derive(y, x).derivative // 27
 * derive(y, x).paths.map(({ nodes }) => nodes.join(' → ')) // [ 'x → y', 'x → u → y' ]
 */
export function derive(y: Value, x: Value, { paths = 100 }: { readonly paths?: number } = {}): Derivation {
  for (const [i, v] of [y, x].entries()) {
    if (!(v instanceof Value)) throw new TypeError(`derive: argument ${i + 1} must be a Value, but is ${describe(v)}`);
  }
  if (!hasLabel(x)) throw new TypeError('derive: argument 2 must have a label');
  if (!Number.isInteger(paths) || paths < 0) {
    throw new TypeError(`derive: paths must be an integer from 0 on, but is ${describe(paths)}`);
  }
  const names = namesOf(y, x);
  const nameOf = (v: Value) => names.get(v) ?? '';
  const stops = stopsBetween(x, y);
  const start = stops.get(x);
  return {
    of: nameOf(y),
    wrt: nameOf(x),
    derivative: start?.derivative ?? 0,
    steps: [...stops.values()].filter(({ node }) => node !== y).map((stop) => stepAt(stop, y, nameOf)),
    paths: start === undefined ? [] : pathsFrom(start, y, paths, nameOf),
    pathCount: start?.pathCount ?? 0,
  };
}

/** A node of a derivation: y, x, or a labelled node on a path between them. */
interface Stop {
  readonly node: Value;
  /** The next nodes on the paths to y, and their partials with respect to this one. */
  readonly uses: { readonly consumer: Stop; readonly partial: Scalar }[];
  /** ∂y/∂node. */
  derivative: number;
  /** How many paths lead from here to y. */
  pathCount: number;
}

/** The stops by their nodes, each after all that use it: y first, x last. None if no path leads from x to y. */
function stopsBetween(x: Value, y: Value): Map<Value, Stop> {
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
    if (stop.node === x) continue;
    for (const [v, partial] of localPartials(stop.node, onPath)) stops.get(v)?.uses.push({ consumer: stop, partial });
  }
  return stops;
}

/** The nodes of a topological order that a derivative flows through on its way back to x. */
function nodesOnPaths(x: Value, order: readonly Value[]): Set<Value> {
  const onPath = new Set([x]);
  for (const v of order.toReversed()) {
    const leadsToX = v.inputs.some((input, i) => flows(v, i, input) && onPath.has(input));
    if (leadsToX) onPath.add(v);
  }
  return onPath;
}

/** ∂v/∂u for each labelled node u on a path that v was made of, no other labelled node lying between them. */
function localPartials(v: Value, onPath: ReadonlySet<Value>): [Value, Scalar][] {
  const isStop = (u: Value) => u !== v && hasLabel(u) && onPath.has(u);
  const within = nodesOf(v, { has: (u) => isStop(u) || !onPath.has(u) });
  const rule = new ValueRule(v);
  for (const part of within.toReversed()) {
    part.inputs.forEach((x, i) => {
      if (flows(part, i, x)) rule.passBack(part, i, x);
    });
  }
  return [...rule.adjoints].filter(([u]) => isStop(u));
}

function stepAt({ node, uses, derivative }: Stop, y: Value, nameOf: (v: Value) => string): Step {
  const terms = uses.map(({ consumer, partial }): Term => {
    const [adjoint, number] = [consumer.derivative, numberOf(partial)];
    const nameOrLabel = (v: Value) => nameOf(v) || (v.label ?? '');
    const text = readableFormulaOf(partial, plainNotation, nameOrLabel, 'derive');
    const tex = readableFormulaOf(partial, texNotation, nameOrLabel, 'derive');
    return {
      consumer: nameOf(consumer.node),
      isDirect: consumer.node === y,
      adjoint,
      partial: number,
      text: text.text,
      tex: tex.text,
      asFactor: { text: operand(text, 'product'), tex: operand(tex, 'product', texNotation.brackets) },
      product: adjoint * number,
    };
  });
  return { node: nameOf(node), derivative, terms };
}

/** The first paths to y. */
function pathsFrom(start: Stop, y: Value, most: number, nameOf: (v: Value) => string): Path[] {
  const paths: Path[] = [];
  const open: Stretch[] = [{ stop: start, partial: 1, before: undefined }];
  for (let end = open.pop(); end !== undefined && paths.length < most; end = open.pop()) {
    if (end.stop.node === y) paths.push(pathTo(end, nameOf));
    for (const { consumer, partial } of end.stop.uses.toReversed()) {
      open.push({ stop: consumer, partial: numberOf(partial), before: end });
    }
  }
  return paths;
}

/** A path so far: where it has come to, by which partial, and the path before that. */
interface Stretch {
  readonly stop: Stop;
  readonly partial: number;
  readonly before: Stretch | undefined;
}

function pathTo(end: Stretch, nameOf: (v: Value) => string): Path {
  const stretches: Stretch[] = [];
  for (let stretch: Stretch | undefined = end; stretch !== undefined; stretch = stretch.before) stretches.push(stretch);
  stretches.reverse();
  const partials = stretches.slice(1).map(({ partial }) => partial);
  return {
    nodes: stretches.map(({ stop }) => nameOf(stop.node)),
    partials,
    contribution: partials.reduce((product, partial) => product * partial, 1),
  };
}
