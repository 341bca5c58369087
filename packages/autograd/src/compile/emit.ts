import type { Op } from '../op.ts';
import { Body, type Context, type Statement } from './body.ts';
import { identifier, Names } from './names.ts';
import type { FunctionName } from './program.ts';
import { atomOf } from './spelling.ts';
import type { Operand, Term } from './term.ts';
import type { Trace } from './trace.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** JavaScript that declares a function, under its own name or, where that is taken, another; and the ops that it calls. */
export interface Emitted {
  readonly name: FunctionName;
  readonly declared: string;
  readonly source: string;
  readonly calls: ReadonlyMap<string, Op>;
}

/** What is to be emitted: the statements that are run once, and then those that are run for each sample. */
interface Plan {
  readonly trace: Trace;
  readonly vocabulary: Vocabulary;
  readonly name: FunctionName;
  readonly uses: readonly number[];
  readonly once: readonly Statement[];
  readonly each: readonly Statement[];
}

/** The lines of a function for these statements and its value, and the declarations that they need beside it. */
interface Lines {
  readonly declarations: readonly string[];
  readonly once: readonly string[];
  readonly each: readonly string[];
  readonly value: string;
}

/**
 * V8 doesn't optimise functions of more than 60 KiB of bytecode. A program that stays below this, by estimate, is one
 * function: nothing is faster. A longer one is cut into pieces well below: they run as fast as longer ones, and V8 is
 * done with them sooner.
 */
const bytesInOne = 48 * 1024;
const bytesInPiece = 12 * 1024;

/**
 * Writes a trace as a function of `params`, the numbers that it is differentiated with respect to, and `data`, the others:
 * `value(params, data)`, `valueAndGrad(params, data, gradient)`, or, over all the samples in `data`,
 * `sumValueAndGrad(params, data, gradient)`.
 */
export function emit(trace: Trace, name: FunctionName): Emitted {
  const { terms, value, names } = trace;
  const vocabulary = vocabularyOf(terms);
  if (name === 'sumValueAndGrad' && names.data.length === 0) {
    throw new RangeError(
      'sumValueAndGrad: the function has no numbers but those it is differentiated with respect to, so no samples',
    );
  }
  const gradient = name === 'value' ? [] : trace.gradient;
  const uses = usesOf(terms, [value, ...gradient]);
  const used = terms.filter(({ id }) => uses[id] !== 0);
  const live = used.filter(({ op }) => op !== undefined);
  const constant = name === 'sumValueAndGrad' ? constantOverData(terms) : [];
  const once = live.filter(({ id }) => constant[id] === true);
  const rest = live.filter(({ id }) => constant[id] !== true);
  const plan = { trace, vocabulary, name, uses, once, each: withComponents(rest, gradient) };

  const bytes = bytesOf(vocabulary, 0);
  const inputs = used.filter(({ op }) => op === undefined);
  const total = [...inputs, ...once, ...plan.each].reduce((sum, statement) => sum + bytes(statement), 0);
  const lines = total <= bytesInOne ? inOnePiece(plan) : inPieces(plan);
  const ops = new Set(live.map(({ op }) => op));
  const calls = [...vocabulary.called].filter(([op]) => ops.has(op));
  return {
    name,
    declared: vocabulary.own[name],
    source: [...lines.declarations, main(plan, lines)].join('\n\n'),
    calls: new Map(calls.map(([op, name]) => [name, op])),
  };
}

/** How often each term is used by what the outputs need. */
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

function inOnePiece(plan: Plan): Lines {
  const { trace, vocabulary, once, each } = plan;
  const shared = sharedTerms([once, each], trace.value, 1);
  const context = contextOf(plan, new Names(vocabulary.names), shared, inputElements(plan));
  const outer = new Body(context);
  outer.write(once);
  const inner = plan.name === 'sumValueAndGrad' ? new Body(context, outer) : outer;
  inner.write(each);
  const value = inner.codeOf(trace.value).text;
  return inner === outer
    ? { declarations: [], once: [], each: outer.lines, value }
    : { declarations: [], once: outer.lines, each: inner.lines, value };
}

