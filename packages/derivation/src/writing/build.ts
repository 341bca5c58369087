import type { Expression, Span } from '../reading/expression.ts';

/** Formulas that aren't read from a text stand nowhere in it. */
export const nowhere: Span = { start: 0, end: 0 };

export function number(digits: bigint | number | string): Expression {
  return { kind: 'number', digits: String(digits), at: nowhere };
}

export function name(name: string): Expression {
  return { kind: 'name', name, at: nowhere };
}

export function call(name: string, inputs: readonly Expression[], primes = 0): Expression {
  return { kind: 'call', name, inputs, primes, at: nowhere };
}

export function derivative(of: string, wrt: string): Expression {
  return { kind: 'derivative', of: name(of), wrt: [{ name: wrt, power: 1, at: nowhere }], at: nowhere };
}

/** The sum of terms, each with its sign; one with a plus comes first, if there is one. */
export function sumOf(terms: readonly { readonly minus: boolean; readonly value: Expression }[]): Expression {
  const start = Math.max(
    0,
    terms.findIndex(({ minus }) => !minus),
  );
  const [first, ...others] = [...terms.slice(start, start + 1), ...terms.slice(0, start), ...terms.slice(start + 1)];
  if (first === undefined) return number(0);
  return others.reduce(
    (sum, { minus, value }) => call(minus ? 'sub' : 'add', [sum, value]),
    first.minus ? call('neg', [first.value]) : first.value,
  );
}

export function productOf(factors: readonly Expression[]): Expression {
  const [first, ...others] = factors;
  if (first === undefined) return number(1);
  return others.reduce((product, factor) => call('mul', [product, factor]), first);
}
