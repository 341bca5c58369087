import type { Indices } from './name.ts';
import { isBare } from './name.ts';
import type { Part } from './sides.ts';
import { isSign, type Token } from './token.ts';

/** An index that an equation holds for, such as the i of "for i = 1, 2", and its values. */
interface IndexRange {
  readonly name: string;
  readonly values: readonly number[];
}

const mostValues = 100;

/** The indices that an equation is to be read with, one after another: those that the parts beside it say. */
export function indicesFor(parts: readonly Part[]): { equations: readonly Part[]; indices: readonly Indices[] } {
  const equations: Part[] = [];
  let indices: Indices[] = [new Map()];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === undefined) continue;
    let end = i + 1;
    while (isContinued(parts[end])) end++;
    const isList = end > i + 1 || isSign(part.tokens[1], '<');
    const isBeside = part.isCondition || (part.isListed && equations.length > 0 && isList);
    const range = isBeside ? rangeIn(parts.slice(i, end).flatMap(({ tokens }) => tokens)) : undefined;
    if (range === undefined) equations.push(part);
    else {
      if (indices.length * range.values.length <= mostValues) {
        indices = indices.flatMap((others) => range.values.map((value) => new Map([...others, [range.name, value]])));
      }
      i = end - 1;
    }
  }
  return { equations, indices };
}

/** Whether it is the rest of a list of integers: the 2 of i = 1, 2. */
function isContinued(part: Part | undefined): boolean {
  if (part === undefined || !part.isListed) return false;
  return part.tokens.every((token) => token.kind === 'number' || isSign(token, '…'));
}

/** Reads i = 1 2 3, i = 1 … 3 or i ∈ {1, 2, 3}, the commas left out. */
function rangeIn([name, relation, ...rest]: readonly Token[]): IndexRange | undefined {
  if (name?.kind !== 'name' || !isBare(name) || [...name.base].length > 1) return undefined;
  const isSet = isSign(relation, '<') && isSign(rest[0], '{') && isSign(rest.at(-1), '}');
  if (!isSet && !isSign(relation, '=')) return undefined;
  const items = isSet ? rest.slice(1, -1).filter((token) => !isSign(token, ',')) : rest;
  const numbers = items.filter((token) => !isSign(token, '…')).map(integer);
  if (numbers.length === 0 || numbers.includes(undefined)) return undefined;
  const known = numbers.filter((number) => number !== undefined);
  if (known.length === items.length) return { name: name.base, values: known };
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || last < first || last - first >= mostValues) return undefined;
  return { name: name.base, values: Array.from({ length: last - first + 1 }, (_, i) => first + i) };
}

function integer(token: Token): number | undefined {
  return token.kind === 'number' && /^\d{1,4}$/.test(token.digits) ? Number(token.digits) : undefined;
}
