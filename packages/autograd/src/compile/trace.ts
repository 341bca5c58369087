import { describe } from '../check.ts';
import { adjointsOf } from '../grad.ts';
import { nodesOf } from '../graph.ts';
import { mapLeaves } from '../tree.ts';
import { type Scalar, topologicalOrder, traces, Value } from '../value.ts';
import { Terms } from './simplify.ts';
import type { Operand, Term } from './term.ts';

/** A function and its gradient as terms: the inputs first, then the forward pass, then the sweep. */
export interface Trace {
  readonly terms: readonly Term[];
  readonly value: Operand;
  /** By each number in the chosen arguments, in their order. */
  readonly gradient: readonly Operand[];
  /** The names of the numbers in the chosen arguments, and of those in the others. */
  readonly names: { readonly params: readonly string[]; readonly data: readonly string[] };
  /** The first term of the sweep. */
  readonly sweepFrom: number;
}

/**
 * Runs `f` once on `Value`s, as `grad` does, and its sweep on `Value`s too; then makes terms of all that. `f` can't see
 * the numbers meanwhile. What it uses from around it is constant.
 */
export function trace(f: (...at: unknown[]) => unknown, example: readonly unknown[], chosen: readonly number[]): Trace {
  const terms = new Terms();
  const operands = new Map<Value, Operand>();
  const variables: Value[] = [];
  const names = { params: [] as string[], data: [] as string[] };
  const outer = traces.hidden;
  const since = ++traces.begun;

  const lifted = example.map((argument, i) =>
    mapLeaves(argument, `compile: argument ${i + 1}`, (leaf, path) => {
      const label = typeof leaf === 'number' || leaf.label === undefined ? nameOf(path) : leaf.label;
      return new Value(typeof leaf === 'number' ? leaf : leaf.number, label);
    }),
  );
  const place = (i: number, array: 'params' | 'data') =>
    mapLeaves(lifted[i], 'compile', (leaf) => {
      if (typeof leaf === 'number') return;
      if (array === 'params') variables.push(leaf);
      const name = leaf.label ?? '';
      operands.set(leaf, terms.input(name, array, names[array].length));
      names[array].push(name);
    });
  for (const i of chosen) place(i, 'params');
  example.forEach((_, i) => {
    if (!chosen.includes(i)) place(i, 'data');
  });

  const operandOf = (x: Scalar): Operand => {
    if (typeof x === 'number') return x;
    for (const v of nodesOf(x, since, operands)) {
      const inputs = v.inputs.map((x) => (typeof x === 'number' ? x : (operands.get(x) ?? x.number)));
      const operand = v.op === undefined ? v.number : terms.apply(v.op, inputs);
      if (typeof operand !== 'number') operand.name ??= v.label;
      operands.set(v, operand);
    }
    return operands.get(x) ?? x.number;
  };

  try {
    traces.hidden = Math.min(outer, since);
    const y = f(...lifted);
    if (typeof y !== 'number' && !(y instanceof Value)) {
      throw new TypeError(`compile: the function must return a number or a Value, but returned ${describe(y)}`);
    }
    const value = operandOf(y);
    const sweepFrom = terms.all.length;
    const nameOfResult = typeof y === 'number' ? '' : (y.label ?? 'y');
    const adjoints = y instanceof Value ? adjointsOf(topologicalOrder(y, since), since) : new Map<Value, Scalar>();
    for (const [v, adjoint] of adjoints) {
      const named = v.op !== undefined && v.label !== undefined && adjoint instanceof Value;
      if (named) adjoint.label ??= `d${nameOfResult}_d${v.label}`;
    }
    const gradient = variables.map((variable) => operandOf(adjoints.get(variable) ?? 0));
    return { terms: terms.all, value, gradient, names, sweepFrom };
  } finally {
    traces.hidden = outer;
  }
}

/** What a number in an argument is called if it has no label, by its place: w_0 in argument 1.w[0], x2_0 in argument 2[0]. */
function nameOf(path: string): string {
  return path
    .replace('compile: argument ', 'x')
    .replace(/^x\d+\./, '')
    .replaceAll(/\W+/g, '_')
    .replace(/_$/, '');
}
