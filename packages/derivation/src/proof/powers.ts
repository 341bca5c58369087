import { inverse, mod, NoRoot, oddRoot, power } from './field.ts';
import type { LinearForm } from './linear-form.ts';
import type { Logarithms } from './logarithms.ts';
import type { Rational } from './rational.ts';
import type { SquareRoots } from './square-roots.ts';
import type { Unknowns } from './unknowns.ts';

/** Powers of elements with exponents that are fractions, or linear forms. */
export class Powers {
  readonly #unknowns: Unknowns;
  readonly #roots: SquareRoots;
  readonly #logarithms: Logarithms;

  constructor(unknowns: Unknowns, roots: SquareRoots, logarithms: Logarithms) {
    this.#unknowns = unknowns;
    this.#roots = roots;
    this.#logarithms = logarithms;
  }

  /** e to the form. The exponential of a term is an unknown to a power, or a power of what the term is the logarithm of. */
  exponential(form: LinearForm): bigint {
    let product = 1n;
    for (const { monomial, coefficient } of form.terms) {
      const argument = this.#logarithms.argumentOf(monomial);
      const factor =
        argument === undefined ? this.#ofUnknown('exp', monomial, coefficient) : this.power(argument, coefficient);
      product = mod(product * factor);
    }
    return product;
  }

  /** e to the power of i times the form. */
  imaginary(form: LinearForm): bigint {
    return form.terms.reduce(
      (product, { monomial, coefficient }) => mod(product * this.#ofUnknown('exp i', monomial, coefficient)),
      1n,
    );
  }

  #ofUnknown(text: string, monomial: bigint, { numerator, denominator }: Rational): bigint {
    const usual = isModerate(numerator)
      ? this.#unknowns.power(`${text} ${monomial}`, numerator, denominator)
      : undefined;
    return usual ?? this.#unknowns.element(`${text} ${mod(monomial * numerator * inverse(denominator))}`);
  }

  /** An element to a rational power. Throws a `NoRoot` if there is none. */
  power(x: bigint, { numerator, denominator }: Rational): bigint {
    if (!isModerate(numerator)) return this.#unknowns.element(`power ${x} ${numerator}/${denominator}`);
    if (denominator === 1n) return power(x, numerator);
    const known = this.#unknowns.powerOf(x, numerator, denominator);
    if (known !== undefined) return known;
    let [root, index] = [x, denominator];
    for (; index % 2n === 0n; index /= 2n) root = this.#roots.of(root);
    return power(index === 1n ? root : this.oddRoot(root, index), numerator);
  }

  /** A root with an odd index. Throws a `NoRoot` if there is none. */
  oddRoot(x: bigint, index: bigint): bigint {
    const root = this.#unknowns.powerOf(x, 1n, index) ?? oddRoot(x, index);
    if (root === undefined) throw new NoRoot();
    return root;
  }
}

/** By large powers, even different formulas may agree at all points: x to the power of the prime is x. */
function isModerate(exponent: bigint): boolean {
  return exponent < 1_000_000n && exponent > -1_000_000n;
}
