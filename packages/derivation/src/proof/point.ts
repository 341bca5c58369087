import type { Scalar, Value } from '@autograd-222/autograd';
import { postorder } from '../meaning/postorder.ts';
import { inverse, mod, oddRoot, Pole, power, prime, randomElements, squareRoot } from './field.ts';
import { LinearForm } from './linear-form.ts';
import { fromNumber, type Rational } from './rational.ts';

/** An element has no square root: another point may have one. */
export class NoRoot extends Error {}

/** What is known of a graph beside its ops. */
export interface Known {
  /** The leaves that stand for any number; all others are constants. */
  readonly givens: ReadonlySet<Value>;
  /** Whether a node is positive wherever the ranges of the givens hold. */
  isPositive(x: Scalar): boolean;
}

/**
 * A random point at which graphs are evaluated in a finite field. Each given is a random element. Arithmetic is that of the
 * field. A function is a random element for each of its arguments, so that equal arguments have equal values, except for
 * what is known of it: exponentials turn sums into products, logarithms products into sums where the factors are positive;
 * sine and cosine are exponentials, and so are the hyperbolic functions and the sigmoid; a square root has its square.
 *
 * If two graphs differ as formulas in these functions, they agree at a random point with a probability of about their
 * degree divided by 2⁶⁴ (Schwartz and Zippel).
 */
export class Point {
  readonly #known: Known;
  readonly #random: () => bigint;
  readonly #values = new Map<Value, bigint>();
  readonly #forms = new Map<Value, LinearForm>();
  /** A random element for each text that asks for one: a function with its arguments, or a term of an exponent. */
  readonly #unknowns = new Map<string, bigint>();
  /** Of what an unknown in a linear form is the logarithm, by the key of its term. */
  readonly #arguments = new Map<string, bigint>();
  /** The exponentials so far with their exponents, and the logarithms by their arguments. */
  readonly #exponents = new Map<bigint, LinearForm>();
  readonly #logarithms = new Map<bigint, LinearForm>();
  /** Whether a square root was taken, whose sign is random: then one point proves little. */
  tookRoot = false;

  constructor(known: Known, seed: bigint) {
    this.#known = known;
    this.#random = randomElements(seed);
  }

