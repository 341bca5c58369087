import { plus, type Rational, rational, times } from '../proof/rational.ts';

/** A formula as a sum of products, in which like terms are gathered and common factors cancelled. */
export interface Sum {
  readonly terms: readonly Product[];
  /** Sums with the same key are equal. */
  readonly key: string;
}

/** A coefficient times factors, no two of which have the same base. */
export interface Product {
  readonly coefficient: Rational;
  readonly factors: readonly Factor[];
}

export interface Factor {
  readonly base: Base;
  readonly exponent: Sum;
}

/** What isn't taken apart any further. */
export type Base = { readonly key: string } & (
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'sum'; readonly sum: Sum }
  | { readonly kind: 'call'; readonly name: string; readonly inputs: readonly Sum[]; readonly primes: number }
);

/** Thrown where a formula would be too long to be read. */
export class TooLong extends Error {}

/** In characters of a key, which are some more than those of the formula. */
const longest = 2000;

const one = rational(1n);
const minusOne = rational(-1n);

/** How the factors of a product are ordered. */
function rankOf({ base, exponent }: Factor): number {
  if (base.kind === 'name') return isConstant(exponent) ? 0 : 1;
  return base.kind === 'sum' ? 2 : 3;
}

export function constant(x: Rational): Sum {
  return sumOf([{ coefficient: x, factors: [] }]);
}

export const unit = constant(one);

export function named(name: string): Sum {
  return powerOf({ kind: 'name', name, key: name }, unit);
}

export function called(name: string, inputs: readonly Sum[], primes = 0): Sum {
  const key = `${name}${"'".repeat(primes)}(${inputs.map((input) => input.key).join()})`;
  return powerOf({ kind: 'call', name, inputs, primes, key }, unit);
}

export function added(x: Sum, y: Sum): Sum {
  return sumOf([...x.terms, ...y.terms]);
}

export function scaled(x: Sum, factor: Rational): Sum {
  return sumOf(x.terms.map((term) => ({ ...term, coefficient: times(term.coefficient, factor) })));
}

export function negated(x: Sum): Sum {
  return scaled(x, minusOne);
}

/** The product; a sum of several terms becomes a factor and isn't multiplied out. */
export function multiplied(x: Sum, y: Sum): Sum {
  const [constantOf, other] = isConstant(x) ? [x, y] : [y, x];
  const only = constantOf.terms[0];
  // A sign goes to each term, but 2(a + b) stays what it is.
  if (isConstant(constantOf) && only?.coefficient.denominator === 1n && only.coefficient.numerator ** 2n === 1n) {
    return scaled(other, only.coefficient);
  }
  return sumOf([timesProduct(asProduct(x), asProduct(y))]);
}

const mostTerms = 50;

/** The sum with the sums that are factors in it multiplied out, unless they are below a fraction. */
export function multipliedOut(x: Sum): Sum {
  const done: Product[] = [];
  const open = [...x.terms];
  for (let term = open.pop(); term !== undefined; term = open.pop()) {
    const { coefficient, factors } = term;
    const factor = factors.find(({ base, exponent }) => base.kind === 'sum' && isPositiveInteger(exponent));
    if (factor?.base.kind !== 'sum') done.push(term);
    else {
      const exponent = added(factor.exponent, constant(minusOne));
      const others = factors.filter((other) => other !== factor);
      const rest = exponent.terms.length === 0 ? others : [...others, { base: factor.base, exponent }];
      open.push(...factor.base.sum.terms.map((part) => timesProduct({ coefficient, factors: rest }, part)));
    }
    if (open.length + done.length > mostTerms) throw new TooLong();
  }
  return sumOf(done.reverse());
}

function isPositiveInteger(x: Sum): boolean {
  const number = constantIn(x);
  return number !== undefined && number.denominator === 1n && number.numerator > 0n;
}

/** x to a power; nothing for 0 to a power that isn't positive. */
export function raised(x: Sum, exponent: Sum): Sum | undefined {
  const number = constantIn(exponent);
  if (number?.numerator === 0n) return unit;
  if (number?.denominator === 1n && number.numerator ** 2n <= largestExponent ** 2n) return integerPower(x, number);
  const [only] = x.terms;
  if (only === undefined) return undefined;
  const [factor] = only.factors;
  const isOneFactor = x.terms.length === 1 && only.factors.length === 1 && equals(only.coefficient, one);
  if (factor !== undefined && isOneFactor && factor.exponent.key === unit.key) return powerOf(factor.base, exponent);
  const root = number?.denominator === 2n ? squareRootIn(x) : undefined;
  if (root !== undefined && number !== undefined) return integerPower(constant(root), rational(number.numerator));
  return powerOf({ kind: 'sum', sum: x, key: `(${x.key})` }, exponent);
}

const largestExponent = 64n;

export function inverted(x: Sum): Sum | undefined {
  return raised(x, constant(minusOne));
}

/** The number that a sum is, if it is one. */
export function constantIn({ terms }: Sum): Rational | undefined {
  const [first, ...others] = terms;
  if (first === undefined) return rational(0n);
  return others.length === 0 && first.factors.length === 0 ? first.coefficient : undefined;
}

function isConstant(x: Sum): boolean {
  return constantIn(x) !== undefined;
}

function integerPower(x: Sum, exponent: Rational): Sum | undefined {
  const { coefficient, factors } = asProduct(x);
  if (coefficient.numerator === 0n) return exponent.numerator > 0n ? x : undefined;
  const n = exponent.numerator < 0n ? -exponent.numerator : exponent.numerator;
  const power = rational(coefficient.numerator ** n, coefficient.denominator ** n);
  return sumOf([
    {
      coefficient: exponent.numerator < 0n ? rational(power.denominator, power.numerator) : power,
      factors: factors.map(({ base, exponent: own }) => ({ base, exponent: scaled(own, exponent) })),
    },
  ]);
}

