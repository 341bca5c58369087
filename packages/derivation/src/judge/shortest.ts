import type { Scalar } from '@autograd-222/autograd';
import type { Expression } from '../reading/expression.ts';
import { expressionOf, formulaOf } from '../writing/formula.ts';
import { inverted, multiplied, named, type Sum, TooLong } from '../writing/sum-of-products.ts';
import { plainText } from '../writing/text.ts';
import { written } from '../writing/write.ts';

/** How a node was computed, be it named or not. */
export function formulaIn(node: Scalar): Sum | undefined {
  return formulaOf(node, (v) => (v === node ? undefined : v.label));
}

/** The formula, or the name of a node times the rest, if that saves functions: k·E for exp(a·E)·E, where k is exp(a·E). */
export function shortest(formula: Sum, name: string, node: Scalar): Sum {
  const own = formulaIn(node);
  const quotient = own?.terms.length === 1 ? quotientOf(formula, own) : undefined;
  if (quotient === undefined) return formula;
  const byName = multiplied(named(name), quotient);
  return functionsIn(expressionOf(byName)) < functionsIn(expressionOf(formula)) ? byName : formula;
}

/** How many functions are in a formula that aren't algebraic; xᵃ is one. */
function functionsIn(x: Expression): number {
  if (x.kind !== 'call') return 0;
  const exponent = x.name === 'pow' ? x.inputs[1] : undefined;
  const isAlgebraic = algebraic.has(x.name) || exponent?.kind === 'number';
  return x.inputs.reduce((sum, input) => sum + functionsIn(input), isAlgebraic ? 0 : 1);
}

const algebraic = new Set('add sub mul div neg sqrt cbrt'.split(' '));

function quotientOf(x: Sum, y: Sum): Sum | undefined {
  try {
    const inverse = inverted(y);
    return inverse === undefined ? undefined : multiplied(x, inverse);
  } catch (error) {
    if (error instanceof TooLong) return undefined;
    throw error;
  }
}

/** In characters of plain text. */
export function lengthOf(x: Expression): number {
  return written(x, plainText).text.length;
}
