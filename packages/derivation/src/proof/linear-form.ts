import { inverse, mod, prime } from './field.ts';
import { plus, type Rational, rational, times } from './rational.ts';

/** A term: a rational coefficient times an element of the field, by which equal terms are known. */
export interface LinearTerm {
  readonly key: string;
  readonly monomial: bigint;
  readonly coefficient: Rational;
}

/** A sum of terms. That of exponents tells which exponentials are powers of one another. */
export class LinearForm {
  static readonly zero = new LinearForm(new Map());
  readonly #terms: ReadonlyMap<string, LinearTerm>;

  private constructor(terms: ReadonlyMap<string, LinearTerm>) {
    this.#terms = terms;
  }

  static constant(coefficient: Rational): LinearForm {
    return LinearForm.#of([{ key: '1', monomial: 1n, coefficient }]);
  }

  /** An element of the field, which is known as a number where it is a small integer. */
  static term(monomial: bigint): LinearForm {
    if (monomial <= largestInteger) return LinearForm.constant(rational(monomial));
    if (prime - monomial <= largestInteger) return LinearForm.constant(rational(monomial - prime));
    return LinearForm.#of([{ key: String(monomial), monomial, coefficient: rational(1n) }]);
  }

  static #of(terms: Iterable<LinearTerm>): LinearForm {
    const sums = new Map<string, LinearTerm>();
    for (const term of terms) {
      const known = sums.get(term.key);
      const coefficient = known === undefined ? term.coefficient : plus(known.coefficient, term.coefficient);
      if (coefficient.numerator === 0n) sums.delete(term.key);
      else sums.set(term.key, { ...term, coefficient });
    }
    return new LinearForm(sums);
  }

  get terms(): Iterable<LinearTerm> {
    return this.#terms.values();
  }

  /** The sum as an element of the field. */
  value(): bigint {
    let sum = 0n;
    for (const { monomial, coefficient } of this.terms) {
      sum = mod(sum + monomial * coefficient.numerator * inverse(coefficient.denominator));
    }
    return sum;
  }

  /** The form as a rational number, if it is one. */
  asConstant(): Rational | undefined {
    if (this.#terms.size === 0) return rational(0n);
    return this.#terms.size === 1 ? this.#terms.get('1')?.coefficient : undefined;
  }

  plus(other: LinearForm): LinearForm {
    return LinearForm.#of([...this.terms, ...other.terms]);
  }

  scaled(factor: Rational): LinearForm {
    const by = rational(factor.numerator, factor.denominator);
    return LinearForm.#of([...this.terms].map((term) => ({ ...term, coefficient: times(term.coefficient, by) })));
  }

  /** The product, multiplied out; nothing if that has more terms than are worth it. */
  times(other: LinearForm): LinearForm | undefined {
    if (this.#terms.size * other.#terms.size > mostTerms) return undefined;
    const products: LinearTerm[] = [];
    for (const x of this.terms) {
      for (const y of other.terms) {
        const monomial = mod(x.monomial * y.monomial);
        products.push({ key: String(monomial), monomial, coefficient: times(x.coefficient, y.coefficient) });
      }
    }
    return LinearForm.#of(products);
  }
}

const mostTerms = 64;

const largestInteger = 1_000_000n;
