import type { Span } from './expression.ts';

/** Thrown where a formula can't be read: what is wrong, and where. It never leaves this folder. */
export class Unreadable extends Error {
  readonly at: Span;

  constructor(message: string, at: Span) {
    super(message);
    this.at = at;
  }
}
