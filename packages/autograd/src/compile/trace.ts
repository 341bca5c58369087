import { describe } from '../errors.ts';
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
}

/**
 * Runs `f` once on `Value`s, as `grad` does, and its sweep on `Value`s too; then makes terms of all that. `f` can't see
 * the numbers meanwhile. What it uses from around it is constant.
 */
export function trace(f: (...at: unknown[]) => unknown, example: readonly unknown[], chosen: readonly number[]): Trace {
  const terms = new Terms();
  const operands = new Map<Value, Operand>();
  const inputs: Record<'params' | 'data', { readonly leaf: Value; readonly term: Term }[]> = { params: [], data: [] };
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
      const term = terms.input(array, inputs[array].length);
      operands.set(leaf, term);
      inputs[array].push({ leaf, term });
    });
  for (const i of chosen) place(i, 'params');
  example.forEach((_, i) => {
    if (!chosen.includes(i)) place(i, 'data');
  });

  /** What is older than the trace is a constant to it; but it may be that of a trace around this one. */
  const known = (x: Scalar): Operand => {
    if (typeof x === 'number') return x;
    if (x.era < since && x.era >= outer) {
      throw new Error('compile: a function that is compiled inside another must not use its arguments');
    }
    return operands.get(x) ?? x.number;
  };
  const operandOf = (x: Scalar): Operand => {
    if (typeof x === 'number') return x;
    for (const v of nodesOf(x, since, operands)) {
      const operand = v.op === undefined ? v.number : terms.apply(v.op, v.inputs.map(known));
      if (typeof operand !== 'number') operand.name ??= v.label;
      operands.set(v, operand);
    }
    return known(x);
  };

  try {
    traces.hidden = Math.min(outer, since);
    const y = f(...lifted);
    if (typeof y !== 'number' && !(y instanceof Value)) {
      throw new TypeError(`compile: the function must return a number or a Value, but returned ${describe(y)}`);
    }
    for (const { leaf, term } of [...inputs.params, ...inputs.data]) term.name = leaf.label;
    const value = operandOf(y);
    const sweepFrom = terms.all.length;
    const adjoints = y instanceof Value ? adjointsOf(topologicalOrder(y, since), since) : new Map<Value, Scalar>();
    const nameOfResult = typeof y === 'number' ? '' : (y.label ?? 'y');
    for (const [v, adjoint] of adjoints) {
      const operand = operandOf(adjoint);
      const isNew = typeof operand !== 'number' && operand.id >= sweepFrom;
      if (v.op !== undefined && v.label !== undefined && isNew) operand.name ??= `d${nameOfResult}_d${v.label}`;
    }
    const gradient = inputs.params.map(({ leaf }) => operandOf(adjoints.get(leaf) ?? 0));
    const names = {
      params: inputs.params.map(({ term }) => term.name ?? ''),
      data: inputs.data.map(({ term }) => term.name ?? ''),
    };
    return { terms: terms.all, value, gradient, names };
  } finally {
    traces.hidden = outer;
  }
}

/** What a number in an argument is called if it has no label, by its place: w_0 in argument 1.w[0], x2_0 in argument 2[0]. */
function nameOf(path: string): string {
  return path
    .replace('compile: argument ', 'x')
    .replace(/^x\d+\./, '')
    .replaceAll(/[^\p{L}\p{N}_$]+/gu, '_')
    .replace(/_$/, '');
}
