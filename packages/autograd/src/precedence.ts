const loosestFirst = ['any', 'sum', 'product', 'sign', 'power', 'atom'] as const;

/** How tightly the operator of an expression binds. An atom has none: a name, a number, a call. */
export type Precedence = (typeof loosestFirst)[number];

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
  return loosestFirst.indexOf(precedence) >= loosestFirst.indexOf(needed) ? text : brackets(text);
}
