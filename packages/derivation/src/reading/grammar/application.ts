import type { Expression, Span } from '../expression.ts';
import { folded, functionNamed, inputCount, inverseOf } from '../functions.ts';
import { isSign, spanOf, type Token } from '../token.ts';
import { Unreadable } from '../unreadable.ts';
import { type Inputs, inputsInBrackets } from './brackets.ts';
import type { Cursor } from './cursor.ts';
import { exponentAt } from './exponent.ts';
import { call, fold, negative, type Part, products, reciprocal } from './fold.ts';
import { startsFactor } from './implicit-product.ts';

/** A function of the engine as it is written, without its inputs. */
export interface Applied {
  readonly word: string;
  readonly primes: number;
  readonly lower: readonly Token[];
  readonly at: Span;
}

/**
 * Reads what follows a function of the engine: an exponent, and its inputs in brackets or without, as in \tanh^2 a, \log_2(x)
 * and \max(a, b). `takesSign` says whether an input without brackets may begin with a minus.
 */
export function application(cursor: Cursor, applied: Applied, takesSign: boolean): Expression {
  const { word, at } = applied;
  const found = functionNamed(word);
  if (found === undefined) throw new Unreadable(`${word} can’t be read`, at);
  const isInverse = skipInverse(cursor);
  const op = isInverse ? inverseOf(found.op) : found.op;
  if (op === undefined || (isInverse && found.reciprocal)) {
    throw new Unreadable(`the inverse of ${word} can’t be read: write 1/${word}(…) for the reciprocal`, at);
  }
  const exponent = isInverse ? undefined : exponentAt(cursor, 0);
  const isBracketed = isSign(cursor.token, '(', '[', '{');
  const { inputs, end } = isBracketed ? inputsInBrackets(cursor) : bareInput(cursor, word, takesSign);
  const span = { start: at.start, end };
  const value = withInputs(cursor, op, inputs, { ...applied, at: span });
  const whole = found.reciprocal ? reciprocal(value, span) : value;
  return exponent === undefined ? whole : call('pow', [whole, exponent], span);
}

/** Goes behind the -1 of \tanh^{-1}. */
function skipInverse(cursor: Cursor): boolean {
  const { token } = cursor;
  const exponent = token?.kind === 'power' ? token.exponent : [];
  const [minus, one, ...more] = exponent;
  if (!isSign(minus, '-') || one?.kind !== 'number' || one.digits !== '1' || more.length > 0) return false;
  cursor.position++;
  return true;
}

/** The op with its inputs, if there are as many as it takes. */
function withInputs(
  cursor: Cursor,
  op: string,
  inputs: readonly Expression[],
  { word, primes, lower, at }: Applied,
): Expression {
  const count = inputCount(op);
  const fits = folded.has(op) ? inputs.length >= count : inputs.length === count;
  if (!fits) {
    const expected = count === 1 ? 'one input' : folded.has(op) ? 'two inputs or more' : 'two inputs';
    throw new Unreadable(`${word} takes ${expected}, but has ${inputs.length}`, at);
  }
  if (lower.length > 0) {
    if (op !== 'log') throw new Unreadable(`${word} can’t have an index`, spanOf(lower, at));
    return logarithm(cursor, inputs, lower, at);
  }
  const [first, ...others] = inputs;
  if (first === undefined) throw new Unreadable(`${word} has no input`, at);
  if (folded.has(op)) return others.reduce((value, input) => call(op, [value, input], at), first);
  return { kind: 'call', name: op, inputs, primes, at };
}

/** A logarithm to a base. */
function logarithm(cursor: Cursor, inputs: readonly Expression[], lower: readonly Token[], at: Span): Expression {
  const [base, ...more] = lower;
  const digits = base?.kind === 'number' && more.length === 0 ? base.digits : undefined;
  if (digits === '2' || digits === '10') return call(`log${digits}`, inputs, at);
  if (base?.kind === 'name' && base.base === 'e' && more.length === 0) return call('log', inputs, at);
  return call('div', [call('log', inputs, at), call('log', [cursor.within(lower, at)], at)], at);
}

/** The input of a function without brackets: a number and the names behind it, or one thing of another kind. */
function bareInput(cursor: Cursor, word: string, takesSign: boolean): Inputs {
  const sign = cursor.token;
  if (takesSign && isSign(sign, '-') && sign !== undefined) {
    cursor.position++;
    const { inputs, end } = bareInput(cursor, word, false);
    return { inputs: inputs.map((input) => negative(input, { start: sign.at.start, end })), end };
  }
  if (!startsFactor(cursor)) throw new Unreadable(`the input of ${word} is missing`, cursor.here);
  const factors: Part[] = [];
  let isNumber = true;
  do {
    const { token } = cursor;
    isNumber &&= token?.kind === 'number';
    cursor.enter();
    const value = cursor.power();
    cursor.leave();
    factors.push({ inverse: false, value, at: value.at });
    if (token?.kind !== 'number' && token?.kind !== 'name') break;
  } while (goesOn(cursor, isNumber));
  const input = fold(factors, products);
  return { inputs: [input], end: input.at.end };
}

/** Whether the input of a function without brackets goes on here. */
function goesOn({ token, tokens, position }: Cursor, afterNumber: boolean): boolean {
  if (token?.kind === 'fraction' || token?.kind === 'root') return afterNumber;
  if (token?.kind !== 'name') return false;
  return !isSign(tokens[position + 1], '(', '[') && functionNamed(token.base) === undefined;
}
