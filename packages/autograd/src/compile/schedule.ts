import type { FunctionName } from './program.ts';
import type { Operand, Term } from './term.ts';
import type { Trace } from './trace.ts';

/** One more term to compute; or a component of the gradient to write, of what is known by then. */
export type Statement = Term | { readonly component: number; readonly of: Operand };

/** What a function does, in order: no more than its results need. */
export interface Schedule {
  /** The inputs that are read. */
  readonly inputs: readonly Term[];
  /** How often each term is used, by its id. */
  readonly uses: readonly number[];
  /** What is the same for all samples, if the function goes over samples. */
  readonly once: readonly Statement[];
  /** What is done for each sample; everything, if the function doesn't go over samples. */
  readonly each: readonly Statement[];
}

export function scheduleOf({ terms, value, gradient }: Trace, name: FunctionName): Schedule {
  const components = name === 'value' ? [] : gradient;
  const uses = usesOf(terms, [value, ...components]);
  const used = terms.filter(({ id }) => uses[id] !== 0);
  const inputs = used.filter(({ op }) => op === undefined);
  const live = used.filter(({ op }) => op !== undefined);
  const constant = name === 'sumValueAndGrad' ? constantOverData(terms) : [];
  const once = live.filter(({ id }) => constant[id] === true);
  const rest = live.filter(({ id }) => constant[id] !== true);
  return { inputs, uses, once, each: withComponents(rest, components) };
}

function usesOf(terms: readonly Term[], outputs: readonly Operand[]): number[] {
  const uses = terms.map(() => 0);
  const use = (x: Operand) => {
    if (typeof x !== 'number') uses[x.id] = (uses[x.id] ?? 0) + 1;
  };
  outputs.forEach(use);
  for (const { id, inputs } of terms.toReversed()) if (uses[id] !== 0) inputs.forEach(use);
  return uses;
}

/** Whether each term is the same for all samples. */
function constantOverData(terms: readonly Term[]): boolean[] {
  const constant: boolean[] = [];
  for (const { place, inputs } of terms) {
    constant.push(place?.array !== 'data' && inputs.every((x) => typeof x === 'number' || constant[x.id] === true));
  }
  return constant;
}

/** The terms, and each component of the gradient as soon as it is known: V8 then has less to keep in registers. */
function withComponents(terms: readonly Term[], gradient: readonly Operand[]): Statement[] {
  const components = gradient.map((of, component) => ({ component, of }));
  const byTerm = new Map<Operand, Statement[]>();
  for (const statement of components) {
    const same = byTerm.get(statement.of) ?? [];
    same.push(statement);
    byTerm.set(statement.of, same);
  }
  const statements = terms.flatMap((term): Statement[] => [term, ...(byTerm.get(term) ?? [])]);
  const written = new Set(statements);
  return [...statements, ...components.filter((statement) => !written.has(statement))];
}

/** The terms that one list of statements computes and another uses. The value is used by the list of the given index. */
export function sharedTerms(lists: readonly (readonly Statement[])[], value: Operand, valueIn: number): Set<Term> {
  const computedIn = new Map<Statement, number>();
  lists.forEach((statements, i) => {
    for (const statement of statements) computedIn.set(statement, i);
  });
  const shared = new Set<Term>();
  const use = (x: Operand, i: number) => {
    if (typeof x !== 'number' && x.op !== undefined && computedIn.get(x) !== i) shared.add(x);
  };
  lists.forEach((statements, i) => {
    for (const statement of statements) {
      for (const x of 'of' in statement ? [statement.of] : statement.inputs) use(x, i);
    }
  });
  use(value, valueIn);
  return shared;
}
