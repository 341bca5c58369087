import { type Expression, operand } from '../precedence.ts';
import type { Notation } from './notation.ts';
import type { Factor, Product } from './sum-of-products.ts';

/** A sum of products, whose parts are written already. */
export function writeSum(terms: readonly Product[], notation: Notation): Expression {
  const [first, ...others] = terms.map((term) => ({ minus: term.minus, ...writeProduct(term, notation) }));
  if (first === undefined) return notation.number(0);
  if (others.length === 0 && !first.minus) return first;
  const unsigned = (term: Expression & { minus: boolean }) =>
    operand(term, term.minus ? 'product' : 'sum', notation.brackets);
  const text = (first.minus ? '-' : '') + unsigned(first);
  return {
    text: text + others.map((term) => (term.minus ? ' - ' : ' + ') + unsigned(term)).join(''),
    precedence: 'sum',
  };
}

/** A product without its sign. */
function writeProduct({ numerator, denominator }: Product, notation: Notation): Expression {
  const above = writeFactors(numerator, notation);
  if (denominator.length === 0) return above;
  return { text: notation.fraction(above, writeFactors(denominator, notation)), precedence: 'product' };
}

function writeFactors(factors: readonly Factor[], notation: Notation): Expression {
  const [only, ...others] = factors.map((factor) => writeFactor(factor, notation));
  if (only === undefined) return notation.number(1);
  if (others.length === 0) return only;
  const texts = [only, ...others].map((factor) => operand(factor, 'product', notation.brackets));
  return { text: notation.product(texts), precedence: 'product' };
}

function writeFactor({ base, power }: Factor, notation: Notation): Expression {
  return power === 1 ? base.written : writePower(base.written, String(power), notation);
}

/** A base to an exponent that is written already. */
export function writePower(base: Expression, exponent: string, notation: Notation): Expression {
  return { text: notation.power(operand(base, 'atom', notation.brackets), exponent), precedence: 'power' };
}
