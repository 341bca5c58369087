import type { Expression } from '../reading/expression.ts';

/** Whether a formula has another in it, wherever it stands. */
export function contains(formula: Expression, part: Expression): boolean {
  const key = keyOf(part);
  const open = [formula];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === part.kind && keyOf(next) === key) return true;
    if (next.kind === 'call') open.push(...next.inputs);
    else if (next.kind === 'derivative') open.push(next.of);
  }
  return false;
}

/** A formula without its places, as a text. */
function keyOf(formula: Expression): string {
  return JSON.stringify(formula, (key: string, value: unknown) => (key === 'at' ? undefined : value));
}

/** Of how many parts a formula consists. */
export function sizeOf(formula: Expression): number {
  let size = 0;
  const open = [formula];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    size++;
    if (next.kind === 'call') open.push(...next.inputs);
    else if (next.kind === 'derivative') open.push(next.of);
  }
  return size;
}

/** The formula with one of its parts multiplied by a factor, for each part. */
export function* scalings(formula: Expression, factor: number): Generator<{ changed: Expression; part: Expression }> {
  const scaled = (x: Expression): Expression => ({
    kind: 'call',
    name: 'mul',
    primes: 0,
    at: x.at,
    inputs: [{ kind: 'number', digits: String(factor), at: x.at }, x],
  });
  yield { changed: scaled(formula), part: formula };
  if (formula.kind !== 'call') return;
  for (const [i, input] of formula.inputs.entries()) {
    for (const { changed, part } of scalings(input, factor)) {
      yield { changed: { ...formula, inputs: formula.inputs.map((x, k) => (k === i ? changed : x)) }, part };
    }
  }
}

/** The formula with one occurrence of a name replaced by another name, for each occurrence; and with all of them. */
export function* substitutions(formula: Expression, from: string, to: string): Generator<Expression> {
  const replaced = (x: Expression, isChosen: () => boolean): Expression => {
    switch (x.kind) {
      case 'number':
        return x;
      case 'name':
        return x.name === from && isChosen() ? { ...x, name: to } : x;
      case 'call':
        return { ...x, inputs: x.inputs.map((input) => replaced(input, isChosen)) };
      case 'derivative':
        return {
          ...x,
          of: replaced(x.of, isChosen),
          wrt: x.wrt.map((variable) => (variable.name === from && isChosen() ? { ...variable, name: to } : variable)),
        };
    }
  };
  let occurrences = 0;
  const all = replaced(formula, () => ++occurrences > 0);
  yield all;
  if (occurrences === 1) return;
  for (let chosen = 0; chosen < occurrences; chosen++) {
    let i = 0;
    yield replaced(formula, () => i++ === chosen);
  }
}
