import type { Expression, Span } from '../expression.ts';
import type { Indices } from '../name.ts';
import { deepestTree } from '../nesting.ts';
import type { Token } from '../token.ts';
import { Unreadable } from '../unreadable.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { unexpected } from './unexpected.ts';

/** The rules that all others lead back to, each for what binds closer than the one before. */
export interface Rules {
  sum(cursor: Cursor): Expression;
  product(cursor: Cursor): Expression;
  /** A factor with a sign of its own, as in a · -b. */
  signed(cursor: Cursor): Expression;
  power(cursor: Cursor): Expression;
}

/** What all cursors in one formula have in common. */
export interface Context {
  readonly rules: Rules;
  readonly vocabulary: Vocabulary;
  /** How many terms the sums over an index have had up to now, all together. */
  readonly budget: { terms: number };
}

/** A place in the tokens of a formula, which goes on as they are read. */
export class Cursor {
  readonly tokens: readonly Token[];
  readonly context: Context;
  readonly around: Span;
  /** The values that the indices of the sums around this place have at the moment. */
  indices: Indices;
  position = 0;
  depth: number;
  /** How many signs | are open here: the next one then closes. */
  bars = 0;

  constructor(tokens: readonly Token[], context: Context, around: Span, indices: Indices, depth: number) {
    this.tokens = tokens.some(({ kind }) => kind === 'gap') ? tokens.filter(({ kind }) => kind !== 'gap') : tokens;
    this.context = context;
    this.around = around;
    this.indices = indices;
    this.depth = depth;
  }

  get vocabulary(): Vocabulary {
    return this.context.vocabulary;
  }

  get token(): Token | undefined {
    return this.tokens[this.position];
  }

  /** Where the cursor stands: at the token, or behind the last one. */
  get here(): Span {
    const end = this.tokens.at(-1)?.at.end;
    return this.token?.at ?? (end === undefined ? this.around : { start: end, end });
  }

  /** The end of the last token that was read. */
  get behind(): number {
    return this.tokens[this.position - 1]?.at.end ?? this.around.start;
  }

  sum(): Expression {
    return this.context.rules.sum(this);
  }

  product(): Expression {
    return this.context.rules.product(this);
  }

  signed(): Expression {
    return this.context.rules.signed(this);
  }

  power(): Expression {
    return this.context.rules.power(this);
  }

  /** Reads tokens that stand by themselves within a token here, such as a numerator. */
  within(tokens: readonly Token[], around: Span): Expression {
    return new Cursor(tokens, this.context, around, this.indices, this.depth + 1).whole();
  }

  /** Reads all tokens. */
  whole(): Expression {
    const result = this.sum();
    if (this.token !== undefined) throw unexpected(this.token);
    return result;
  }

  /** Goes one level down, before something that nests is read; `leave` goes up again. No closures: they take stack. */
  enter(): void {
    if (++this.depth > deepestTree) throw new Unreadable('it is nested too deeply', this.here);
  }

  leave(): void {
    this.depth--;
  }
}
