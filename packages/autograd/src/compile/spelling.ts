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
  const call = isOfMath(op) ? `Math.${op.forward.name}` : name;
  const js = op.js ?? ((...inputs: string[]) => `${call}(${inputs.join(', ')})`);
  const example = js(...op.partials.map((_, i) => 'xyzuvw'[i] ?? 'x'));
  const [, binds, operands] = patterns.find(([pattern]) => pattern.test(example)) ?? [undefined, loose, []];
  return (...inputs) => ({
    text: js(...inputs.map((x, i) => (x.binds >= (operands[i] ?? atom) ? x.text : `(${x.text})`))),
    binds,
  });
}

/** Whether an emitted program must be given `op` as a function, because neither it nor `Math` says how it is written. */
export function isCalled(op: Op<Value>): boolean {
  return op.js === undefined && !isOfMath(op);
}

function isOfMath({ forward }: Op<Value>): boolean {
  return Object.getOwnPropertyDescriptor(Math, forward.name)?.value === forward;
}
