import { describe } from '../errors.ts';
import { readableFormulaOf } from '../formula/formula.ts';
import { plainNotation } from '../formula/plain.ts';
import { texNotation } from '../formula/tex.ts';
import { adjointsOf } from '../grad.ts';
import { hasLabel, nodesOf } from '../graph.ts';
import { flows, numberOf, type Scalar, topologicalOrder, Value } from '../value.ts';

/** The derivation of ∂y/∂x: how it comes about, one labelled node of the graph after the other. */
export interface Derivation {
  /** The names of y and x. */
  readonly of: string;
  readonly wrt: string;
  /** ∂y/∂x. */
  readonly derivative: number;
  /** ∂y/∂v for each labelled node v on a path from x to y, x being the last: in the order of the backward sweep. */
  readonly steps: readonly Step[];
  /** The paths from x to y, or as many of them as were asked for; what they contribute adds up to the derivative. */
  readonly paths: readonly Path[];
  /** How many paths there are. */
  readonly pathCount: number;
}

/** The derivative with respect to one node: the sum, over the nodes that use it, of their derivative times the local one. */
export interface Step {
  readonly node: string;
  /** ∂y/∂node. */
  readonly derivative: number;
  readonly terms: readonly Term[];
}

/** ∂y/∂consumer · ∂consumer/∂node. */
export interface Term {
  readonly consumer: string;
  /** Whether the consumer is y itself, so that the partial stands alone. */
  readonly isDirect: boolean;
  /** ∂y/∂consumer: the adjoint. */
  readonly adjoint: number;
  /** ∂consumer/∂node, what lies between them being no node of its own. */
  readonly partial: number;
  /** The same as a formula of labelled nodes: as text, and in LaTeX. */
  readonly text: string;
  readonly tex: string;
  /** Whether the formula is a sum, which needs brackets as a factor. */
  readonly isSum: boolean;
  /** What the term comes to. */
  readonly product: number;
}

/** One path from x to y, and the product of the local partials along it. */
export interface Path {
  /** The names of its nodes, x first. */
  readonly nodes: readonly string[];
  readonly partials: readonly number[];
  readonly contribution: number;
}

/**
 * Derives ∂y/∂x by the chain rule, as the graph has it: from y back to x, for each labelled node on the paths between them
 * the sum over its consumers of adjoint times local partial; and each path with the product along it. What has no label is
 * part of the formulas of what has one. If no path leads from x to y, the derivative is 0, and there are no steps.
 *
 * `paths` limits how many paths are listed: there may be very many. Throws a `TypeError` if y or x isn't a `Value`, and a
 * `RangeError` if a formula is too long to be read because too few nodes have labels.
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
  if (!Number.isInteger(paths) || paths < 0) throw new RangeError(`derive: paths must be an integer, but is ${paths}`);
  const order = topologicalOrder(y);
  const nodes = order.filter((v) => v === y || hasLabel(v));
  const names = namesOf(nodes, x, y);
  const nameOf = (v: Value) => names.get(v) ?? '';
  const onPath = new Set([x]);
  for (const v of order.toReversed()) {
    if (v.inputs.some((input, i) => typeof input !== 'number' && flows(v, i) && onPath.has(input))) onPath.add(v);
  }
  const partials = new Map(nodes.filter((v) => onPath.has(v) && v !== x).map((v) => [v, localPartials(v, onPath)]));

  const derivatives = new Map([[y, onPath.has(y) ? 1 : 0]]);
  const pathCounts = new Map([[y, onPath.has(y) ? 1 : 0]]);
  const consumers = new Map<Value, { consumer: Value; partial: Scalar }[]>(nodes.map((v) => [v, []]));
  const steps: Step[] = [];
  for (const v of nodes) {
    if (!onPath.has(v)) continue;
    const uses = consumers.get(v) ?? [];
    if (v !== y) {
      const terms = uses.map(({ consumer, partial }): Term => {
        const adjoint = derivatives.get(consumer) ?? NaN;
        const term = { consumer: nameOf(consumer), isDirect: consumer === y, adjoint };
        return { ...term, ...written(partial, names), product: adjoint * numberOf(partial) };
      });
      derivatives.set(
        v,
        terms.reduce((sum, { product }) => sum + product, 0),
      );
      pathCounts.set(
        v,
        uses.reduce((sum, { consumer }) => sum + (pathCounts.get(consumer) ?? NaN), 0),
      );
      steps.push({ node: nameOf(v), derivative: derivatives.get(v) ?? NaN, terms });
    }
    if (v !== x)
      for (const [input, partial] of partials.get(v) ?? []) consumers.get(input)?.push({ consumer: v, partial });
  }
  return {
    of: nameOf(y),
    wrt: nameOf(x),
    derivative: derivatives.get(x) ?? 0,
    steps,
    paths: onPath.has(y) ? pathsFrom(x, y, consumers, paths, nameOf) : [],
    pathCount: pathCounts.get(x) ?? 0,
  };
}

/** A name for each node: its label, numbered where it isn't the first to have it; and one for y, if it has none. */
function namesOf(nodes: readonly Value[], x: Value, y: Value): Map<Value, string> {
  const names = new Map<Value, string>();
  const given = new Map<string, number>();
  for (const v of new Set([x, ...nodes.toReversed()])) {
    const { label = '' } = v;
    if (label === '') continue;
    const count = (given.get(label) ?? 0) + 1;
    given.set(label, count);
    names.set(v, count === 1 ? label : `${label} (${count})`);
  }
  if (!hasLabel(y)) names.set(y, ['y', 'f', 'result'].find((name) => !given.has(name)) ?? 'the result');
  return names;
}

