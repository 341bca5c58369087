import type { Op } from '../op.ts';
import type { Value } from '../value.ts';
import { identifier, Names } from './names.ts';
import type { FunctionName } from './program.ts';
import { atomOf, type Code, isAtom, negatedCode, repeats, spelling } from './spelling.ts';
import type { Operand, Term } from './term.ts';
import type { Trace } from './trace.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One more term to compute; or a component of the gradient to write, of what is known by then. */
export type Step = Term | { readonly component: number; readonly of: Operand };

/** What is longer than this gets a line and a name, and isn't written inside another expression. */
const longestInside = 60;

/** What is to be emitted, and how often each of its terms is used. */
export interface ToEmit {
  readonly trace: Trace;
  readonly vocabulary: Vocabulary;
  readonly name: FunctionName;
  readonly uses: readonly number[];
}

/** What the bodies share that an emitted function is made of: who computes what, and what it is called. */
export class Layout {
  readonly program: ToEmit;
  /** The terms that another body uses than the one that computes them, and where they are if that is in memory. */
  readonly kept = new Map<Term, number>();
  /** The array through which bodies that are functions pass numbers on. A loop sees what is computed before it. */
  readonly memory: string | undefined;
  /** The ops that are called by name. */
  readonly calls = new Map<string, Op<Value>>();
  readonly names: Names;
  /** The functions that the bodies are, if they are functions. */
  readonly pieces: readonly string[] = [];
  readonly #spellings = new Map<Op<Value>, (...inputs: readonly Code[]) => Code>();
  readonly #repeats = new Map<Op<Value>, readonly boolean[]>();

  constructor(program: ToEmit, bodies: readonly (readonly Step[])[], inPieces: boolean) {
    this.program = program;
    this.names = new Names(program.vocabulary.names);
    if (inPieces) {
      this.memory = this.names.give(`${program.name}Memory`);
      this.pieces = bodies.map((_, i) => this.names.give(`${program.name}${i + 1}`));
    }
    const home = new Map<Term, number>();
    bodies.forEach((steps, body) => {
      for (const step of steps) {
        const inputs = 'of' in step ? [step.of] : step.inputs;
        for (const x of inputs) if (typeof x !== 'number' && (home.get(x) ?? body) !== body) this.keep(x);
        if ('of' in step) continue;
        home.set(step, body);
        if (step.op !== undefined) this.spellingOf(step.op);
      }
    });
    const { value } = program.trace;
    if (typeof value !== 'number' && (inPieces || home.get(value) === 0)) this.keep(value);
  }

  keep(x: Term): void {
    if (x.op !== undefined && !this.kept.has(x)) this.kept.set(x, this.kept.size);
  }

  spellingOf(op: Op<Value>): (...inputs: readonly Code[]) => Code {
    const known = this.#spellings.get(op);
    if (known !== undefined) return known;
    const name = this.program.vocabulary.ops.get(op);
    if (name !== undefined) this.calls.set(name, op);
    const spelled = spelling(op, name ?? op.name);
    this.#spellings.set(op, spelled);
    return spelled;
  }

  /** Which inputs of `op` are written more than once. */
  repeatsOf(op: Op<Value>): readonly boolean[] {
    const known = this.#repeats.get(op) ?? repeats(op);
    this.#repeats.set(op, known);
    return known;
  }

  /** How a constant, an input, or a term kept in memory is read. */
  read(x: Operand): string {
    if (typeof x === 'number') return atomOf(x).text;
    if (x.place === undefined) return `${this.memory}[${this.kept.get(x)}]`;
    const { array, index } = x.place;
    if (array === 'params' || this.program.name !== 'sum') return `${array}[${index}]`;
    return index === 0 ? 'data[at]' : `data[at + ${index}]`;
  }
}

/** The body of a function, or of the loop in it: a line for each number that has a name. */
export class Body {
  readonly #layout: Layout;
  readonly #outer: Body | undefined;
  readonly #names: Names;
  readonly #loads: { readonly line: string; readonly order: number }[] = [];
  readonly #lines: string[] = [];
  readonly #codes = new Map<Term, Code>();

  constructor(layout: Layout, outer?: Body) {
    this.#layout = layout;
    this.#outer = outer;
    this.#names = outer === undefined ? new Names(layout.names) : outer.#names;
  }

  /** All lines, what is read from arrays first. */
  get lines(): string[] {
    const loads = this.#loads.toSorted((a, b) => a.order - b.order).map(({ line }) => line);
    return [...loads, ...this.#lines];
  }

  write(steps: readonly Step[]): void {
    const { trace, name } = this.#layout.program;
    for (const step of steps) {
      if ('of' in step) {
        const code = this.codeOf(step.of);
        const negated = name === 'sum' ? negatedCode(code) : undefined;
        const assigned =
          negated !== undefined ? `-= ${negated}` : name === 'sum' ? `+= ${code.text}` : `= ${code.text}`;
        this.#lines.push(
          `gradient[${step.component}] ${assigned}; // ${identifier(trace.names.params[step.component] ?? '')}`,
        );
      } else this.#writeTerm(step);
    }
  }

  #writeTerm(term: Term): void {
    const { op, inputs, id, name } = term;
    if (op === undefined) return;
    const twice = this.#layout.repeatsOf(op);
    const code = this.#layout.spellingOf(op)(
      ...inputs.map((x, i) => (twice[i] === true ? this.#named(x) : this.codeOf(x))),
    );
    const { kept, memory, program } = this.#layout;
    const usedOnceHere = program.uses[id] === 1 && !kept.has(term);
    if (name === undefined && usedOnceHere && code.text.length <= longestInside) {
      this.#codes.set(term, code);
      return;
    }
    const own = this.#name(term);
    this.#lines.push(`const ${own.text} = ${code.text};`);
    if (memory !== undefined && kept.has(term)) this.#lines.push(`${this.#layout.read(term)} = ${own.text};`);
  }

  /** What to write for a constant, an input or a term that has been written, here or outside. */
  codeOf(x: Operand): Code {
    if (typeof x === 'number') return atomOf(x);
    const code = this.#codes.get(x);
    if (code !== undefined) return code;
    if (this.#outer !== undefined && x.place?.array !== 'data') return this.#outer.codeOf(x);
    const own = this.#name(x);
    this.#loads.push({ line: `const ${own.text} = ${this.#layout.read(x)};`, order: x.id });
    return own;
  }

  /** As `codeOf`, but if that is an expression, it gets a line and a name. */
  #named(x: Operand): Code {
    const code = this.codeOf(x);
    if (typeof x === 'number' || isAtom(code)) return code;
    const own = this.#name(x);
    this.#lines.push(`const ${own.text} = ${code.text};`);
    return own;
  }

  #name(term: Term): Code {
    const code = atomOf(this.#names.give(term.name));
    this.#codes.set(term, code);
    return code;
  }
}
