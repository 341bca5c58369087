import { inverse, mod, prime } from './field.ts';
import { plus, type Rational, rational, times } from './rational.ts';

/** A term: a rational coefficient times an element of the field, by which equal terms are known. */
export interface LinearTerm {
  readonly monomial: bigint;
  readonly coefficient: Rational;
}

/** A sum of terms. That of exponents tells which exponentials are powers of one another. */
export class LinearForm {
  static readonly zero = new LinearForm(new Map());
  /** The coefficients by their monomials; that of 1 is the constant term. */
  readonly #coefficients: ReadonlyMap<bigint, Rational>;

  private constructor(coefficients: ReadonlyMap<bigint, Rational>) {
    this.#coefficients = coefficients;
  }

  static constant(coefficient: Rational): LinearForm {
    return coefficient.numerator === 0n ? LinearForm.zero : new LinearForm(new Map([[1n, coefficient]]));
  }

  /** An element of the field, which is known as a number where it is a small integer. */
  static term(monomial: bigint): LinearForm {
    if (monomial <= largestInteger) return LinearForm.constant(rational(monomial));
    if (prime - monomial <= largestInteger) return LinearForm.constant(rational(monomial - prime));
    return new LinearForm(new Map([[monomial, one]]));
  }

  get terms(): LinearTerm[] {
    return Array.from(this.#coefficients, ([monomial, coefficient]) => ({ monomial, coefficient }));
  }

  /** The sum as an element of the field. */
  value(): bigint {
    let sum = 0n;
    for (const [monomial, { numerator, denominator }] of this.#coefficients) {
      sum = mod(sum + monomial * numerator * (denominator === 1n ? 1n : inverse(denominator)));
    }
    return sum;
  }

  /** The form as a rational number, if it is one. */
  asConstant(): Rational | undefined {
    if (this.#coefficients.size === 0) return rational(0n);
    return this.#coefficients.size === 1 ? this.#coefficients.get(1n) : undefined;
  }

  /** The sum; nothing if it has more terms than are worth it. */
  plus(other: LinearForm): LinearForm | undefined {
    const [few, many] = this.#coefficients.size < other.#coefficients.size ? [this, other] : [other, this];
    if (few.#coefficients.size === 0) return many;
    const sums = new Map(many.#coefficients);
    for (const [monomial, coefficient] of few.#coefficients) addTo(sums, monomial, coefficient);
    return sums.size > mostTerms ? undefined : new LinearForm(sums);
  }

  scaled(factor: Rational): LinearForm {
    if (factor.numerator === 0n) return LinearForm.zero;
    if (factor.numerator === factor.denominator) return this;
    const by = rational(factor.numerator, factor.denominator);
    return new LinearForm(
      new Map(Array.from(this.#coefficients, ([monomial, coefficient]) => [monomial, times(coefficient, by)])),
    );
  }

  /** The product, multiplied out; nothing if that has more terms than are worth it. */
  times(other: LinearForm): LinearForm | undefined {
    if (this.#coefficients.size * other.#coefficients.size > mostTerms) return undefined;
    const products = new Map<bigint, Rational>();
    for (const [x, a] of this.#coefficients) {
      for (const [y, b] of other.#coefficients) {
        for (const { monomial, coefficient } of LinearForm.term(mod(x * y)).terms) {
          addTo(products, monomial, times(coefficient, times(a, b)));
        }
      }
    }
    return new LinearForm(products);
  }
}

function addTo(sums: Map<bigint, Rational>, monomial: bigint, coefficient: Rational): void {
  const known = sums.get(monomial);
  const sum = known === undefined ? coefficient : plus(known, coefficient);
  if (sum.numerator === 0n) sums.delete(monomial);
  else sums.set(monomial, sum);
}

const one: Rational = { numerator: 1n, denominator: 1n };

const mostTerms = 64;

const largestInteger = 1_000_000n;
