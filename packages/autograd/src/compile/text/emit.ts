import type { Op } from '../../value.ts';
import type { FunctionName } from '../program.ts';
import { Body, type Context } from './body.ts';
import type { Instruction, WritableTrace } from './instruction.ts';
import { cut, fitsInOne } from './length.ts';
import { identifier, Names } from './names.ts';
import { type Schedule, scheduleOf, sharedInstructions } from './schedule.ts';
import { atomOf } from './spelling.ts';

import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** JavaScript that declares a function, under its own name or, where that is taken, another; and the ops that it calls. */
export interface Emitted {
  readonly name: FunctionName;
  readonly declared: string;
  readonly source: string;
  readonly calls: ReadonlyMap<string, Op>;
}

/** What is to be emitted. */
interface Plan {
  readonly trace: WritableTrace;
  readonly vocabulary: Vocabulary;
  readonly schedule: Schedule;
  readonly name: FunctionName;
  readonly overSamples: boolean;
}

/** The lines of a function for these statements and its value, and the declarations that they need beside it. */
interface Lines {
  readonly declarations: readonly string[];
  readonly once: readonly string[];
  readonly each: readonly string[];
  readonly value: string;
}

/**
 * Writes a trace as a function of `params`, the numbers that it is differentiated with respect to, and `data`, the others:
 * `value(params, data)`, `valueAndGrad(params, data, gradient)`, or, over all the samples in `data`,
 * `sumValueAndGrad(params, data, gradient)`.
 */
export function emit(trace: WritableTrace, name: FunctionName): Emitted {
  const overSamples = name === 'sumValueAndGrad';
  const vocabulary = vocabularyOf(trace.instructions);
  const schedule = scheduleOf(trace, name);
  const plan = { trace, vocabulary, schedule, name, overSamples };
  const lines = fitsInOne(schedule, vocabulary) ? inOnePiece(plan) : inPieces(plan);
  const ops = new Set([...schedule.once, ...schedule.each].map((statement) => 'op' in statement && statement.op));
  const calls = [...vocabulary.called].filter(([op]) => ops.has(op));
  return {
    name,
    declared: vocabulary.own[name],
    source: [...lines.declarations, main(plan, lines)].join('\n\n'),
    calls: new Map(calls.map(([op, name]) => [name, op])),
  };
}

function inOnePiece(plan: Plan): Lines {
  const { trace, vocabulary } = plan;
  const { once, each } = plan.schedule;
  const shared = sharedInstructions([once, each], trace.value, 1);
  const context = contextOf(plan, new Names(vocabulary.names), shared, inputElements(plan));
  const outer = new Body(context);
  outer.write(once);
  if (!plan.overSamples) {
    outer.write(each);
    const value = outer.codeOf(trace.value).text;
    return { declarations: [], once: [], each: outer.lines, value };
  }
  const loop = new Body(context, outer);
  loop.write(each);
  const value = loop.codeOf(trace.value).text;
  return { declarations: [], once: outer.lines, each: loop.lines, value };
}

/** Functions that are called one after the other, and pass on through an array, the memory, what others need. */
function inPieces(plan: Plan): Lines {
  const { trace, vocabulary, schedule, name } = plan;
  const names = new Names(vocabulary.names);
  const memory = names.give(`${name}Memory`);
  const [once, each] = [cut(schedule.once, vocabulary), cut(schedule.each, vocabulary)];
  const pieces = [...once, ...each];
  const shared = sharedInstructions(pieces, trace.value, pieces.length);
  const elements = new Map([
    ...inputElements(plan),
    ...[...shared].map((instruction, i) => [instruction, `${memory}[${i}]`] as const),
  ]);
  const context = contextOf(plan, names, shared, elements);

  const calls: string[] = [];
  const declarations = pieces.map((statements, i) => {
    const piece = names.give(`${name}${i + 1}`);
    const inLoop = plan.overSamples && i >= once.length;
    const parameters = [...parametersOf(plan), ...(inLoop ? [vocabulary.own.at] : [])].join(', ');
    const body = new Body(context);
    body.write(statements);
    calls.push(`${piece}(${parameters});`);
    return block(`function ${piece}(${parameters})`, body.lines).join('\n');
  });
  return {
    declarations: [`const ${memory} = new Float64Array(${shared.size});`, ...declarations],
    once: calls.slice(0, once.length),
    each: calls.slice(once.length),
    value: typeof trace.value === 'number' ? atomOf(trace.value).text : `${elements.get(trace.value)}`,
  };
}