/** ∂v/∂u for each labelled node u on a path that v was made of, no other labelled node lying between them. */
function localPartials(v: Value, onPath: ReadonlySet<Value>): Map<Value, Scalar> {
  const within = nodesOf(v, 0, { has: (u) => u !== v && (hasLabel(u) || !onPath.has(u)) });
  const adjoints = adjointsOf(within.toReversed(), 0);
  return new Map([...adjoints].filter(([u]) => u !== v && hasLabel(u) && onPath.has(u)));
}

function written(partial: Scalar, names: ReadonlyMap<Value, string>): Pick<Term, 'partial' | 'text' | 'tex' | 'isSum'> {
  const nameOf = (v: Value) => names.get(v) ?? v.label ?? '';
  const text = readableFormulaOf(partial, plainNotation, nameOf, 'derive');
  const tex = readableFormulaOf(partial, texNotation, nameOf, 'derive');
  return { partial: numberOf(partial), text: text.text, tex: tex.text, isSum: text.precedence === 'sum' };
}

/** The first paths from x to y, by going forward from consumer to consumer. */
function pathsFrom(
  x: Value,
  y: Value,
  consumers: ReadonlyMap<Value, readonly { consumer: Value; partial: Scalar }[]>,
  most: number,
  nameOf: (v: Value) => string,
): Path[] {
  const paths: Path[] = [];
  const open: Stretch[] = [{ node: x, partial: 1, before: undefined }];
  for (let end = open.pop(); end !== undefined && paths.length < most; end = open.pop()) {
    if (end.node === y) paths.push(pathTo(end, nameOf));
    else {
      for (const { consumer, partial } of (consumers.get(end.node) ?? []).toReversed()) {
        open.push({ node: consumer, partial: numberOf(partial), before: end });
      }
    }
  }
  return paths;
}

/** A path so far: where it has come, by which partial, and the path before that. */
interface Stretch {
  readonly node: Value;
  readonly partial: number;
  readonly before: Stretch | undefined;
}

function pathTo(end: Stretch, nameOf: (v: Value) => string): Path {
  const stretches: Stretch[] = [];
  for (let stretch: Stretch | undefined = end; stretch !== undefined; stretch = stretch.before) stretches.push(stretch);
  const nodes = stretches.toReversed().map(({ node }) => nameOf(node));
  const partials = stretches
    .toReversed()
    .slice(1)
    .map(({ partial }) => partial);
  return { nodes, partials, contribution: partials.reduce((product, partial) => product * partial, 1) };
}
