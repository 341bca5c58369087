import type { Expression } from '../../reading/expression.ts';

/** A part of a formula, as it stands in the text: in a sum over an index, one part of the text is several of the formula. */
export interface Part {
  /** The first of them. */
  readonly part: Expression;
  readonly count: number;
  /** The formula with something else in place of each of them. */
  readonly changed: (change: (part: Expression) => Expression) => Expression;
  /** Whether it is a term of a sum. */
  readonly isTerm: boolean;
  readonly role?: Role;
}

export type Role = 'denominator' | 'base' | 'exponent';

/** The parts of a formula, each before its own parts, without the formula itself; exponents are none, unless asked for. */
export function partsOf(formula: Expression, withExponents = false): Part[] {
  const parts = new Map<string, Part>();
  const open: Omit<Part, 'count' | 'changed'>[] = [{ part: formula, isTerm: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { part, isTerm } = next;
    if (part !== formula) {
      const key = placeOf(part);
      const count = 1 + (parts.get(key)?.count ?? 0);
      const changed: Part['changed'] = (change) => changedAt(formula, key, change);
      parts.set(key, { ...(parts.get(key) ?? next), count, changed });
    }
    if (part.kind !== 'call') continue;
    const { inputs, name } = part;
    const isSum = name === 'add' || name === 'sub' || (name === 'neg' && (isTerm || part === formula));
    const own = inputs.map((input, i) => {
      const role = roleOf(part, i);
      return { part: input, isTerm: isSum, ...(role === undefined ? {} : { role }) };
    });
    open.push(...(name === 'pow' && !withExponents ? own.slice(0, 1) : own).reverse());
  }
  return [...parts.values()];
}

/** How many parts a formula has, or more than the most that matter. */
export function sizeOf(formula: Expression, most = Infinity): number {
  let size = 0;
  const open = [formula];
  for (let next = open.pop(); next !== undefined && size <= most; next = open.pop()) {
    size++;
    if (next.kind === 'call') open.push(...next.inputs);
    else if (next.kind === 'derivative') open.push(next.of);
  }
  return size;
}

/** Where a part stands in the text, and what kind of part it is. */
function placeOf({ at, ...part }: Expression): string {
  return `${at.start} ${at.end} ${part.kind} ${part.kind === 'call' ? part.name : ''}`;
}

function changedAt(x: Expression, place: string, change: (part: Expression) => Expression): Expression {
  if (placeOf(x) === place) return change(x);
  return x.kind === 'call' ? { ...x, inputs: x.inputs.map((input) => changedAt(input, place, change)) } : x;
}

/** What the i-th input of a quotient or power is called; the base of x² needs no name. */
function roleOf({ name, inputs }: Extract<Expression, { kind: 'call' }>, i: number): Role | undefined {
  if (name === 'div') return i === 1 ? 'denominator' : undefined;
  if (name !== 'pow' || inputs[1]?.kind === 'number') return undefined;
  return i === 0 ? 'base' : 'exponent';
}

/** A formula without its places, as a text. */
export function keyOf(formula: Expression): string {
  return JSON.stringify(formula, (key: string, value: unknown) => (key === 'at' ? undefined : value));
}

/** Whether a formula has another in it, wherever it stands. */
export function contains(formula: Expression, part: Expression): boolean {
  const key = keyOf(part);
  const open = [formula];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (keyOf(next) === key) return true;
    if (next.kind === 'call') open.push(...next.inputs);
    else if (next.kind === 'derivative') open.push(next.of);
  }
  return false;
}

/** The formula with one occurrence of a name replaced by another name, for each occurrence; and with all of them. */
export function* substitutions(formula: Expression, from: string, to: string): Generator<Expression> {
  let occurrences = 0;
  const all = renamed(formula, (name) => (name === from && ++occurrences > 0 ? to : name));
  yield all;
  if (occurrences === 1) return;
  for (let chosen = 0; chosen < occurrences; chosen++) {
    let i = 0;
    yield renamed(formula, (name) => (name === from && i++ === chosen ? to : name));
  }
}

/** The formula with other names in it. */
export function renamed(x: Expression, rename: (name: string) => string): Expression {
  switch (x.kind) {
    case 'number':
      return x;
    case 'name':
      return { ...x, name: rename(x.name) };
    case 'call':
      return { ...x, inputs: x.inputs.map((input) => renamed(input, rename)) };
    case 'derivative':
      return {
        ...x,
        of: renamed(x.of, rename),
        wrt: x.wrt.map((variable) => ({ ...variable, name: rename(variable.name) })),
      };
  }
}
