import type { Op } from '../../value.ts';
import type { FunctionName } from '../program.ts';
import type { Instruction } from './instruction.ts';
import { Names } from './names.ts';
import { calling, type JsSpelling, spelled } from './spelling.ts';

/** The names in a program, and how it writes ops. All functions of a program share them, and so can stand in one module. */
export interface Vocabulary {
  readonly spellings: ReadonlyMap<Op, JsSpelling>;
  /** The names of the functions, and of their parameters and counters. */
  readonly own: Readonly<Record<FunctionName | 'params' | 'data' | 'gradient' | 'at' | 'total', string>>;
  /** The names of the ops that have no `js` and aren't functions of `Math`. They are called as functions. */
  readonly called: ReadonlyMap<Op, string>;
  /** All of these names. Numbers inside a function get other names. */
  readonly names: Names;
}

/**
 * The vocabulary for a program of these instructions. It avoids all identifiers in the `js` of ops, since they may refer to
 * something else there. Throws a `TypeError` or `SyntaxError` if a `js` doesn't give an expression.
 */
export function vocabularyOf(instructions: readonly Instruction[]): Vocabulary {
  const ops = [...new Set(instructions.map(({ op }) => op))].filter((op) => op !== undefined);
  const spellings = new Map(ops.filter(({ js }) => js !== undefined).map((op) => [op, spelled(op)]));
  const names = new Names([...spellings.values()].flatMap(({ identifiers }) => identifiers));
  const own = {
    value: names.give('value'),
    valueAndGrad: names.give('valueAndGrad'),
    sumValueAndGrad: names.give('sumValueAndGrad'),
    params: names.give('params'),
    data: names.give('data'),
    gradient: names.give('gradient'),
    at: names.give('at'),
    total: names.give('total'),
  };
  const called = new Map<Op, string>();
  for (const op of ops.filter(({ js }) => js === undefined)) {
    if (!isOfMath(op)) called.set(op, names.give(op.name));
    spellings.set(op, calling(op, called.get(op) ?? `Math.${op.forward.name}`));
  }
  return { spellings, own, called, names };
}

function isOfMath({ forward }: Op): boolean {
  return Object.getOwnPropertyDescriptor(Math, forward.name)?.value === forward;
}
