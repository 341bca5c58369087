import { hypot, max, min } from '../../elementary.ts';
import { describe } from '../../errors.ts';
import { type Expression, operand, type Precedence } from '../../precedence.ts';
import { add, div, mul, neg, type Op, sub } from '../../value.ts';
import { canMakeFunctions } from '../backend.ts';

/** An expression in JavaScript. */
export interface Code extends Expression {
  /** The code for x, if the expression is -x. */
  readonly negated?: string;
}

/** A name or a number as code. */
export function atomOf(x: string | number): Code {
  const text = Object.is(x, -0) ? '-0' : String(x);
  return text.startsWith('-') ? { text, precedence: 'sign', negated: text.slice(1) } : { text, precedence: 'atom' };
}

/** How an op is written in JavaScript: a template with a hole for each input, `$0$` for the first. */
export class JsSpelling {
  readonly #template: string;
  /** The template taken apart: the text before the first hole, then each hole with the text after it. */
  readonly #start: string;
  readonly #holes: readonly { readonly input: number; readonly after: string }[];
  readonly #precedence: Precedence;
  /** The least precedence with which each input needs no brackets. */
  readonly #needed: readonly Precedence[];
  /** Which inputs occur more than once in the template. They need a name, or they would be computed more than once. */
  readonly repeats: readonly boolean[];
  /** The number of characters, if each input is one letter. */
  readonly length: number;

  constructor(template: string, precedence: Precedence, needed: readonly Precedence[]) {
    const [start = '', ...rest] = template.split(/\$(\d+)\$/);
    this.#start = start;
    this.#holes = rest.flatMap((input, i) => (i % 2 === 0 ? { input: Number(input), after: rest[i + 1] ?? '' } : []));
    this.#template = template;
    this.#precedence = precedence;
    this.#needed = needed;
    this.repeats = needed.map((_, i) => template.split(hole(i)).length > 2);
    this.length = filled(template, () => 'x').length;
  }

  /** The code for the op applied to these inputs. */
  write(inputs: readonly Code[]): Code {
    let text = this.#start;
    for (const { input, after } of this.#holes) {
      text += operand(inputs[input] ?? atomOf(hole(input)), this.#needed[input] ?? 'atom') + after;
    }
    const [x] = inputs;
    const code = { text, precedence: this.#precedence };
    return code.precedence === 'sign' && x !== undefined ? { ...code, negated: x.text } : code;
  }

  /** All identifiers in the template. */
  get identifiers(): string[] {
    return filled(this.#template, () => ' ').match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? [];
  }
}

/** A call of the function of the given name. */
export function calling(op: Op, name: string): JsSpelling {
  const inputs = op.partials.map((_, i) => hole(i));
  return new JsSpelling(
    `${name}(${inputs.join(', ')})`,
    'atom',
    inputs.map(() => 'any'),
  );
}

/** The precedence of ops whose `js` is known to be an operator or a call, and the least precedence for each input. */
const operators: ReadonlyMap<Op, readonly [Precedence, readonly Precedence[]]> = new Map([
  [add.op, ['sum', ['sum', 'product']]],
  [sub.op, ['sum', ['sum', 'product']]],
  [mul.op, ['product', ['product', 'sign']]],
  [div.op, ['product', ['product', 'sign']]],
  [neg.op, ['sign', ['atom']]],
  [hypot.op, ['atom', ['any', 'any']]],
  [max.op, ['atom', ['any', 'any']]],
  [min.op, ['atom', ['any', 'any']]],
]);

const spellings = new WeakMap<Op, JsSpelling>();

/**
 * How `op` is written by its `js`, which is called once per op. Throws a `TypeError` if `js` doesn't return a string, and a
 * `SyntaxError` if the string isn't one expression.
 */
export function spelled(op: Op): JsSpelling {
  const spelling = spellings.get(op) ?? checkedSpelling(op);
  spellings.set(op, spelling);
  return spelling;
}

function checkedSpelling(op: Op): JsSpelling {
  const template: unknown = op.js?.(...op.partials.map((_, i) => hole(i)));
  const expected = `compile: js of ${op.name} must give one expression in JavaScript, but gave`;
  if (typeof template !== 'string') throw new TypeError(`${expected} ${describe(template)}`);
  if (!isExpression(template)) {
    throw new SyntaxError(`${expected} ${describe(filled(template, (i) => 'xyz'[i] ?? `x${i + 1}`))}`);
  }
  const operator = operators.get(op);
  if (operator !== undefined) return new JsSpelling(template, ...operator);
  // The precedence of this expression isn't known. As an input it always gets brackets; its own inputs do unless they are atoms.
  const atoms = op.partials.map((): Precedence => 'atom');
  const apart = apartFromInputs(template);
  // Brackets keep a comma from separating arguments, and a line break from ending a statement.
  return /[,\n\r\u2028\u2029]/.test(apart)
    ? new JsSpelling(`(${apart})`, 'atom', atoms)
    : new JsSpelling(apart, 'any', atoms);
}

/**
 * Whether the template is one expression, with inputs that are numbers and with inputs that are names. It is tried in round
 * brackets and in square ones. A template that closes the brackets itself, as `1) + (2` does, fails in one of the two. So
 * does one that ends in a comment, which hides the closing bracket.
 */
function isExpression(template: string): boolean {
  if (!canMakeFunctions()) return true; // there is no other way to tell
  const [ofNumbers, ofNames] = [filled(template, () => '(1)'), filled(template, () => ' x ')];
  try {
    new Function(`'use strict'; return (${ofNumbers});`);
    new Function('x', `'use strict'; return [${ofNames}];`);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** The template with brackets around inputs that would run into what is beside them: the 3 in `3.toFixed()`. */
function apartFromInputs(template: string): string {
  return template.replaceAll(/(?<=[\p{ID_Continue}$.])\$\d+\$|\$\d+\$(?=[\p{ID_Continue}$.])/gu, '($&)');
}

/** Where the i-th input goes in a template. */
function hole(i: number): string {
  return `$${i}$`;
}

function filled(template: string, input: (i: number) => string): string {
  return template.replaceAll(/\$(\d+)\$/g, (_, i) => input(Number(i)));
}