/** Functions that are called one after the other, and pass on through an array, the memory, what others need. */
function inPieces(plan: Plan): Lines {
  const { trace, vocabulary, name } = plan;
  const names = new Names(vocabulary.names);
  const { at } = vocabulary.own;
  const memory = names.give(`${name}Memory`);
  const [once, each] = [cut(plan.once, vocabulary), cut(plan.each, vocabulary)];
  const pieces = [...once, ...each];
  const shared = sharedTerms(pieces, trace.value, pieces.length);
  const elements = new Map([
    ...inputElements(plan),
    ...[...shared].map((term, i) => [term, `${memory}[${i}]`] as const),
  ]);
  const context = contextOf(plan, names, shared, elements);

  const calls: string[] = [];
  const declarations = pieces.map((statements, i) => {
    const piece = names.give(`${name}${i + 1}`);
    const parameters = [...parametersOf(plan), ...(name === 'sumValueAndGrad' && i >= once.length ? [at] : [])].join(
      ', ',
    );
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

/** The statements in lists that are short enough for V8. */
function cut(statements: readonly Statement[], vocabulary: Vocabulary): Statement[][] {
  const bytes = bytesOf(vocabulary, bytesOfMemory);
  const pieces: Statement[][] = [];
  let room = 0;
  for (const statement of statements) {
    room -= bytes(statement);
    if (room < 0) {
      pieces.push([]);
      room = bytesInPiece - bytes(statement);
    }
    pieces.at(-1)?.push(statement);
  }
  return pieces;
}

/** What a statement in a piece has more, to find in memory what others have left there, and to leave there what they need. */
const bytesOfMemory = 24;

/** Some three bytes a character of JavaScript with short names: estimated, from what V8 makes of various programs. */
function bytesOf({ spellings }: Vocabulary, extra: number): (statement: Statement) => number {
  return (statement) => {
    if ('of' in statement) return 30 + extra;
    const spelling = statement.op && spellings.get(statement.op);
    return spelling === undefined ? 14 + extra : 3 * spelling.length + extra;
  };
}

/** The terms that one list of statements computes and another uses; the value is used in the list of the given index. */
function sharedTerms(lists: readonly (readonly Statement[])[], value: Operand, valueIn: number): Set<Term> {
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

/** The elements of `params` and `data` that hold the inputs. */
function inputElements({ trace, vocabulary: { own }, name }: Plan): Map<Term, string> {
  const elements = new Map<Term, string>();
  for (const term of trace.terms) {
    if (term.place === undefined) continue;
    const { array, index } = term.place;
    const ofSample = name === 'sumValueAndGrad' && array === 'data';
    elements.set(term, `${own[array]}[${!ofSample ? index : index === 0 ? own.at : `${own.at} + ${index}`}]`);
  }
  return elements;
}

function contextOf(
  { trace, vocabulary, name, uses }: Plan,
  names: Names,
  shared: ReadonlySet<Term>,
  elements: ReadonlyMap<Term, string>,
): Context {
  return {
    ...{ spellings: vocabulary.spellings, names, uses, shared, elements },
    component: (i, { text, negated }) => {
      const assigned =
        name !== 'sumValueAndGrad' ? `= ${text}` : negated === undefined ? `+= ${text}` : `-= ${negated}`;
      return `${vocabulary.own.gradient}[${i}] ${assigned}; // ${identifier(trace.names.params[i] ?? '')}`;
    },
  };
}

/** The function itself. */
function main(plan: Plan, { once, each, value }: Lines): string {
  const { trace, vocabulary, name } = plan;
  const { data, gradient, at, total, [name]: declared } = vocabulary.own;
  const lines =
    name === 'sumValueAndGrad'
      ? [
          ...once,
          `let ${total} = 0;`,
          `${gradient}.fill(0);`,
          ...block(`for (let ${at} = 0; ${at} < ${data}.length; ${at} += ${trace.names.data.length})`, [
            ...each,
            `${total} += ${value};`,
          ]),
          `return ${total};`,
        ]
      : [...each, `return ${value};`];
  return block(`function ${declared}(${parametersOf(plan).join(', ')})`, [...refusal(plan), ...lines]).join('\n');
}

/** Refuses arrays that are too short: what isn't there would be read as NaN, and not be written. */
function refusal({ trace: { names }, vocabulary: { own }, name }: Plan): string[] {
  const checks = arraysOf(name).flatMap((array) => {
    const { length } = array === 'data' ? names.data : names.params;
    if (length === 0) return [];
    return name === 'sumValueAndGrad' && array === 'data'
      ? [{ array, expected: `${length} per sample`, unfit: `${own.data}.length % ${length} !== 0` }]
      : [{ array, expected: `${length}`, unfit: `${own[array]}[${length - 1}] === undefined` }];
  });
  if (checks.length === 0) return [];
  const what = checks.map(({ array }) => array).join(', ');
  const expected = checks.map(({ expected }) => expected).join(', ');
  return block(`if (${checks.map(({ unfit }) => unfit).join(' || ')})`, [
    `const lengths = [${checks.map(({ array }) => `${own[array]}.length`).join(', ')}].join(', ');`,
    `throw new RangeError(\`${name}: ${what} must have lengths ${expected}, but have \${lengths}\`);`,
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