const largestSquare = BigInt(Number.MAX_SAFE_INTEGER);

/** The square root of a number that is the square of one. */
function squareRootIn(x: Sum): Rational | undefined {
  const number = constantIn(x);
  if (number === undefined || number.numerator < 0n) return undefined;
  if (number.numerator > largestSquare || number.denominator > largestSquare) return undefined;
  const [above, below] = [number.numerator, number.denominator].map((n) => BigInt(Math.round(Math.sqrt(Number(n)))));
  if (above === undefined || below === undefined) return undefined;
  return above ** 2n === number.numerator && below ** 2n === number.denominator ? rational(above, below) : undefined;
}

function powerOf(base: Base, exponent: Sum): Sum {
  return sumOf([{ coefficient: one, factors: [{ base, exponent }] }]);
}

/** The sum of these terms, with like ones gathered, and with sums in it that are no factors written out. */
function sumOf(terms: readonly Product[]): Sum {
  const gathered = new Map<string, Product>();
  for (const term of terms.flatMap(writtenOut)) {
    const key = keyOf(term);
    const known = gathered.get(key);
    const coefficient = known === undefined ? term.coefficient : plus(known.coefficient, term.coefficient);
    if (coefficient.numerator === 0n) gathered.delete(key);
    else gathered.set(key, { ...term, coefficient });
  }
  const key = [...gathered]
    .map(([key, { coefficient }]) => `${coefficient.numerator}/${coefficient.denominator}${key}`)
    .sort()
    .join('+');
  if (key.length > longest) throw new TooLong();
  return { terms: [...gathered.values()], key };
}

function keyOf({ factors }: Product): string {
  const keys = factors.map(({ base, exponent }) => `*${base.key}^(${exponent.key})`);
  return keys.sort().join('');
}

/** The terms of a product that is nothing but a sum, maybe with a minus. */
function writtenOut(term: Product): readonly Product[] {
  const [only, ...others] = term.factors;
  const { numerator, denominator } = term.coefficient;
  const isSum = others.length === 0 && only?.base.kind === 'sum' && only.exponent.key === unit.key;
  if (!isSum || only?.base.kind !== 'sum' || denominator !== 1n || numerator ** 2n !== 1n) return [term];
  return scaled(only.base.sum, term.coefficient).terms;
}

/** A sum as a product: what all of its terms have in common, and the rest as one factor. */
function asProduct(x: Sum): Product {
  const [first, ...others] = x.terms;
  if (first === undefined) return { coefficient: rational(0n), factors: [] };
  if (others.length === 0) return first;
  const coefficient = commonCoefficient(x.terms);
  const common = first.factors.flatMap((factor) => {
    const exponent = commonExponent(factor, x.terms);
    return exponent === undefined ? [] : [{ base: factor.base, exponent: constant(exponent) }];
  });
  const divisor: Product = {
    coefficient: rational(coefficient.denominator, coefficient.numerator),
    factors: common.map(({ base, exponent }) => ({ base, exponent: negated(exponent) })),
  };
  const rest = sumOf(x.terms.map((term) => timesProduct(term, divisor)));
  const factor: Factor = { base: { kind: 'sum', sum: rest, key: `(${rest.key})` }, exponent: unit };
  return { coefficient, factors: ordered([...common, factor]) };
}

/** The greatest common divisor of the coefficients, with the sign of the first. */
function commonCoefficient([first, ...others]: readonly Product[]): Rational {
  if (first === undefined) return one;
  const common = others.reduce((divisor, { coefficient }) => commonDivisor(divisor, coefficient), first.coefficient);
  const isNegative = first.coefficient.numerator < 0n !== common.numerator < 0n;
  return isNegative ? times(common, minusOne) : common;
}

function commonDivisor(x: Rational, y: Rational): Rational {
  let [a, b] = [x.numerator * y.denominator, y.numerator * x.denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return rational(a < 0n ? -a : a, x.denominator * y.denominator);
}

/** The exponent that all terms have of a factor at least, if they are numbers of one sign. */
function commonExponent({ base }: Factor, terms: readonly Product[]): Rational | undefined {
  let common: Rational | undefined;
  for (const { factors } of terms) {
    const own = factors.find((factor) => factor.base.key === base.key);
    const exponent = own === undefined ? undefined : constantIn(own.exponent);
    if (exponent === undefined) return undefined;
    if (common !== undefined && exponent.numerator > 0n !== common.numerator > 0n) return undefined;
    if (common === undefined || isCloserTo0(exponent, common)) common = exponent;
  }
  return common;
}

function isCloserTo0(x: Rational, y: Rational): boolean {
  return (x.numerator * y.denominator) ** 2n < (y.numerator * x.denominator) ** 2n;
}

function timesProduct(x: Product, y: Product): Product {
  const factors = new Map<string, Factor>();
  for (const { base, exponent } of [...x.factors, ...y.factors]) {
    const known = factors.get(base.key);
    const total = known === undefined ? exponent : added(known.exponent, exponent);
    if (total.terms.length === 0) factors.delete(base.key);
    else factors.set(base.key, { base, exponent: total });
  }
  return { coefficient: times(x.coefficient, y.coefficient), factors: ordered([...factors.values()]) };
}

function ordered(factors: readonly Factor[]): Factor[] {
  return factors.toSorted((x, y) => rankOf(x) - rankOf(y));
}

function equals(x: Rational, y: Rational): boolean {
  return x.numerator === y.numerator && x.denominator === y.denominator;
}
