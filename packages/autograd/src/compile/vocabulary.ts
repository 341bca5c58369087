import type { Op } from '../op.ts';
import { Names } from './names.ts';
import { isCalled, type Spelling, spelling } from './spelling.ts';
import type { Term } from './term.ts';

/** What is called what, and how ops are written, in all functions of a program: they can stand in one module. */
export interface Vocabulary {
  readonly spellings: ReadonlyMap<Op, Spelling>;
  /** The names of the ops that are called. */
  readonly called: ReadonlyMap<Op, string>;
  /** All names given: what is in a function gets others. */
  readonly names: Names;
}

/** The names that every program uses. */
const fixed = 'value valueAndGrad sum params data gradient at total'.split(' ');

export function vocabularyOf(terms: readonly Term[]): Vocabulary {
  const ops = new Set(terms.flatMap(({ op }) => op ?? []));
  const names = new Names();
  for (const name of fixed) names.give(name);
  const called = new Map([...ops].filter(isCalled).map((op) => [op, names.give(op.name)]));
  const spellings = new Map([...ops].map((op) => [op, spelling(op, called.get(op) ?? op.name)]));
  return { spellings, called, names };
}
