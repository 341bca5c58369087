import type { Op } from '../op.ts';
import type { Value } from '../value.ts';
import { Body, Layout, type Step, type ToEmit } from './body.ts';
import type { FunctionName } from './program.ts';
import { lengthOf } from './spelling.ts';
import type { Operand, Term } from './term.ts';
import type { Trace } from './trace.ts';
import type { Vocabulary } from './vocabulary.ts';

/** JavaScript that declares a function of this name, and the ops that it calls by theirs. */
export interface Emitted {
  readonly name: FunctionName;
  readonly source: string;
  readonly calls: ReadonlyMap<string, Op<Value>>;
}

/**
 * V8 doesn't optimise functions of more than 60 KiB of bytecode. A program that stays below this, by estimate, is one
 * function: nothing is faster. A longer one is cut into pieces well below: they run as fast as longer ones, and V8 is
 * done with them sooner.
 */
const bytesInOne = 48 * 1024;
const bytesInPiece = 12 * 1024;

/**
 * Writes a trace as a function of the numbers that it is differentiated by, and of the others: `value(params, data)`,
 * `valueAndGrad(params, data, gradient)`, or, over all the samples that `data` holds, `sum(params, data, gradient)`.
 */
export function emit(trace: Trace, vocabulary: Vocabulary, name: FunctionName): Emitted {
  const { terms, value, names } = trace;
  if (name === 'sum' && names.data.length === 0) {
    throw new RangeError('sum: the function has no arguments but those it is differentiated by, so no samples');
  }
  const gradient = name === 'value' ? [] : trace.gradient;
  const uses = usesOf(terms, [value, ...gradient]);
  const live = terms.filter(({ id, op }) => op !== undefined && uses[id] !== 0);
  const constant = name === 'sum' ? constantOverData(terms) : [];
  const once = live.filter(({ id }) => constant[id] === true);
  const each = withComponents(
    live.filter(({ id }) => constant[id] !== true),
    gradient,
  );
  const bytes = bytesOf(0);
  const inputs = terms.filter(({ id, op }) => op === undefined && uses[id] !== 0);
  const total = [...inputs, ...once, ...each].reduce((sum, step) => sum + bytes(step), 0);
  const write = total <= bytesInOne ? inOnePiece : inPieces;
  return write({ trace, vocabulary, name, uses }, once, each);
}

/** The terms, and each component of the gradient as soon as it is known: V8 then has less to keep in registers. */
function withComponents(terms: readonly Term[], gradient: readonly Operand[]): Step[] {
  const components = gradient.map((of, component) => ({ component, of }));
  const byTerm = new Map<Operand, Step[]>();
  for (const step of components) {
    const same = byTerm.get(step.of) ?? [];
    same.push(step);
    byTerm.set(step.of, same);
  }
  const steps = terms.flatMap((term): Step[] => [term, ...(byTerm.get(term) ?? [])]);
  const written = new Set(steps);
  return [...steps, ...components.filter((step) => !written.has(step))];
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

function inOnePiece(program: ToEmit, once: readonly Term[], each: readonly Step[]): Emitted {
  const { trace, name } = program;
  const layout = new Layout(program, [once, each], false);
  const outer = new Body(layout);
  outer.write(once);
  const inner = name === 'sum' ? new Body(layout, outer) : outer;
  inner.write(each);
  const value = inner.codeOf(trace.value).text;
  const lines =
    name === 'sum' ? [...outer.lines, ...loop(trace, inner.lines, value)] : [...inner.lines, `return ${value};`];
  return { name, source: functionOf(program, lines), calls: layout.calls };
}

/** Functions that find in memory what others have computed, and one that calls them in order. */
function inPieces(program: ToEmit, once: readonly Term[], each: readonly Step[]): Emitted {
  const { trace, name } = program;
  const pieces = [...cut(once), ...cut(each)];
  const layout = new Layout(program, pieces, true);
  const sums = name === 'sum';
  const functions = pieces.map((steps, i) => {
    const body = new Body(layout);
    body.write(steps);
    return block(
      `function ${layout.pieces[i]}(${[...parametersOf(name), ...(sums ? ['at'] : [])].join(', ')})`,
      body.lines,
    );
  });
  const callsOnce = cut(once).length;
  const calls = pieces.map((_, i) => {
    const at = sums ? [i < callsOnce ? '0' : 'at'] : [];
    return `${layout.pieces[i]}(${[...parametersOf(name), ...at].join(', ')});`;
  });
  const value = layout.read(trace.value);
  const lines = sums
    ? [...calls.slice(0, callsOnce), ...loop(trace, calls.slice(callsOnce), value)]
    : [...calls, `return ${value};`];
  const memory = `const ${layout.memory} = new Float64Array(${layout.kept.size});`;
  return { name, source: [memory, ...functions, functionOf(program, lines)].join('\n\n'), calls: layout.calls };
}

function cut(steps: readonly Step[]): Step[][] {
  const bytes = bytesOf(bytesOfMemory);
  const pieces: Step[][] = [];
  let room = 0;
  for (const step of steps) {
    room -= bytes(step);
    if (room < 0) {
      pieces.push([]);
      room = bytesInPiece - bytes(step);
    }
    pieces.at(-1)?.push(step);
  }
  return pieces;
}

/** What a step in a piece has more, to find in memory what others have left there, and to leave there what they need. */
const bytesOfMemory = 24;

/** Some three bytes a character of JavaScript with short names: estimated, from what V8 makes of various programs. */
function bytesOf(extra: number): (step: Step) => number {
  const known = new Map<Op<Value>, number>();
  return (step) => {
    if ('of' in step) return 30 + extra;
    if (step.op === undefined) return 14 + extra;
    const bytes = known.get(step.op) ?? 3 * lengthOf(step.op);
    known.set(step.op, bytes);
    return bytes + extra;
  };
}

function loop({ names }: Trace, lines: readonly string[], value: string): string[] {
  return [
    'let total = 0;',
    'gradient.fill(0);',
    block(`for (let at = 0; at < data.length; at += ${names.data.length})`, [...lines, `total += ${value};`]),
    'return total;',
  ];
}

/** The function itself. It refuses arrays that are too short: what isn't there would be read as NaN, written nowhere. */
function functionOf({ trace, name }: ToEmit, lines: readonly string[]): string {
  const { params, data } = trace.names;
  const sums = name === 'sum';
  const lengths = new Map([
    ['params', params.length],
    ['data', data.length],
    ['gradient', name === 'value' ? 0 : params.length],
  ]);
  const arrays = [...lengths].filter(([, length]) => length > 0);
  const unfit = arrays.map(([array, length]) =>
    sums && array === 'data' ? `data.length % ${length} !== 0` : `${array}[${length - 1}] === undefined`,
  );
  const fit = arrays.map(([array, length]) => `${array} ${length}${sums && array === 'data' ? ' a sample' : ''}`);
  const refusal = `throw new RangeError('${name}: the numbers that there must be: ${fit.join(', ')}');`;
  return block(`function ${name}(${parametersOf(name).join(', ')})`, [
    ...(unfit.length === 0 ? [] : [block(`if (${unfit.join(' || ')})`, [refusal])]),
    ...lines,
  ]);
}

function parametersOf(name: FunctionName): string[] {
  return name === 'value' ? ['params', 'data'] : ['params', 'data', 'gradient'];
}

function block(head: string, lines: readonly string[]): string {
  const inner = lines.flatMap((line) => line.split('\n')).map((line) => `  ${line}`);
  return [`${head} {`, ...inner, '}'].join('\n');
}
