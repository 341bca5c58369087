import type { Op } from '../op.ts';
import type { Value } from '../value.ts';
import { Names } from './names.ts';
import { isCalled } from './spelling.ts';
import type { Term } from './term.ts';

/** What is called what in all functions of a program, so that they can stand in one module. */
export interface Vocabulary {
  /** The names given already. */
  readonly names: Names;
  /** The names of the ops that are called. */
  readonly ops: ReadonlyMap<Op<Value>, string>;
}

/** The names that every program uses. */
const fixed = 'value valueAndGrad sum params data gradient at total'.split(' ');

export function vocabularyOf(terms: readonly Term[]): Vocabulary {
  const names = new Names();
  for (const name of fixed) names.give(name);
  const ops = new Map<Op<Value>, string>();
  for (const { op } of terms) {
    if (op !== undefined && isCalled(op) && !ops.has(op)) ops.set(op, names.give(op.name));
  }
  return { names, ops };
}
