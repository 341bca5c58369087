import { numberOf } from '../backward.ts';
import { checkOptions, describe, describeNonValue } from '../errors.ts';
import { readableFormulaOf } from '../formula/formula.ts';
import { plainNotation } from '../formula/plain.ts';
import { texNotation } from '../formula/tex.ts';
import { hasLabel } from '../graph.ts';
import { operand } from '../precedence.ts';
import { Value } from '../value.ts';
import { namesOf } from './names.ts';
import { type Path, pathsFrom } from './paths.ts';
import { type Stop, stopsBetween } from './stops.ts';

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
  /** One for each node that uses it. */
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

/**
 * Derives ∂y/∂x by the chain rule. For each labelled node on a path from x to y, from y back to x, a step has the sum,
 * over the nodes that use it, of adjoint times local partial. Nodes without a label are part of the formulas of others.
 * If no path leads from x to y, the derivative is 0 and there are no steps.
 *
 * Nodes with the same label, or with labels that LaTeX writes alike, are numbered: `h`, `h (2)`. `paths` says how many paths
 * are listed at most, as there can be very many (default: 100).
 *
 * Throws a `TypeError` if y or x isn't a `Value`, if x has no label, if `paths` isn't an integer from 0 on, or for an
 * unknown option; and a `RangeError` if a formula is longer than 10,000 characters, because too few nodes have labels.
 *
 * @example
 * const x = new Value(3, 'x');
 * const u = label(x.mul(x), 'u');
 * const y = u.mul(x);
 * derive(y, x).derivative // 27
 * derive(y, x).paths.map(({ nodes }) => nodes.join(' → ')) // [ 'x → y', 'x → u → y' ]
 */
export function derive(y: Value, x: Value, options: { readonly paths?: number } = {}): Derivation {
  for (const [i, v] of [y, x].entries()) {
    if (!(v instanceof Value))
      throw new TypeError(`derive: argument ${i + 1} must be a Value, but is ${describeNonValue(v)}`);
  }
  if (!hasLabel(x)) throw new TypeError("derive: argument 2 must have a label: new Value(2, 'x'), or label(x, 'x')");
  checkOptions('derive', 3, options, ['paths']);
  const { paths = 100 } = options;
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
