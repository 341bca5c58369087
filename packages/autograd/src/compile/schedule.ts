import type { Instruction, Operand } from './instruction.ts';
import type { FunctionName } from './program.ts';
import type { Trace } from './trace.ts';

/** To compute an instruction; or to write a component of the gradient, from an operand that has been computed before. */
export type Statement = Instruction | { readonly component: number; readonly of: Operand };

/** What a function does, in order. What its results don't need is left out. */
export interface Schedule {
  /** The inputs that are read. */
  readonly inputs: readonly Instruction[];
  /** How often each instruction is used; the index is its id. */
  readonly uses: readonly number[];
  /** In `sumValueAndGrad`, what is the same for all samples; in other functions, nothing. */
  readonly once: readonly Statement[];
  /** In `sumValueAndGrad`, what is done for each sample; in other functions, everything. */
  readonly each: readonly Statement[];
}

/** What the function of the given name has to do to give the results of a trace. */
export function scheduleOf({ instructions, value, gradient }: Trace, name: FunctionName): Schedule {
  const components = name === 'value' ? [] : gradient;
  const uses = usesOf(instructions, [value, ...components]);
  const used = instructions.filter(({ id }) => uses[id] !== 0);
  const inputs = used.filter(({ op }) => op === undefined);
  const live = used.filter(({ op }) => op !== undefined);
  const constant = name === 'sumValueAndGrad' ? constantOverData(instructions) : [];
  const once = live.filter(({ id }) => constant[id] === true);
  const rest = live.filter(({ id }) => constant[id] !== true);
  return { inputs, uses, once, each: withComponents(rest, components) };
}

function usesOf(instructions: readonly Instruction[], outputs: readonly Operand[]): number[] {
  const uses = instructions.map(() => 0);
  const use = (x: Operand) => {
    if (typeof x !== 'number') uses[x.id] = (uses[x.id] ?? 0) + 1;
  };
  outputs.forEach(use);
  for (const { id, inputs } of instructions.toReversed()) if (uses[id] !== 0) inputs.forEach(use);
  return uses;
}

/** For each instruction, whether its value is the same for all samples. */
function constantOverData(instructions: readonly Instruction[]): boolean[] {
  const constant: boolean[] = [];
  for (const { place, inputs } of instructions) {
    constant.push(place?.array !== 'data' && inputs.every((x) => typeof x === 'number' || constant[x.id] === true));
  }
  return constant;
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
