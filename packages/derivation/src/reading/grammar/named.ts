import type { Expression } from '../expression.ts';
import { functionNamed } from '../functions.ts';
import { isBare, spell } from '../name.ts';
import { isSign, type Token } from '../token.ts';
import { Unreadable } from '../unreadable.ts';
import { application } from './application.ts';
import { inputsInBrackets } from './brackets.ts';
import type { Cursor } from './cursor.ts';
import { call, negative } from './fold.ts';

type NameToken = Token & { kind: 'name' };

/** Reads a name, the index of a sum, or a function with its inputs. */
export function named(cursor: Cursor, token: NameToken): Expression {
  const index = isBare(token) ? cursor.indices.get(token.base) : undefined;
  if (index !== undefined) {
    cursor.position++;
    const digits: Expression = { kind: 'number', digits: String(Math.abs(index)), at: token.at };
    return index < 0 ? negative(digits, token.at) : digits;
  }
  const value = ownFunction(cursor, token) ?? engineFunction(cursor, token);
  if (value !== undefined) return value;
  const name = spell(token, cursor.indices);
  if (isUnknownFunction(cursor, token)) {
    throw new Unreadable(
      `${name}(…) isn’t defined: write what it is, as in ${name}(x) = …, or ${name} · (…) for a product`,
      token.at,
    );
  }
  const { names } = cursor.vocabulary;
  if (isBare(token) && [...token.base].length > 1 && functionNamed(token.base) && !names.has(name)) {
    throw new Unreadable(`the input of ${token.base} is missing`, token.at);
  }
  cursor.position++;
  return { kind: 'name', name, at: token.at };
}

/** Whether a name before a bracket can't be a factor: f(x), f(x, y), or σ(…) where σ stands nowhere else. */
function isUnknownFunction({ tokens, position, vocabulary }: Cursor, token: NameToken): boolean {
  if (token.lower.length + token.upper.length > 0 || !isSign(tokens[position + 1], '(')) return false;
  const [first, second] = tokens.slice(position + 2, position + 4);
  if (first?.kind === 'name' && isSign(second, ')', ',')) return true;
  const isUsual = /^[σφψfg]$|^\p{L}{3}/u.test(token.base);
  return isUsual && !vocabulary.factors.has(token.base);
}

/** A function that the text defines, where inputs follow: σ(z), σ'(z), σ²(z). */
function ownFunction(cursor: Cursor, token: NameToken): Expression | undefined {
  const { tokens, position, indices } = cursor;
  const { functions } = cursor.vocabulary;
  const whole = spell(token, indices);
  const name = functions.has(whole) ? whole : spell({ ...token, primes: 0 }, indices);
  if (!functions.has(name)) return undefined;
  const [next, number] = [tokens[position + 1], tokens[position + 2]];
  const exponentLength = next?.kind === 'power' ? 1 : isSign(next, '^') && number?.kind === 'number' ? 2 : 0;
  if (!isSign(tokens[position + 1 + exponentLength], '(')) return undefined;
  cursor.position += 1 + exponentLength;
  const { inputs, end } = inputsInBrackets(cursor);
  const at = { start: token.at.start, end };
  const value: Expression = { kind: 'call', name, inputs, primes: name === whole ? 0 : token.primes, at };
  if (next?.kind === 'power') return call('pow', [value, cursor.within(next.exponent, next.at)], at);
  if (exponentLength === 0 || number?.kind !== 'number') return value;
  return call('pow', [value, { kind: 'number', digits: number.digits, at: number.at }], at);
}

/** A function of the engine by its name in plain text: tanh(x), log2(x), log x. */
function engineFunction(cursor: Cursor, token: NameToken): Expression | undefined {
  const { base, lower, upper, primes, at } = token;
  const isOwnName = cursor.vocabulary.names.has(spell(token, cursor.indices));
  if (base.length === 1 || upper.length > 0 || isOwnName) return undefined;
  const next = cursor.tokens[cursor.position + 1];
  const isCalled = isSign(next, '(', '[', '^') || (next !== undefined && /^(power|name|number)$/.test(next.kind));
  if (!isCalled) return undefined;
  const [digits] = lower;
  const whole = digits?.kind === 'number' && lower.length === 1 ? base + digits.digits : base;
  const isWhole = functionNamed(whole) !== undefined;
  if (!isWhole && (functionNamed(base)?.op !== 'log' || lower.length === 0)) return undefined;
  cursor.position++;
  const applied = { word: isWhole ? whole : base, primes, lower: isWhole && whole !== base ? [] : lower, at };
  return application(cursor, applied, false);
}
