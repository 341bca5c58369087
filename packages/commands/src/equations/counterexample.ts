import { texSymbol } from '@autograd-222/autograd';
import type { FailingCase } from '@autograd-222/derivation';
import type { Given } from '@autograd-222/model-222';
import { significant } from '../notation/numbers.ts';

/** Where a line fails and what it gives there. Symbols are LaTeX, as in the remarks of corrections. */
export function counterexampleInWords({ given, left, right }: FailingCase<Given>): string {
  return `With ${givenInWords(given)}, this line gives ${significant(right)}; the derivative is ${significant(left)}.`;
}

/** The numbers that aren't 0: `w_5 = 1, y_1 = 1 and everything else 0`. Symbols are LaTeX by default. */
export function givenInWords(
  given: Readonly<Record<string, number>>,
  symbolOf: (name: string) => string = texSymbol,
): string {
  const nonzero = Object.entries(given).filter(([, value]) => value !== 0);
  if (nonzero.length === 0) return 'everything 0';
  const numbers = nonzero.map(([name, value]) => `${symbolOf(name)} = ${value}`).join(', ');
  return nonzero.length === Object.keys(given).length ? numbers : `${numbers} and everything else 0`;
}
