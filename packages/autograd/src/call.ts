import { ancestors, clock, type Node, reachBefore } from './backward.ts';
import { describeNonValue } from './errors.ts';
import { containsValue, mapLeaves } from './tree.ts';
import { defineOp, type Scalar, Value } from './value.ts';

/** A function of which no types are known. */
export type AnyFunction = (...at: unknown[]) => unknown;

/** What a function may return, to be differentiated. */
export type Returns = 'one number' | 'any result';

/** A call of a function that is to be differentiated. */
export interface Call {
  readonly result: unknown;
  /** The variables that stood for the numbers of the chosen arguments. */
  readonly variables: readonly Value[];
  /** The era in which the call began: all nodes that it made are of this era or a later one. */
  readonly since: number;
  /** Whether derivatives must be made of `Value`s: if an argument has a `Value`, or the function used one from outside. */
  readonly isOnValues: boolean;
}

/** Calls `f` with variables for the numbers of the arguments at `indices`. `name` is what messages call the caller. */
export function call(
  name: string,
  f: AnyFunction,
  indices: readonly number[],
  at: readonly unknown[],
  returns: Returns,
): Call {
  for (const i of indices) {
    if (i >= at.length)
      throw new RangeError(`${name}: argnums has the index ${i}, but the function received ${at.length} arguments`);
  }
  const since = ++clock.era;
  const variables = new Map<number, Value[]>(indices.map((i) => [i, []]));
  const result = f(...at.map((argument, i) => lifted(name, argument, i, variables.get(i))));
  if (returns === 'one number' && typeof result !== 'number' && !(result instanceof Value)) {
    throw new TypeError(
      `${name}: the function must return a number or a Value, but returned ${describeNonValue(result)}`,
    );
  }
  const outputs: Value[] = [];
  mapLeaves(result, `${name}: result`, (y) => typeof y !== 'number' && outputs.push(y));
  const isOnValues = containsValue(at) || needValues(outputs, since);
  return { result, variables: [...variables.values()].flat(), since, isOnValues };
}

/** An argument with a variable for each of its numbers, added to `variables`; as it is, if it has no variables. */
function lifted(name: string, argument: unknown, i: number, variables: Value[] | undefined): unknown {
  if (variables === undefined) return argument;
  return mapLeaves(argument, `${name}: argument ${i + 1}`, (leaf) => {
    const variable = typeof leaf === 'number' ? new Value(leaf) : identity(leaf);
    variables.push(variable);
    return variable;
  });
}

/** Whether derivatives of these nodes must be made of `Value`s: they depend on some from before, or are tracers of `compile`. */
function needValues(ys: readonly Value[], since: number): boolean {
  if (ys.some((y) => y.era < since || y.constructor !== Value)) return true;
  const nodes: Node[][] = [];
  for (const y of ys) if (y.uses === 0) nodes.push(ancestors(y, since)); // without those of earlier ones, whose uses aren't 0
  for (const v of nodes.flat()) v.uses = 0;
  return nodes.some((some) => reachBefore(some, since));
}

/** The variable that stands for a `Value` given to `grad`: apart from it, and yet computed from it. */
export const identity = defineOp({ name: 'identity', forward: (x) => x, partials: [1], js: (x) => x });

/** The same as a node; a number becomes a leaf. */
export function toValue(x: Scalar): Value {
  return typeof x === 'number' ? new Value(x) : x;
}
