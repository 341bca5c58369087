import { inverse, mod, Pole } from './field.ts';
import { LinearForm } from './linear-form.ts';
import type { Rational } from './rational.ts';

/**
 * The logarithms of elements: each is an unknown, except that the logarithm of an exponential is its exponent, those of small
 * integers add up, and log(1 + eˣ) is log(1 + e⁻ˣ) + x.
 */
export class Logarithms {
  readonly #unknown: (key: string) => bigint;
  /** The exponentials so far, with their exponents. */
  readonly #exponents = new Map<bigint, LinearForm>();
  /** The logarithms so far, by their arguments, and those that follow from them. */
  readonly #known = new Map<bigint, LinearForm>();
  readonly #arguments = new Map<bigint, bigint>();

  constructor(unknown: (key: string) => bigint) {
    this.#unknown = unknown;
  }

  addExponential(exponential: bigint, exponent: LinearForm): void {
    this.#exponents.set(exponential, exponent);
  }

  /** The element that a monomial of a linear form is the logarithm of. */
  argumentOf(monomial: bigint): bigint | undefined {
    return this.#arguments.get(monomial);
  }

  /** The logarithm of an element that is made of these exponentials, and of others. Throws a `Pole` at 0. */
  of(argument: bigint, exponentials: readonly bigint[] = []): LinearForm {
    if (argument === 0n) throw new Pole();
    if (argument === 1n) return LinearForm.zero;
    const known = this.#known.get(argument) ?? this.#exponents.get(argument) ?? this.#ofInteger(argument);
    if (known !== undefined) return known;
    const factors = exponentials.flatMap((exponential) => this.#withInverse(exponential));
    for (const { value, logarithm } of factors) {
      const product = this.#known.get(mod(argument * value))?.plus(logarithm.scaled(minusOne));
      if (product !== undefined) return product;
    }
    const term = LinearForm.term(this.#unknown(`log ${argument}`));
    for (const { monomial } of term.terms) this.#arguments.set(monomial, argument);
    for (const whole of [
      { value: argument, logarithm: term },
      { value: inverse(argument), logarithm: term.scaled(minusOne) },
    ]) {
      for (const { value, logarithm } of [{ value: 1n, logarithm: LinearForm.zero }, ...factors]) {
        const [product, sum] = [mod(whole.value * value), whole.logarithm.plus(logarithm)];
        if (sum !== undefined && !this.#known.has(product)) this.#known.set(product, sum);
      }
    }
    return term;
  }

  #ofInteger(x: bigint): LinearForm | undefined {
    const factors = primeFactors(x);
    if (factors === undefined || factors.length < 2) return undefined;
    return factors.reduce<LinearForm | undefined>((sum, factor) => sum?.plus(this.of(factor)), LinearForm.zero);
  }

  #withInverse(exponential: bigint): { readonly value: bigint; readonly logarithm: LinearForm }[] {
    const logarithm = this.#exponents.get(exponential);
    if (logarithm === undefined) return [];
    return [
      { value: exponential, logarithm },
      { value: inverse(exponential), logarithm: logarithm.scaled(minusOne) },
    ];
  }
}

const minusOne: Rational = { numerator: -1n, denominator: 1n };

/** The prime factors of a small integer; nothing for a large one. */
function primeFactors(x: bigint): bigint[] | undefined {
  if (x > 1_000_000n) return undefined;
  const factors: bigint[] = [];
  let rest = x;
  for (let factor = 2n; factor * factor <= rest; factor++) {
    for (; rest % factor === 0n; rest /= factor) factors.push(factor);
  }
  return rest === 1n ? factors : [...factors, rest];
}
