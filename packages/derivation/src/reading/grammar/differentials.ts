import type { Span } from '../expression.ts';
import { greekLetter } from '../letters.ts';
import { type Indices, isBare, spell } from '../name.ts';
import { closerOf, isSign, type Name, plainName, type Token } from '../token.ts';

/** What a derivative is taken with respect to: a name to a power, as often as `order` says. */
export interface Differential {
  readonly name: string;
  readonly power: number;
  readonly order: number;
  readonly at: Span;
}

/** The beginning of a derivative: ∂, d, or d in one word with a name, as in dL; and its order, if it is written. */
export interface Beginning {
  readonly order: number | undefined;
  /** What is left of the word that d was in one word with. */
  readonly rest: Token[];
  /** Whether the order is a digit within the word: d2E, which dx2 goes with. */
  readonly isFused: boolean;
  /** How many tokens it takes. */
  readonly length: number;
}

/** Reads the ∂ or d of a derivative, with the order of it: ∂², d^2, d2L. */
export function readBeginning(tokens: readonly Token[], from: number): Beginning | undefined {
  const token = tokens[from];
  if (token === undefined) return undefined;
  const isAlone = isSign(token, '∂') || (token.kind === 'name' && token.base === 'd' && isBare(token));
  if (isAlone) {
    const power = readPower(tokens, from + 1);
    return { order: power?.value, rest: [], isFused: false, length: 1 + (power?.length ?? 0) };
  }
  if (token.kind !== 'name') return undefined;
  const [, order, name] = /^d(\d?)(\p{L}.*)$/u.exec(token.base) ?? [];
  if (order !== undefined && name !== undefined) {
    const base = greekLetter(name) ?? name;
    const isFused = order !== '';
    return { order: isFused ? Number(order) : undefined, rest: [{ ...token, base }], isFused, length: 1 };
  }
  return undefined;
}

/** Reads an integer exponent. */
function readPower(tokens: readonly Token[], from: number): { value: number; length: number } | undefined {
  const token = tokens[from];
  const [exponent, length] =
    token?.kind === 'power'
      ? [token.exponent, 1]
      : isSign(token, '^')
        ? [tokens.slice(from + 1, from + 2), 2]
        : [[], 0];
  const [digits, ...more] = exponent;
  if (digits?.kind !== 'number' || more.length > 0 || !/^\d{1,2}$/.test(digits.digits)) return undefined;
  return { value: Number(digits.digits), length };
}

/**
 * Reads what a derivative with this beginning is taken with respect to: ∂w, dx dy, ∂x², ∂σ². Gives nothing if something else
 * stands there. A power says how often, if the derivative has an order, and else belongs to the name.
 */
export function readDifferentials(
  tokens: readonly Token[],
  from: number,
  { order, isFused }: Beginning,
  indices: Indices,
): { wrt: Differential[]; length: number } | undefined {
  const wrt: Differential[] = [];
  let position = from;
  for (let count = 0; wrt.length === 0 || count < (order ?? 1); ) {
    const start = readBeginning(tokens, position);
    const first = tokens[position];
    if (start === undefined || start.order !== undefined || first === undefined) break;
    const next = position + start.length;
    const named = readName([...start.rest, ...tokens.slice(next, next + 6)]);
    if (named === undefined) break;
    position = next + named.length - start.rest.length;
    const power = readPower(tokens, position);
    position += power?.length ?? 0;
    const at = { start: first.at.start, end: tokens[position - 1]?.at.end ?? first.at.end };
    for (const name of inOneWord(named.name, order)) {
      const [digits, ...more] = name.lower;
      const hasFusedPower =
        isFused && digits?.kind === 'number' && more.length === 0 && digits.digits === String(order);
      const times = hasFusedPower ? (order ?? 1) : order === undefined ? 1 : (power?.value ?? 1);
      const own = order === undefined ? (power?.value ?? 1) : 1;
      const spelling = spell(hasFusedPower ? { ...name, lower: [] } : name, indices);
      wrt.push({ name: spelling, power: named.power * own, order: times, at });
      count += times;
    }
  }
  return wrt.length === 0 ? undefined : { wrt, length: position - from };
}

/** dxdy in plain text. */
function inOneWord(name: Name, order: number | undefined): Name[] {
  const [, x, y] = /^(\p{L}\p{M}*)d(\p{L}\p{M}*)$/u.exec(name.base) ?? [];
  if (order !== 2 || x === undefined || y === undefined) return [name];
  return [plainName(x), { ...name, base: y }];
}

/** Reads a name, or a power of one in brackets: w, (w), (σ²). */
function readName(tokens: readonly Token[]): { name: Name; power: number; length: number } | undefined {
  const [token] = tokens;
  if (token?.kind === 'name') return { name: token, power: 1, length: 1 };
  const closer = closerOf(token);
  const name = tokens[1];
  if (closer === undefined || name?.kind !== 'name') return undefined;
  const power = readPower(tokens, 2);
  const length = 2 + (power?.length ?? 0);
  if (!isSign(tokens[length], closer)) return undefined;
  return { name, power: power?.value ?? 1, length: length + 1 };
}
