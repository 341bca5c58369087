import type { Expression, Span } from '../expression.ts';

/** A term with its sign, or a factor: divided by, if it is inverse. */
export interface Part {
  readonly inverse: boolean;
  readonly value: Expression;
  readonly at: Span;
}

/** The op that puts two parts together, the one for an inverse part, and what an inverse part is by itself. */
interface Folding {
  readonly direct: string;
  readonly inverse: string;
  readonly alone: (x: Expression, at: Span) => Expression;
}

export const sums: Folding = { direct: 'add', inverse: 'sub', alone: negative };
export const products: Folding = { direct: 'mul', inverse: 'div', alone: reciprocal };

/** From left to right; many in two halves, so that no tree is deep because a formula is long. */
export function fold(parts: readonly Part[], folding: Folding, start = 0, end = parts.length): Expression {
  const [first, last] = [parts[start], parts[end - 1]];
  if (first === undefined || last === undefined) throw new RangeError('fold: there is nothing to fold');
  if (end - start === 1) return first.inverse ? folding.alone(first.value, first.at) : first.value;
  const middle = end - start <= 100 ? end - 1 : (start + end) >> 1;
  const left = fold(parts, folding, start, middle);
  const at = { start: left.at.start, end: last.at.end };
  if (end - middle > 1) return call(folding.direct, [left, fold(parts, folding, middle, end)], at);
  return call(last.inverse ? folding.inverse : folding.direct, [left, last.value], at);
}

export function call(name: string, inputs: readonly Expression[], at: Span): Expression {
  return { kind: 'call', name, inputs, primes: 0, at };
}

export function negative(x: Expression, at: Span): Expression {
  return call('neg', [x], at);
}

export function reciprocal(x: Expression, at: Span): Expression {
  return call('div', [{ kind: 'number', digits: '1', at }, x], at);
}
