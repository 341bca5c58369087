import type { Op } from '../../value.ts';
import type { Instruction, Operand } from './instruction.ts';
import { Names } from './names.ts';
import type { Statement } from './schedule.ts';
import { atomOf, type Code, type JsSpelling } from './spelling.ts';

/** An expression of more characters than this gets a line and a name of its own. A shorter one may be part of another. */
const longestInside = 60;

/** What all the bodies of a program share. */
export interface Context {
  readonly spellings: ReadonlyMap<Op, JsSpelling>;
  readonly names: Names;
  /** How often each instruction is used. */
  readonly uses: Int32Array;
  /** The instructions that are computed in one body and used in another. Each gets a name. */
  readonly shared: ReadonlySet<Instruction>;
  /**
   * The array element, such as `params[0]`, that holds an input. Where bodies are separate functions, which can't see each
   * other's names, also the element that holds a shared instruction.
   */
  readonly elements: ReadonlyMap<Instruction, string>;
  /** The line that sets a component of the gradient to the given code. */
  readonly component: (index: number, code: Code) => string;
}

/** The lines in the body of a function, or in the body of its loop. */
export class Body {
  readonly #context: Context;
  readonly #outer: Body | undefined;
  readonly #names: Names;
  readonly #loads: { readonly line: string; readonly order: number }[] = [];
  readonly #lines: string[] = [];
  readonly #named = new Map<Instruction, Code>();
  /** The instructions that have no line of their own: their code goes into the one expression that uses them. */
  readonly #inside = new Map<Instruction, Code>();

  /** `outer` is the body of the function, if this is the body of its loop. */
  constructor(context: Context, outer?: Body) {
    this.#context = context;
    this.#outer = outer;
    this.#names = outer === undefined ? new Names(context.names) : outer.#names;
  }

  /** All lines. Those that read from arrays come first. */
  get lines(): string[] {
    const loads = this.#loads.toSorted((a, b) => a.order - b.order).map(({ line }) => line);
    return [...loads, ...this.#lines];
  }

  /** Adds the lines for these statements. */
  write(statements: readonly Statement[]): void {
    for (const statement of statements) {
      if ('of' in statement) {
        this.#lines.push(this.#context.component(statement.component, this.codeOf(statement.of)));
      } else this.#compute(statement);
    }
  }

  /** The code for a constant, an input, or an instruction that was written before, here or in the outer body. */
  codeOf(x: Operand): Code {
    if (typeof x === 'number') return atomOf(x);
    const code = this.#inside.get(x) ?? this.#named.get(x);
    if (code !== undefined) return code;
    if (this.#outer !== undefined && x.place?.array !== 'data') return this.#outer.codeOf(x);
    const name = this.#name(x);
    this.#loads.push({ line: `const ${name.text} = ${this.#context.elements.get(x)};`, order: x.id });
    return name;
  }

  /** Computes an instruction: on a line of its own, or inside the expression that uses it. */
  #compute(instruction: Instruction): void {
    const { spellings, shared, uses, elements } = this.#context;
    const spelling = instruction.op && spellings.get(instruction.op);
    if (spelling === undefined) return;
    const code = spelling.write(
      instruction.inputs.map((x, i) => (spelling.repeats[i] === true ? this.#nameOf(x) : this.codeOf(x))),
    );
    const usedOnceHere = uses[instruction.id] === 1 && !shared.has(instruction);
    if (instruction.name === undefined && usedOnceHere && code.text.length <= longestInside) {
      this.#inside.set(instruction, code);
      return;
    }
    const name = this.#define(instruction, code);
    const element = elements.get(instruction);
    if (element !== undefined) this.#lines.push(`${element} = ${name.text};`);
  }

  /** As `codeOf`, but the code is a name: an expression gets a line of its own first. */
  #nameOf(x: Operand): Code {
    const code = this.codeOf(x);
    return typeof x !== 'number' && this.#inside.delete(x) ? this.#define(x, code) : code;
  }

  #define(instruction: Instruction, code: Code): Code {
    const name = this.#name(instruction);
    this.#lines.push(`const ${name.text} = ${code.text};`);
    return name;
  }

  #name(instruction: Instruction): Code {
    const name = atomOf(this.#names.give(instruction.name));
    this.#named.set(instruction, name);
    return name;
  }
}
