import { nodesOf } from '../graph.ts';
import type { Expression } from '../precedence.ts';
import type { Scalar, Value } from '../value.ts';
import { Algebra } from './algebra.ts';
import type { Notation } from './notation.ts';
import type { Formula } from './sum-of-products.ts';

/** The symbol that stands for a node in formulas; '' for a node that is written out. */
export type NameOf = (v: Value) => string;

/**
 * How `y` was computed from the nodes that have a name. A leaf without one is written as its number.
 * `undefined` if the formula of `y`, or of a node in it, is longer than `longest` characters.
 */
export function formulaOf(y: Scalar, notation: Notation, nameOf: NameOf, longest: number): Expression | undefined {
  const algebra = new Algebra(notation);
  const formulas = new Map<Value, Formula>();
  const of = (x: Scalar): Formula => {
    if (typeof x === 'number') return algebra.number(x);
    return nameOf(x) === '' ? (formulas.get(x) ?? algebra.number(x.data)) : algebra.symbol(nameOf(x));
  };
  const nodes = typeof y === 'number' ? [] : nodesOf(y, { has: (v) => nameOf(v) !== '' });
  for (const v of nodes) {
    if (v.op === undefined) continue;
    const formula = algebra.apply(v.op, v.inputs.map(of));
    if (formula.written.text.length > longest) return undefined;
    formulas.set(v, formula);
  }
  return of(y).written;
}

/** As `formulaOf`, but the function `asked` for it throws a `RangeError` if it is longer than 10,000 characters. */
export function readableFormulaOf(y: Scalar, notation: Notation, nameOf: NameOf, asked: string): Expression {
  const formula = formulaOf(y, notation, nameOf, 10_000);
  if (formula !== undefined) return formula;
  throw new RangeError(`${asked}: the formula is too long to be read: label more of the nodes that it is made of`);
}
