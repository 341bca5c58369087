const levels = { any: 0, sum: 1, product: 2, sign: 3, power: 4, atom: 5 };

/** How tightly the operator of an expression binds, from the loosest on. An atom has none: a name, a number, a call. */
export type Precedence = keyof typeof levels;

/** An expression as text, and the precedence of its operator. */
export interface Expression {
  readonly text: string;
  readonly precedence: Precedence;
}

/** How an expression is written where one of at least this precedence is needed: in brackets if its own is lower. */
export function operand(
  { text, precedence }: Expression,
  needed: Precedence,
  brackets = (text: string): string => `(${text})`,
): string {
  return levels[precedence] >= levels[needed] ? text : brackets(text);
}
