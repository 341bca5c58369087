import type { Op } from '../op.ts';
import type { Value } from '../value.ts';

/** A piece of JavaScript, and how tightly it binds: as an operand of a tighter operator it needs brackets. */
export interface Code {
  readonly text: string;
  readonly binds: number;
}

/** From the loosest to the tightest. */
const [loose, sum, product, sign, atom] = [0, 1, 2, 3, 4];

/** How ops are written, as a pattern, how tightly that binds, and how tightly each of its operands has to. */
const patterns: readonly [pattern: RegExp, binds: number, operands: readonly number[]][] = [
  [/^x [+-] y$/, sum, [sum, product]],
  [/^x [*/] y$/, product, [product, sign]],
  [/^-x$/, sign, [atom]],
  [/^[\w.$]+\([\w, ]*\)$/, atom, [loose, loose, loose, loose]],
];

/** A name, or a number. */
export function atomOf(x: string | number): Code {
  const text = Object.is(x, -0) ? '-0' : String(x);
  return { text, binds: text.startsWith('-') ? sign : atom };
}

/** How `op` is written in JavaScript, once for all its uses; as a call of `name` if it doesn't say so itself. */
export function spelling(op: Op<Value>, name: string): (...inputs: readonly Code[]) => Code {
  const js = writer(op, name);
  const example = js(...lettersFor(op));
  const [, binds, operands] = patterns.find(([pattern]) => pattern.test(example)) ?? [undefined, loose, []];
  return (...inputs) => {
    const text = js(...inputs.map((x, i) => (x.binds >= (operands[i] ?? atom) ? x.text : `(${x.text})`)));
    // Between brackets, a comma separates nothing.
    return binds === loose && text.includes(',') ? { text: `(${text})`, binds: atom } : { text, binds };
  };
}

/** How long `op` is as it is written, its inputs being letters. */
export function lengthOf(op: Op<Value>): number {
  return writer(op, op.name)(...lettersFor(op)).length;
}

/** Which inputs are written more than once, so that they need a name: else they would be computed more than once. */
export function repeats(op: Op<Value>): readonly boolean[] {
  const written = writer(op, op.name)(...op.partials.map((_, i) => `<${i}>`));
  return op.partials.map((_, i) => written.split(`<${i}>`).length > 2);
}

/** Whether it is a name or a number. */
export function isAtom({ text }: Code): boolean {
  return /^-?[\w$.\p{ID_Continue}]+$/u.test(text);
}

/** x, where the code is -x. */
export function negatedCode({ text, binds }: Code): string | undefined {
  if (binds !== sign || !text.startsWith('-')) return undefined;
  return text.startsWith('-(') ? text.slice(2, -1) : text.slice(1);
}

function writer(op: Op<Value>, name: string): (...inputs: string[]) => string {
  const call = isOfMath(op) ? `Math.${op.forward.name}` : name;
  return op.js ?? ((...inputs) => `${call}(${inputs.join(', ')})`);
}

function lettersFor(op: Op<Value>): string[] {
  return op.partials.map((_, i) => 'xyzuvw'[i] ?? 'x');
}

/** Whether an emitted program must be given `op` as a function, because neither it nor `Math` says how it is written. */
export function isCalled(op: Op<Value>): boolean {
  return op.js === undefined && !isOfMath(op);
}

function isOfMath({ forward }: Op<Value>): boolean {
  return Object.getOwnPropertyDescriptor(Math, forward.name)?.value === forward;
}
