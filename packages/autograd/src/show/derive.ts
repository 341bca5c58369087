import { describe } from '../check.ts';
import { adjointsOf } from '../grad.ts';
import { nodesOf } from '../graph.ts';
import { numberOf, type Scalar, topologicalOrder, Value } from '../value.ts';
import { readableFormulaOf } from './formula.ts';
import { plainMarks } from './plain.ts';
import { texMarks } from './tex.ts';
import { write } from './write.ts';

/** The derivation of ∂y/∂x: how it comes about, one labelled node of the graph after the other. */
export interface Derivation {
  /** The names of y and x. */
  readonly of: string;
  readonly by: string;
  /** ∂y/∂x. */
  readonly derivative: number;
  /** ∂y/∂v for each labelled node v on a way from x to y, x being the last: in the order of the backward sweep. */
  readonly steps: readonly Step[];
  /** The ways from x to y, or as many of them as were asked for; what they contribute adds up to the derivative. */
  readonly ways: readonly Way[];
  /** How many ways there are. */
  readonly wayCount: number;
}

/** The derivative by one node: the sum, over the nodes that use it, of their derivative times the local one. */
export interface Step {
  readonly node: string;
  /** ∂y/∂node. */
  readonly derivative: number;
  readonly terms: readonly Term[];
}

/** ∂y/∂consumer · ∂consumer/∂node. */
export interface Term {
  readonly consumer: string;
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

/** One way from x to y, and the product of the local partials along it. */
export interface Way {
  /** The names of its nodes, x first. */
  readonly nodes: readonly string[];
  readonly partials: readonly number[];
  readonly contribution: number;
}

/**
 * Derives ∂y/∂x by the chain rule, as the graph has it: from y back to x, for each labelled node on the ways between them
 * the sum over its consumers of adjoint times local partial; and each way with the product along it. What has no label is
 * part of the formulas of what has one. If no way leads from x to y, the derivative is 0, and there are no steps.
 *
 * `ways` limits how many ways are listed: there may be very many. Throws a `TypeError` if y or x isn't a `Value`, and a
 * `RangeError` if a formula is too long to be read because too few nodes have labels.
 *
 * @example
 * const x = new Value(3, 'x');
 * const u = x.mul(x);
 * u.label = 'u';
 * const y = u.mul(x);
 * derive(y, x).derivative // 27
 * derive(y, x).ways.map(({ nodes }) => nodes.join(' → ')) // [ 'x → y', 'x → u → y' ]
 */
export function derive(y: Value, x: Value, { ways = 100 }: { readonly ways?: number } = {}): Derivation {
  for (const [i, v] of [y, x].entries()) {
    if (!(v instanceof Value)) throw new TypeError(`derive: argument ${i + 1} must be a Value, but is ${describe(v)}`);
  }
  if (x.label === undefined) throw new TypeError('derive: argument 2 must have a label');
  const nodes = topologicalOrder(y).filter((v) => v === y || v.label !== undefined);
  const partials = new Map(nodes.map((v) => [v, localPartials(v)]));
  const onWay = new Set([x]);
  for (const v of nodes.toReversed()) {
    if ([...(partials.get(v)?.keys() ?? [])].some((input) => onWay.has(input))) onWay.add(v);
  }

  const derivatives = new Map([[y, onWay.has(y) ? 1 : 0]]);
  const wayCounts = new Map([[y, onWay.has(y) ? 1 : 0]]);
  const consumers = new Map<Value, { consumer: Value; partial: Scalar }[]>(nodes.map((v) => [v, []]));
  const steps: Step[] = [];
  for (const v of nodes) {
    if (!onWay.has(v)) continue;
    const uses = consumers.get(v) ?? [];
    if (v !== y) {
      const terms = uses.map(({ consumer, partial }) => termOf(consumer, derivatives.get(consumer) ?? NaN, partial));
      derivatives.set(
        v,
        terms.reduce((sum, { product }) => sum + product, 0),
      );
      wayCounts.set(
        v,
        uses.reduce((sum, { consumer }) => sum + (wayCounts.get(consumer) ?? NaN), 0),
      );
      steps.push({ node: nameOf(v), derivative: derivatives.get(v) ?? NaN, terms });
    }
    if (v !== x)
      for (const [input, partial] of partials.get(v) ?? []) consumers.get(input)?.push({ consumer: v, partial });
  }
  return {
    of: nameOf(y),
    by: nameOf(x),
    derivative: derivatives.get(x) ?? 0,
    steps,
    ways: onWay.has(y) ? waysFrom(x, y, consumers, ways) : [],
    wayCount: wayCounts.get(x) ?? 0,
  };
}

function nameOf(v: Value): string {
  return v.label ?? 'y';
}

/** ∂v/∂u for each labelled node u that v was made of, by ways on which no other labelled node lies. */
function localPartials(v: Value): Map<Value, Scalar> {
  const within = nodesOf(v, 0, { has: (u) => u !== v && u.label !== undefined });
  const adjoints = adjointsOf(within.toReversed(), 0);
  return new Map([...adjoints].filter(([u]) => u !== v && u.label !== undefined));
}

function termOf(consumer: Value, adjoint: number, partial: Scalar): Term {
  const formula = readableFormulaOf(partial, 'derive');
  return {
    consumer: nameOf(consumer),
    adjoint,
    partial: numberOf(partial),
    text: write(formula, plainMarks),
    tex: write(formula, texMarks),
    isSum: formula.terms.length > 1 || formula.terms[0]?.minus === true,
    product: adjoint * numberOf(partial),
  };
}

/** The first ways from x to y, by going forward from consumer to consumer. */
function waysFrom(
  x: Value,
  y: Value,
  consumers: ReadonlyMap<Value, readonly { consumer: Value; partial: Scalar }[]>,
  most: number,
): Way[] {
  const ways: Way[] = [];
  const open: Stretch[] = [{ node: x, partial: 1, before: undefined }];
  for (let end = open.pop(); end !== undefined && ways.length < most; end = open.pop()) {
    if (end.node === y) ways.push(wayTo(end));
    else {
      for (const { consumer, partial } of (consumers.get(end.node) ?? []).toReversed()) {
        open.push({ node: consumer, partial: numberOf(partial), before: end });
      }
    }
  }
  return ways;
}

/** A way so far: where it has come, by which partial, and the way before that. */
interface Stretch {
  readonly node: Value;
  readonly partial: number;
  readonly before: Stretch | undefined;
}

function wayTo(end: Stretch): Way {
  const stretches: Stretch[] = [];
  for (let stretch: Stretch | undefined = end; stretch !== undefined; stretch = stretch.before) stretches.push(stretch);
  const nodes = stretches.toReversed().map(({ node }) => nameOf(node));
  const partials = stretches
    .toReversed()
    .slice(1)
    .map(({ partial }) => partial);
  return { nodes, partials, contribution: partials.reduce((product, partial) => product * partial, 1) };
}
