import { spell } from './name.ts';
import { deepestTree } from './nesting.ts';
import { sidesOf } from './sides.ts';
import { isSign, type Token } from './token.ts';

/** What the formulas of a text say about each other's names. */
export interface Vocabulary {
  /** The functions that the text defines. */
  readonly functions: ReadonlySet<string>;
  /** The names that stand on a left side. */
  readonly names: ReadonlySet<string>;
  /** The names without an index that stand anywhere else than before a bracket. */
  readonly factors: ReadonlySet<string>;
  /** The names that are defined as an integer, such as the n = 3 that a sum may run up to. */
  readonly integers: ReadonlyMap<string, number>;
}

/** The functions and names that stand on the left sides of formulas. */
export function vocabularyOf(formulas: Iterable<readonly Token[]>): Vocabulary {
  const functions = new Set<string>();
  const names = new Set<string>();
  const integers = new Map<string, number>();
  const factors = new Set<string>();
  for (const formula of formulas) {
    addFactors(formula, factors, 0);
    const all = sidesOf(formula);
    const [[first, ...more] = [], [second, ...others] = []] = all;
    if (first?.kind === 'name' && second?.kind === 'number' && all.length === 2 && more.length + others.length === 0) {
      if (/^\d+$/.test(second.digits)) integers.set(first.base, Number(second.digits));
    }
    for (const side of all.slice(0, -1)) {
      const [name, open, ...inputs] = side;
      if (name?.kind !== 'name') continue;
      try {
        if (open === undefined) names.add(spell(name, new Map()));
        else if (isSign(open, '(') && areNames(inputs)) functions.add(spell(name, new Map()));
      } catch {
        // The formula can't be read, as will be found when it is parsed.
      }
    }
  }
  return { functions, names, factors, integers };
}

function addFactors(tokens: readonly Token[], factors: Set<string>, depth: number): void {
  if (depth > deepestTree) return;
  tokens.forEach((token, i) => {
    if (token.kind === 'name' && !isSign(tokens[i + 1], '(')) factors.add(token.base);
    else if (token.kind === 'power') addFactors(token.exponent, factors, depth + 1);
    else if (token.kind === 'root') addFactors(token.radicand, factors, depth + 1);
    else if (token.kind === 'fraction') {
      addFactors(token.numerator, factors, depth + 1);
      addFactors(token.denominator, factors, depth + 1);
    }
  });
}

/** Whether these are names with commas between them and a bracket behind. */
function areNames(tokens: readonly Token[]): boolean {
  if (tokens.length === 0 || tokens.length % 2 !== 0) return false;
  return tokens.every((token, i) =>
    i % 2 === 0 ? token.kind === 'name' : isSign(token, i === tokens.length - 1 ? ')' : ','),
  );
}