  /** The value of a graph here. Throws a `Pole` at a division by 0, and `NoRoot` where a root isn't in the field. */
  value(x: Scalar): bigint {
    if (typeof x === 'number') return this.#constant(x);
    for (const v of postorder(x, (v) => v.inputs, this.#values)) this.#values.set(v, this.#valueOf(v));
    return this.#values.get(x) ?? 0n;
  }

  /** Gives a leaf the value that a node of another graph has here. */
  set(leaf: Value, node: Scalar): void {
    this.#values.set(leaf, this.value(node));
    this.#forms.set(leaf, this.linear(node));
  }

  #constant(x: number): bigint {
    if (!Number.isFinite(x)) throw new Pole();
    const named = constants.find(({ number }) => number === x);
    if (named !== undefined) return named.value(this);
    const { numerator, denominator } = fromNumber(x);
    return mod(numerator * inverse(denominator));
  }

  #valueOf(v: Value): bigint {
    const { op, inputs } = v;
    if (op === undefined && !this.#known.givens.has(v)) return this.#constant(v.data);
    // Sixth powers have square roots and cube roots.
    if (op === undefined) return power(this.unknown(`given ${this.#values.size}`), 6n);
    const [x = 0, y = 0, z = 0] = inputs;
    const [a, b] = [this.value(x), this.value(y)];
    switch (op.name) {
      case 'add':
        return mod(a + b);
      case 'sub':
        return mod(a - b);
      case 'mul':
        return mod(a * b);
      case 'div':
        return mod(a * inverse(b));
      case 'neg':
        return mod(-a);
      case 'identity':
      case 'detach':
        return a;
      case 'square':
        return mod(a * a);
      case 'reciprocal':
        return inverse(a);
      case 'oneMinusSquare':
        return mod(1n - a * a);
      case 'exp':
        return this.#exp(this.linear(x));
      case 'expm1':
        return mod(this.#exp(this.linear(x)) - 1n);
      case 'log':
        return this.#logarithm(x);
      case 'log1p':
        return this.logarithmOf(mod(1n + a));
      case 'log2':
        return mod(this.#logarithm(x) * inverse(this.#logarithm(2)));
      case 'log10':
        return mod(this.#logarithm(x) * inverse(this.#logarithm(10)));
      case 'pow':
        return this.#power(x, y);
      case 'slopeOfPower':
        return mod(b * this.#power(x, y) * inverse(a));
      case 'slopeOfExponential':
        return mod(this.#power(x, y) * this.#logarithm(x));
      case 'sqrt':
        return this.#root(x, 2n);
      case 'cbrt':
        return this.#oddRoot(a, 3n);
      case 'hypot':
        return this.#anySquareRoot(mod(a * a + b * b));
      case 'rootOfSquareMinusOne':
        return this.#anySquareRoot(mod(a * a - 1n));
      case 'directionCosine':
        return mod(a * inverse(this.#anySquareRoot(mod(a * a + b * b))));
      case 'tanh':
        return this.#tanh(this.linear(x));
      case 'sinh':
      case 'cosh':
        return this.#half(this.#exp(this.linear(x)), op.name === 'sinh' ? -1n : 1n);
      case 'sigmoid':
        return this.#sigmoid(this.linear(x));
      case 'sigmoidSlope':
        return mod(this.#sigmoid(this.linear(x)) * this.#sigmoid(this.linear(x).scaled(minusOne)));
      case 'silu':
        return mod(a * this.#sigmoid(this.linear(x)));
      case 'softplus':
        return this.logarithmOf(mod(1n + this.#exp(this.linear(x))));
      case 'logSigmoid':
        return mod(-this.logarithmOf(mod(1n + this.#exp(this.linear(x).scaled(minusOne)))));
      case 'logAddExp':
        return this.logarithmOf(mod(this.#exp(this.linear(x)) + this.#exp(this.linear(y))));
      case 'sin':
        return mod(this.#sine(this.linear(x)));
      case 'cos':
        return this.#half(this.exponential(this.linear(x), 'i'), 1n);
      case 'tan':
        return mod(this.#sine(this.linear(x)) * inverse(this.#half(this.exponential(this.linear(x), 'i'), 1n)));
      case 'max':
      case 'min':
        return this.unknown(`${op.name} ${[a, b].sort().join()}`);
      default:
        return this.unknown(`${op.name} ${[a, b, this.value(z)].slice(0, inputs.length).join()}`);
    }
  }

  /** A random element, the same for the same text. */
  unknown(text: string): bigint {
    const known = this.#unknowns.get(text);
    if (known !== undefined) return known;
    const element = this.#random();
    this.#unknowns.set(text, element);
    return element;
  }

  /** x as a sum of terms with rational coefficients. */
  linear(x: Scalar): LinearForm {
    if (typeof x === 'number') return this.#formOfConstant(x);
    const arithmetic = (v: Value) => (formed.has(v.op?.name ?? '') ? v.inputs : []);
    for (const v of postorder(x, arithmetic, this.#forms)) this.#forms.set(v, this.#formOf(v));
    return this.#forms.get(x) ?? LinearForm.zero;
  }

  #formOfConstant(x: number): LinearForm {
    if (constants.some(({ number }) => number === x)) return LinearForm.term(this.#constant(x));
    return LinearForm.constant(fromNumber(x));
  }

  #formOf(v: Value): LinearForm {
    if (v.op === undefined && !this.#known.givens.has(v)) return this.#formOfConstant(v.data);
    const [x = 0, y = 0] = v.inputs;
    const opaque = () => LinearForm.term(this.value(v));
    switch (v.op?.name) {
      case 'add':
        return this.linear(x).plus(this.linear(y));
      case 'sub':
        return this.linear(x).plus(this.linear(y).scaled(minusOne));
      case 'neg':
        return this.linear(x).scaled(minusOne);
      case 'identity':
      case 'detach':
        return this.linear(x);
      case 'mul':
        return this.linear(x).times(this.linear(y)) ?? opaque();
      case 'square':
        return this.linear(x).times(this.linear(x)) ?? opaque();
      case 'pow':
        return this.#powerForm(x, y) ?? opaque();
      case 'div':
        return this.#quotientForm(x, y) ?? opaque();
      case 'log':
        return this.#logarithmForm(x);
      default:
        return opaque();
    }
  }

  /** A small integer power, multiplied out. */
  #powerForm(x: Scalar, y: Scalar): LinearForm | undefined {
    const exponent = this.linear(y).asConstant();
    if (exponent?.denominator !== 1n || exponent.numerator < 1n || exponent.numerator > 4n) return undefined;
    let product: LinearForm | undefined = this.linear(x);
    for (let i = 1n; i < exponent.numerator; i++) product = product?.times(this.linear(x));
    return product;
  }

  #quotientForm(x: Scalar, y: Scalar): LinearForm | undefined {
    const divisor = this.linear(y).asConstant();
    if (divisor === undefined || divisor.numerator === 0n) {
      return this.linear(x).times(LinearForm.term(inverse(this.value(y))));
    }
    return this.linear(x).scaled({ numerator: divisor.denominator, denominator: divisor.numerator });
  }

  /** e to the form, which is positive, unlike a power that is one in terms of a logarithm: (-1)². */
  #exp(form: LinearForm): bigint {
    const value = this.exponential(form);
    if (value !== 1n) this.#exponents.set(value, form);
    return value;
  }

  /** e to the form; in the variant 'i', e to the power of i times the form. */
  exponential(form: LinearForm, variant: 'real' | 'i' = 'real'): bigint {
    let product = 1n;
    for (const { key, monomial, coefficient } of form.terms) {
      const argument = variant === 'real' ? this.#arguments.get(key) : undefined;
      product = mod(
        product *
          (argument === undefined
            ? this.#unknownPower(`${variant} ${key}`, coefficient, monomial)
            : this.#rationalPower(argument, coefficient)),
      );
    }
    return product;
  }

  /** The exponential of a term is a random element to a power that all usual denominators divide. */
  #unknownPower(text: string, { numerator, denominator }: Rational, monomial: bigint): bigint {
    const base = 20160n; // 2⁶ · 3² · 5 · 7
    if (base % denominator === 0n) return power(this.unknown(`exp ${text}`), (numerator * base) / denominator);
    return power(this.unknown(`exp ${text.split(' ')[0]} ${mod(monomial * inverse(denominator))}`), numerator * base);
  }

  /** An element to a rational power. */
  #rationalPower(x: bigint, { numerator, denominator }: Rational): bigint {
    let [root, index] = [x, denominator];
    for (; index % 2n === 0n; index /= 2n) root = this.#anySquareRoot(root);
    return power(index === 1n ? root : this.#oddRoot(root, index), numerator);
  }

  #oddRoot(x: bigint, index: bigint): bigint {
    const root = oddRoot(x, index);
    if (root === undefined) throw new NoRoot();
    return root;
  }

  #anySquareRoot(x: bigint): bigint {
    const text = `root ${x}`;
    const known = this.#unknowns.get(text);
    if (known !== undefined) return known;
    const root = squareRoot(x);
    if (root === undefined) throw new NoRoot();
    this.tookRoot = true;
    const signed = (this.#random() & 1n) === 0n ? root : mod(-root);
    this.#unknowns.set(text, signed);
    return signed;
  }

  #root(x: Scalar, index: bigint): bigint {
    const form = this.#logarithmForm(x);
    return this.exponential(form.scaled({ numerator: 1n, denominator: index }));
  }

  #power(x: Scalar, y: Scalar): bigint {
    const exponent = this.linear(y).asConstant();
    if (exponent?.denominator === 1n) return power(this.value(x), exponent.numerator);
    const form = this.#logarithmForm(x).times(this.linear(y));
    if (form === undefined) return this.unknown(`pow ${this.value(x)},${this.value(y)}`);
    return this.exponential(form);
  }

  #logarithm(x: Scalar): bigint {
    return this.#logarithmForm(x).value();
  }

  /** The logarithm as a sum over positive factors, and that of the rest. */
  #logarithmForm(x: Scalar): LinearForm {
    let [form, rest] = [LinearForm.zero, 1n];
    const open: { readonly factor: Scalar; readonly sign: bigint }[] = [{ factor: x, sign: 1n }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { factor, sign } = next;
      const { op, inputs: [a = 0, b = 0] = [] } = typeof factor === 'number' ? { op: undefined } : factor;
      const exponent = op?.name === 'pow' && this.#known.isPositive(a) ? this.linear(b) : undefined;
      if (op?.name === 'mul' && (this.#known.isPositive(a) || this.#known.isPositive(b)))
        open.push({ factor: a, sign }, { factor: b, sign });
      else if (op?.name === 'div' && (this.#known.isPositive(a) || this.#known.isPositive(b)))
        open.push({ factor: a, sign }, { factor: b, sign: -sign });
      else if (op?.name === 'reciprocal') open.push({ factor: a, sign: -sign });
      else if (op?.name === 'square' && this.#known.isPositive(a)) open.push({ factor: a, sign }, { factor: a, sign });
      else if (op?.name === 'exp') form = form.plus(this.linear(a).scaled({ numerator: sign, denominator: 1n }));
      else if (op?.name === 'sqrt')
        form = form.plus(this.#logarithmForm(a).scaled({ numerator: sign, denominator: 2n }));
      else if (exponent !== undefined) {
        const product = this.#logarithmForm(a).times(exponent);
        if (product === undefined) rest = mod(rest * power(this.value(factor), sign));
        else form = form.plus(product.scaled({ numerator: sign, denominator: 1n }));
      } else if (op?.name === 'sigmoid') {
        const above = mod(1n + this.exponential(this.linear(a).scaled(minusOne)));
        form = form.plus(this.#logarithmTerm(above).scaled({ numerator: -sign, denominator: 1n }));
      } else if (this.#known.isPositive(factor)) {
        form = form.plus(this.#logarithmTerm(this.value(factor)).scaled({ numerator: sign, denominator: 1n }));
      } else rest = mod(rest * power(this.value(factor), sign));
    }
    return rest === 1n ? form : form.plus(this.#logarithmTerm(rest));
  }

  /** The logarithm of an element: a random element for each, but those of small integers add up. */
  logarithmOf(argument: bigint): bigint {
    return this.#logarithmTerm(argument).value();
  }

  #logarithmTerm(argument: bigint): LinearForm {
    if (argument === 0n) throw new Pole();
    if (argument === 1n) return LinearForm.zero;
    const small = primeFactors(argument);
    if (small !== undefined && small.length > 1) {
      return small.map((factor) => this.#logarithmTerm(factor)).reduce((sum, term) => sum.plus(term));
    }
    const known = this.#logarithms.get(argument) ?? this.#relatedLogarithm(argument);
    if (known !== undefined) return known;
    const term = LinearForm.term(this.unknown(`log ${argument}`));
    for (const { key } of term.terms) this.#arguments.set(key, argument);
    this.#logarithms.set(argument, term);
    return term;
  }

  /** The logarithm of an exponential, or of one times or divided by what has a known logarithm: log(1 + eˣ) and log(1 + e⁻ˣ). */
  #relatedLogarithm(argument: bigint): LinearForm | undefined {
    const exponent = (x: bigint) => this.#exponents.get(x) ?? this.#exponents.get(inverse(x))?.scaled(minusOne);
    const own = exponent(argument);
    if (own !== undefined) return own;
    if (this.#exponents.size === 0) return undefined;
    for (const [other, logarithm] of this.#logarithms) {
      const [ofQuotient, ofProduct] = [exponent(mod(argument * inverse(other))), exponent(mod(argument * other))];
      if (ofQuotient !== undefined) return logarithm.plus(ofQuotient);
      if (ofProduct !== undefined) return ofProduct.plus(logarithm.scaled(minusOne));
    }
    return undefined;
  }

  #tanh(form: LinearForm): bigint {
    const e = this.#exp(form.scaled({ numerator: 2n, denominator: 1n }));
    return mod((e - 1n) * inverse(e + 1n));
  }

  #sigmoid(form: LinearForm): bigint {
    return inverse(1n + this.#exp(form.scaled(minusOne)));
  }

  /** (e ± e⁻¹) / 2. */
  #half(e: bigint, sign: bigint): bigint {
    return mod((e + sign * inverse(e)) * inverse(2n));
  }

  #sine(form: LinearForm): bigint {
    return mod(this.#half(this.exponential(form, 'i'), -1n) * inverse(imaginaryUnit));
  }
}

const minusOne: Rational = { numerator: -1n, denominator: 1n };

/** The ops that a linear form looks through. */
const formed = new Set(['add', 'sub', 'neg', 'mul', 'div', 'square', 'pow', 'identity', 'detach']);

/** A square root of -1. */
const imaginaryUnit = squareRoot(prime - 1n) ?? 0n;

/** Doubles that stand for numbers which are no fractions: the engine's own constants, and those of formulas. */
const constants: readonly { readonly number: number; value(point: Point): bigint }[] = [
  { number: Math.E, value: (point) => point.exponential(LinearForm.constant({ numerator: 1n, denominator: 1n })) },
  { number: Math.PI, value: (point) => point.unknown('π') },
  { number: Math.LN2, value: (point) => point.logarithmOf(2n) },
  { number: Math.LN10, value: (point) => point.logarithmOf(10n) },
  { number: Math.LOG2E, value: (point) => inverse(point.logarithmOf(2n)) },
  { number: Math.LOG10E, value: (point) => inverse(point.logarithmOf(10n)) },
];

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
