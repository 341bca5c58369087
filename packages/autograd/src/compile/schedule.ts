import type { Instruction, Operand } from './instruction.ts';
import type { FunctionName } from './program.ts';
import type { Trace } from './trace.ts';

/** One more instruction to compute; or a component of the gradient to write, of what is known by then. */
export type Statement = Instruction | { readonly component: number; readonly of: Operand };

/** What a function does, in order: no more than its results need. */
export interface Schedule {
  /** The inputs that are read. */
  readonly inputs: readonly Instruction[];
  /** How often each instruction is used, by its id. */
  readonly uses: readonly number[];
  /** What is the same for all samples, if the function goes over samples. */
  readonly once: readonly Statement[];
  /** What is done for each sample; everything, if the function doesn't go over samples. */
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

/** Whether each instruction is the same for all samples. */
function constantOverData(instructions: readonly Instruction[]): boolean[] {
  const constant: boolean[] = [];
  for (const { place, inputs } of instructions) {
    constant.push(place?.array !== 'data' && inputs.every((x) => typeof x === 'number' || constant[x.id] === true));
  }
  return constant;
}

/** The instructions, and each component of the gradient as soon as it is known: V8 then has less to keep in registers. */
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

/** The instructions that one list of statements computes and another uses. The value is used by the list of the given index. */
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