/** The elements of `params` and `data` that hold the inputs. */
function inputElements({ schedule, vocabulary: { own }, overSamples }: Plan): Map<Instruction, string> {
  const elements = new Map<Instruction, string>();
  for (const instruction of schedule.inputs) {
    if (instruction.place === undefined) continue;
    const { array, index } = instruction.place;
    const ofSample = overSamples && array === 'data';
    elements.set(instruction, `${own[array]}[${!ofSample ? index : index === 0 ? own.at : `${own.at} + ${index}`}]`);
  }
  return elements;
}

function contextOf(
  { trace, vocabulary, schedule, overSamples }: Plan,
  names: Names,
  shared: ReadonlySet<Instruction>,
  elements: ReadonlyMap<Instruction, string>,
): Context {
  return {
    ...{ spellings: vocabulary.spellings, uses: schedule.uses, names, shared, elements },
    component: (i, { text, negated }) => {
      const assigned = !overSamples ? `= ${text}` : negated === undefined ? `+= ${text}` : `-= ${negated}`;
      return `${vocabulary.own.gradient}[${i}] ${assigned}; // ${identifier(trace.of.names.params[i] ?? '')}`;
    },
  };
}

/** The function itself. */
function main(plan: Plan, { once, each, value }: Lines): string {
  const { own } = plan.vocabulary;
  const lines = plan.overSamples
    ? [
        ...once,
        `let ${own.total} = 0;`,
        `${own.gradient}.fill(0);`,
        ...block(
          `for (let ${own.at} = 0; ${own.at} < ${own.data}.length; ${own.at} += ${plan.trace.of.names.data.length})`,
          [...each, `${own.total} += ${value};`],
        ),
        `return ${own.total};`,
      ]
    : [...each, `return ${value};`];
  return block(`function ${own[plan.name]}(${parametersOf(plan).join(', ')})`, [...refusal(plan), ...lines]).join('\n');
}

/** Refuses arrays that are too short: what isn't there would be read as NaN, and not be written. */
function refusal({
  trace: {
    of: { names },
  },
  vocabulary: { own },
  name,
  overSamples,
}: Plan): string[] {
  const checks = arraysOf(name).flatMap((array) => {
    const { length } = array === 'data' ? names.data : names.params;
    if (length === 0) return [];
    return overSamples && array === 'data'
      ? [{ array, expected: `${length} per sample`, unfit: `${own.data}.length % ${length} !== 0` }]
      : [{ array, expected: `${length}`, unfit: `${own[array]}[${length - 1}] === undefined` }];
  });
  if (checks.length === 0) return [];
  const lengths = checks.length === 1 ? 'length' : 'lengths';
  const arrays = checks.map(({ array }) => array).join(', ');
  const expected = checks.map(({ expected }) => expected).join(', ');
  return block(`if (${checks.map(({ unfit }) => unfit).join(' || ')})`, [
    `const lengths = [${checks.map(({ array }) => `${own[array]}.length`).join(', ')}].join(', ');`,
    `throw new RangeError(\`${name}: ${arrays} must have ${lengths} ${expected}, but have \${lengths}\`);`,
  ]);
}

function parametersOf({ vocabulary: { own }, name }: Plan): string[] {
  return arraysOf(name).map((array) => own[array]);
}

function arraysOf(name: FunctionName): ('params' | 'data' | 'gradient')[] {
  return name === 'value' ? ['params', 'data'] : ['params', 'data', 'gradient'];
}

function block(head: string, lines: readonly string[]): string[] {
  return [`${head} {`, ...lines.map((line) => `  ${line}`), '}'];
}
