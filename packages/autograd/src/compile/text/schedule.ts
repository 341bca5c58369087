import { usesOf, variesOverData } from '../liveness.ts';
import type { FunctionName } from '../program.ts';
import type { Instruction, Operand, WritableTrace } from './instruction.ts';

/** To compute an instruction; or to write a component of the gradient, from an operand that has been computed before. */
export type Statement = Instruction | { readonly component: number; readonly of: Operand };

/** What a function does, in order. What its results don't need is left out. */
export interface Schedule {
  /** The inputs that are read. */
  readonly inputs: readonly Instruction[];
  /** How often each instruction is used; the index is its id. */
  readonly uses: Int32Array;
  /** In `sumValueAndGrad`, what is the same for all samples; in other functions, nothing. */
  readonly once: readonly Statement[];
  /** In `sumValueAndGrad`, what is done for each sample; in other functions, everything. */
  readonly each: readonly Statement[];
}

/** What the function of the given name has to do to give the results of a trace. */
export function scheduleOf({ of, instructions, gradient }: WritableTrace, name: FunctionName): Schedule {
  const components = name === 'value' ? [] : gradient;
  const uses = usesOf(of.instructions, name === 'value' ? [of.value] : [of.value, ...of.gradient]);
  const used = instructions.filter(({ id }) => uses[id] !== 0);
  const inputs = used.filter(({ op }) => op === undefined);
  const live = used.filter(({ op }) => op !== undefined);
  const varies = name === 'sumValueAndGrad' ? variesOverData(of.instructions) : undefined;
  const once = live.filter(({ id }) => varies?.[id] === 0);
  const rest = live.filter(({ id }) => varies?.[id] !== 0);
  return { inputs, uses, once, each: withComponents(rest, components) };
}

/**
 * The instructions, each followed by the components of the gradient whose value it is. V8 needn't keep a number in a
 * register that is written at once.
 */
function withComponents(instructions: readonly Instruction[], gradient: readonly Operand[]): Statement[] {
  const components = gradient.map((of, component) => ({ component, of }));
  const byInstruction = new Map<Operand, Statement[]>();
  for (const statement of components) {
    const same = byInstruction.get(statement.of) ?? [];
    same.push(statement);
    byInstruction.set(statement.of, same);
  }
  const statements = instructions.flatMap((instruction): Statement[] => [
    instruction,
    ...(byInstruction.get(instruction) ?? []),
  ]);
  const written = new Set(statements);
  return [...statements, ...components.filter((statement) => !written.has(statement))];
}

/** The instructions that one list of statements computes and another uses. The list of index `valueIn` uses the value. */
export function sharedInstructions(
  lists: readonly (readonly Statement[])[],
  value: Operand,
  valueIn: number,
): Set<Instruction> {
  const computedIn = new Map<Statement, number>();
  lists.forEach((statements, i) => {
    for (const statement of statements) computedIn.set(statement, i);
  });
  const shared = new Set<Instruction>();
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
