/** Where something stands in a text: from this offset up to, but without, that one, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A formula as it was read. What a name stands for is decided later: `f` in f(x) is a function if the text or the engine
 * has one of that name, or else a factor.
 */
export type Expression = { readonly at: Span } & (
  | {
      readonly kind: 'number';
      /** The number as it is written, such as 0.5 or 12. */
      readonly digits: string;
    }
  | {
      readonly kind: 'name';
      /** The name in one spelling for all notations: ŷ_1, w_12, h^(1)_2, α, a', loss. */
      readonly name: string;
    }
  | {
      readonly kind: 'call';
      /** An op of the engine by its name (add, mul, pow, exp, tanh, …), or a function that the text defines. */
      readonly name: string;
      readonly inputs: readonly Expression[];
      /** How often the function is differentiated: 1 for σ'(z). */
      readonly primes: number;
    }
  | {
      readonly kind: 'derivative';
      readonly of: Expression;
      /** What it is taken with respect to, in order, each a name to an integer power, which is 1 unless it is ∂/∂σ². */
      readonly wrt: readonly { readonly name: string; readonly power: number; readonly at: Span }[];
    }
);

/** One side after another of an equation or a chain of them: a = b = c. */
export interface Equation {
  readonly at: Span;
  /** Two or more; one alone, if the line carries on the one above, as `= c` does. */
  readonly sides: readonly Expression[];
  /** Whether it begins with =, so that the last side of the equation before is its left side. */
  readonly continues: boolean;
  /** The number that the text gives it: of an equation environment, or by \tag. */
  readonly number?: string;
  /** The text of the formula as it stands. */
  readonly source: string;
}

/** What couldn't be read, and what could be written instead. */
export interface Unread {
  readonly at: Span;
  readonly source: string;
  readonly number?: string;
  /** A sentence that says what is wrong. */
  readonly message: string;
}

/** A remark of the text to its reader, in a comment: `% derivation: …`. */
export interface Note {
  readonly at: Span;
  readonly text: string;
}
