import type { Expression, Span } from '../reading/expression.ts';
import type { FunctionDefinition } from './graph.ts';

/** A line of a derivation, with where it stands: its line in the text, from 1, and its column, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly at: Span;
  /** The number that the text gives the equation. */
  readonly number?: string;
  /** The line as it stands. */
  readonly source: string;
}

/** A line that says what a name stands for. */
export interface DefinitionLine extends Place {
  readonly kind: 'definition';
  /** Where the whole equation stands. */
  readonly whole: Span;
  readonly name: string;
  /** The parameters, if it defines a function. */
  readonly parameters?: readonly string[];
  readonly body: Expression;
}

/** An equation of two sides that may hold or not. */
export interface ClaimLine extends Place {
  readonly kind: 'claim';
  /** Where the whole equation stands: a chain is one, though each = of it is a claim. */
  readonly whole: Span;
  readonly left: Expression;
  readonly right: Expression;
  /** What the chain begins with that it stands in: its left side, if it is the first claim of it. */
  readonly head: Expression;
}

/** A line that couldn't be understood. */
export interface UnreadLine extends Place {
  readonly kind: 'unread';
  readonly message: string;
}

export type Line = DefinitionLine | ClaimLine | UnreadLine;

/** An open range for a given: 0 < p < 1. */
export interface GivenRange {
  readonly low: number;
  readonly high: number;
}

/** A text as a derivation: its lines in order, what it defines, and what its notes say of the givens. */
export interface Derivation {
  readonly lines: readonly Line[];
  readonly names: ReadonlyMap<string, Expression>;
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  readonly ranges: ReadonlyMap<string, GivenRange>;
}
