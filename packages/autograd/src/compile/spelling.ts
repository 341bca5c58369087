import { hypot, max, min } from '../elementary.ts';
import type { Op } from '../op.ts';
import { type Expression, operand, type Precedence } from '../precedence.ts';
import { add, div, mul, neg, sub } from '../value.ts';

/** A piece of JavaScript; and if it is a negative, what of. */
export interface Code extends Expression {
  readonly negated?: string;
}

/** How an op is written in JavaScript. */
export interface Spelling {
  write(inputs: readonly Code[]): Code;
  /** Which inputs are written more than once, so that they need a name: else they would be computed more than once. */
  readonly repeats: readonly boolean[];
  /** How long it is, with inputs of one letter. */
  readonly length: number;
}

/** A name or a number as code. */
export function atomOf(x: string | number): Code {
  const text = Object.is(x, -0) ? '-0' : String(x);
  return text.startsWith('-') ? { text, precedence: 'sign', negated: text.slice(1) } : { text, precedence: 'atom' };
}

/** Whether a program must be given `op` as a function, because neither it nor `Math` says how it is written. */
export function isCalled(op: Op): boolean {
  return op.js === undefined && !isOfMath(op);
}

function isOfMath({ forward }: Op): boolean {
  return Object.getOwnPropertyDescriptor(Math, forward.name)?.value === forward;
}

/** As the op's own `js` says; else as a call of the function of `Math` that its `forward` is, or of `name`. */
export function spelling(op: Op, name: string): Spelling {
  if (op.js === undefined) return callOf(op, isOfMath(op) ? `Math.${op.forward.name}` : name);
  const template = op.js(...op.partials.map((_, i) => hole(i)));
  const operator = operators.get(op);
  if (operator !== undefined) return spellingOf(op, template, operator);
  // Between brackets, a comma separates nothing.
  const closed = template.includes(',');
  return spellingOf(op, closed ? `(${template})` : template, {
    precedence: closed ? 'atom' : 'any',
    operands: op.partials.map(() => 'atom'),
  });
}

interface Operator {
  readonly precedence: Precedence;
  /** The precedence that each operand must have. */
  readonly operands: readonly Precedence[];
}

/** The ops whose `js` is an operator or a call. What another `js` is, isn't known: it and its inputs get brackets. */
const operators: ReadonlyMap<Op, Operator> = new Map([
  [add.op, { precedence: 'sum', operands: ['sum', 'product'] }],
  [sub.op, { precedence: 'sum', operands: ['sum', 'product'] }],
  [mul.op, { precedence: 'product', operands: ['product', 'sign'] }],
  [div.op, { precedence: 'product', operands: ['product', 'sign'] }],
  [neg.op, { precedence: 'sign', operands: ['atom'] }],
  [hypot.op, { precedence: 'atom', operands: ['any', 'any'] }],
  [max.op, { precedence: 'atom', operands: ['any', 'any'] }],
  [min.op, { precedence: 'atom', operands: ['any', 'any'] }],
]);

function callOf(op: Op, name: string): Spelling {
  const inputs = op.partials.map((_, i) => hole(i)).join(', ');
  return spellingOf(op, `${name}(${inputs})`, { precedence: 'atom', operands: op.partials.map(() => 'any') });
}

function spellingOf(op: Op, template: string, { precedence, operands }: Operator): Spelling {
  return {
    write: (inputs) => {
      const text = filled(template, (i) => operand(inputs[i] ?? atomOf(hole(i)), operands[i] ?? 'atom'));
      const [x] = inputs;
      return op === neg.op && x !== undefined ? { text, precedence, negated: x.text } : { text, precedence };
    },
    repeats: op.partials.map((_, i) => template.split(hole(i)).length > 2),
    length: filled(template, () => 'x').length,
  };
}

/** Where the i-th input goes in a template. */
function hole(i: number): string {
  return `$${i}$`;
}

function filled(template: string, input: (i: number) => string): string {
  return template.replaceAll(/\$(\d+)\$/g, (_, i) => input(Number(i)));
}
