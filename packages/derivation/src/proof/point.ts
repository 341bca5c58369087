import type { Scalar, Value } from '@autograd-222/autograd';
import { postorder } from '../meaning/postorder.ts';
import { constantOf, type Irrational } from './constants.ts';
import { inverse, mod, NoValue, Pole, power, prime, squareRoot } from './field.ts';
import { Forms, type Known } from './forms.ts';
import { LinearForm } from './linear-form.ts';
import { Logarithms } from './logarithms.ts';
import { Powers } from './powers.ts';
import { type Rational, rational } from './rational.ts';
import { SquareRoots } from './square-roots.ts';
import { Unknowns } from './unknowns.ts';

/**
 * A random point at which graphs are evaluated in a finite field. Each given is a random element. Arithmetic is that of the
 * field. A function is a random element for each of its arguments, so that equal arguments have equal values, except for
 * what is known of it: exponentials turn sums into products, logarithms products into sums where the factors are positive;
 * sine and cosine are exponentials, and so are the hyperbolic functions and the sigmoid; a square root has its square.
 *
 * If two graphs differ as formulas in these functions, they agree at a random point with a probability of about their
 * degree divided by 2⁶⁴ (Schwartz and Zippel), provided that they agree for all signs of the square roots in them.
 */
export class Point {
  readonly #known: Known;
  readonly #namesAreUnknown: boolean;
  readonly #unknowns: Unknowns;
  readonly #roots: SquareRoots;
  readonly #logarithms: Logarithms;
  readonly #powers: Powers;
  readonly #forms: Forms;
  readonly #values = new Map<Value, bigint | NoValue>();
  /** The leaves of other graphs that stand for what nodes of the first one do. */
  readonly #likened = new Set<Value>();
  /** The elements whose square roots a node depends on, if there are any. */
  readonly #radicands = new Map<Value, ReadonlySet<bigint>>();
  /** The exponentials that a node is made of by arithmetic, if there are any. */
  readonly #exponentials = new Map<Value, readonly bigint[]>();
  /** Those of the node that is being evaluated, by itself. */
  #ownExponentials: bigint[] = [];

  /**
   * A point by its number; or an earlier one, with another combination of the signs of square roots. If names are unknown,
   * what has a label stands for any number, as givens do: then nothing behind it is evaluated, and formulas that are equal
   * are so whatever the names stand for.
   */
  constructor(known: Known, of: bigint | Point, { combination = 0, namesAreUnknown = false } = {}) {
    this.#known = known;
    this.#namesAreUnknown = namesAreUnknown;
    this.#unknowns = typeof of === 'bigint' ? new Unknowns(of) : of.#unknowns;
    this.#roots = new SquareRoots(combination);
    this.#logarithms = new Logarithms((text) => this.#unknowns.element(text));
    this.#powers = new Powers(this.#unknowns, this.#roots, this.#logarithms);
    const nodes = {
      value: (x: Scalar) => this.value(x),
      isUnknown: (v: Value) => this.#isUnknown(v),
      exponentialsIn: (x: Scalar) => this.#exponentialsIn(x),
    };
    this.#forms = new Forms(known, nodes, this.#logarithms);
  }

  /** Of how many nodes the point keeps the value. */
  get size(): number {
    return this.#values.size;
  }

  /** The value of a graph here. Throws a `NoValue`: a `Pole` at a division by 0, a `NoRoot` where a root isn't in the field. */
  value(x: Scalar): bigint {
    if (typeof x === 'number') return this.#constant(x);
    for (const v of postorder(x, (v) => this.#inputsOf(v), this.#values)) this.#evaluate(v);
    const value = this.#values.get(x) ?? 0n;
    if (value instanceof NoValue) throw value;
    return value;
  }

  /** The signs of the square roots that graphs depend on, of one after the other; nothing if there are too many. */
  signs(...graphs: readonly Scalar[]): boolean[] | undefined {
    const all = union(graphs.map((x) => (typeof x === 'number' ? undefined : this.#radicands.get(x))));
    if (all !== undefined && all.size > mostRoots) return undefined;
    return Array.from(all ?? [], (x) => this.#roots.isNegative(x));
  }

  /** Gives a leaf the value that a node of another graph has here. */
  set(leaf: Value, node: Scalar): void {
    this.#values.set(leaf, this.value(node));
    this.#known.setLike?.(leaf, node);
    this.#likened.add(leaf);
    this.#forms.set(leaf, node);
    const radicands = typeof node === 'number' ? undefined : this.#radicands.get(node);
    if (radicands !== undefined) this.#radicands.set(leaf, radicands);
  }

  #isUnknown(v: Value): boolean {
    if (this.#likened.has(v)) return true;
    return this.#known.givens.has(v) || (this.#namesAreUnknown && v.op !== undefined && (v.label ?? '') !== '');
  }

  #inputsOf(v: Value): readonly Scalar[] {
    return this.#isUnknown(v) ? [] : v.inputs;
  }

  /** Where an input has no value, a node has none, and nothing is computed. */
  #evaluate(v: Value): void {
    const inputs = this.#inputsOf(v).filter((x) => typeof x !== 'number');
    for (const input of inputs) {
      const value = this.#values.get(input);
      if (!(value instanceof NoValue)) continue;
      this.#values.set(v, value);
      return;
    }
    this.#ownExponentials = [];
    this.#values.set(v, this.#attempt(v));
    const radicands = union([...inputs.map((x) => this.#radicands.get(x)), this.#roots.taken()]);
    if (radicands !== undefined) this.#radicands.set(v, radicands);
    const others = v.op !== undefined && arithmetic.has(v.op.name) ? inputs : [];
    const exponentials = others.flatMap((x) => this.#exponentials.get(x) ?? []).concat(this.#ownExponentials);
    if (exponentials.length > 0) this.#exponentials.set(v, exponentials.slice(0, mostExponentials));
  }

  #exponentialsIn(x: Scalar): readonly bigint[] {
    return typeof x === 'number' ? [] : (this.#exponentials.get(x) ?? []);
  }

  #attempt(v: Value): bigint | NoValue {
    try {
      return this.#valueOf(v);
    } catch (error) {
      if (error instanceof NoValue) return error;
      throw error;
    }
  }

  /** What a number, or a leaf that is no given, stands for. */
  #constant(x: Scalar): bigint {
    const constant = constantOf(x);
    if (constant === undefined) throw new Pole();
    if (typeof constant === 'string') return this.#irrational(constant);
    if ('exponent' in constant) return mod(constant.integer * power(10n, constant.exponent));
    const { numerator, denominator } = constant;
    return mod(denominator === 1n ? numerator : numerator * inverse(denominator));
  }

  #irrational(constant: Irrational): bigint {
    switch (constant) {
      case 'e':
        return this.#exp(LinearForm.constant(rational(1n)));
      case 'π':
        return this.#unknowns.element(constant);
      case 'log 2':
        return this.#logarithms.of(2n).value();
      case 'log 10':
        return this.#logarithms.of(10n).value();
      case '1 / log 2':
        return inverse(this.#logarithms.of(2n).value());
      case '1 / log 10':
        return inverse(this.#logarithms.of(10n).value());
    }
  }

  #valueOf(v: Value): bigint {
    const { op, inputs } = v;
    if (this.#isUnknown(v)) return this.#unknowns.element(v);
    if (op === undefined) return this.#constant(v);
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
        return this.#exp(this.#forms.of(x));
      case 'expm1':
        return mod(this.#exp(this.#forms.of(x)) - 1n);
      case 'log':
        return this.#forms.logarithm(x).value();
      case 'log1p':
        return this.#logarithms.of(mod(1n + a), this.#exponentialsIn(x)).value();
      case 'log2':
        return mod(this.#forms.logarithm(x).value() * this.#irrational('1 / log 2'));
      case 'log10':
        return mod(this.#forms.logarithm(x).value() * this.#irrational('1 / log 10'));
      case 'pow':
        return this.#power(x, y);
      case 'slopeOfPower':
        return mod(b * this.#power(x, y) * inverse(a));
      case 'slopeOfExponential':
        return mod(this.#power(x, y) * this.#forms.logarithm(x).value());
      case 'sqrt':
        return this.#powers.exponential(this.#forms.logarithm(x).scaled(half));
      case 'cbrt':
        return this.#powers.oddRoot(a, 3n);
      case 'hypot':
        return this.#roots.of(mod(a * a + b * b));
      case 'rootOfSquareMinusOne':
        return this.#roots.of(mod(a * a - 1n));
      case 'directionCosine':
        return mod(a * inverse(this.#roots.of(mod(a * a + b * b))));
      case 'tanh':
        return this.#tanh(this.#forms.of(x));
      case 'sinh':
      case 'cosh':
        return this.#half(this.#exp(this.#forms.of(x)), op.name === 'sinh' ? -1n : 1n);
      case 'sigmoid':
        return this.#sigmoid(this.#forms.of(x));
      case 'sigmoidSlope':
        return mod(this.#sigmoid(this.#forms.of(x)) * this.#sigmoid(this.#forms.of(x).scaled(minusOne)));
      case 'silu':
        return mod(a * this.#sigmoid(this.#forms.of(x)));
      case 'softplus':
        return this.#ownLogarithm(mod(1n + this.#exp(this.#forms.of(x))));
      case 'logSigmoid':
        return mod(-this.#ownLogarithm(mod(1n + this.#exp(this.#forms.of(x).scaled(minusOne)))));
      case 'logAddExp':
        return this.#ownLogarithm(mod(this.#exp(this.#forms.of(x)) + this.#exp(this.#forms.of(y))));
      case 'sin':
        return mod(this.#sine(this.#forms.of(x)));
      case 'cos':
        return this.#half(this.#powers.imaginary(this.#forms.of(x)), 1n);
      case 'tan':
        return mod(this.#sine(this.#forms.of(x)) * inverse(this.#half(this.#powers.imaginary(this.#forms.of(x)), 1n)));
      case 'max':
      case 'min':
        return this.#unknowns.element(`${op.name} ${[a, b].sort().join()}`);
      default:
        return this.#unknowns.element(`${op.name} ${[a, b, this.value(z)].slice(0, inputs.length).join()}`);
    }
  }

  /** The logarithm of an element that is made of the exponentials which the node itself has taken. */
  #ownLogarithm(argument: bigint): bigint {
    return this.#logarithms.of(argument, this.#ownExponentials).value();
  }

  /** e to the form, which is positive, unlike a power that is one in terms of a logarithm: (-1)². */
  #exp(form: LinearForm): bigint {
    const value = this.#powers.exponential(form);
    if (value === 1n) return value;
    this.#logarithms.addExponential(value, form);
    this.#ownExponentials.push(value);
    return value;
  }

  #power(x: Scalar, y: Scalar): bigint {
    const exponent = this.#forms.of(y).asConstant();
    if (exponent?.denominator === 1n) return this.#powers.power(this.value(x), exponent);
    const form = this.#forms.logarithm(x).times(this.#forms.of(y));
    if (form === undefined) return this.#unknowns.element(`power ${this.value(x)} ${this.value(y)}`);
    return this.#powers.exponential(form);
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
    return mod((e + sign * inverse(e)) * halfOfOne);
  }

  #sine(form: LinearForm): bigint {
    return mod(this.#half(this.#powers.imaginary(form), -1n) * inverseOfI);
  }
}

/** All of some sets, in the order of the sets; nothing if all are empty. */
function union(sets: readonly (ReadonlySet<bigint> | undefined)[]): ReadonlySet<bigint> | undefined {
  const [first, ...others] = sets.filter((set) => set !== undefined);
  if (first === undefined || first.size > mostRoots) return first;
  if (others.every((set) => set === first)) return first;
  return new Set([first, ...others].flatMap((set) => [...set]));
}

/** So many roots in one formula have 2⁵ combinations of signs. */
const mostRoots = 5;

/** So many are looked at where an exponential may be a factor of an argument of a logarithm. */
const mostExponentials = 4;

/** The ops whose output consists of the exponentials in their inputs. */
const arithmetic: ReadonlySet<string> = new Set(
  'add sub mul div neg square reciprocal oneMinusSquare identity detach pow'.split(' '),
);

const minusOne: Rational = { numerator: -1n, denominator: 1n };
const half: Rational = { numerator: 1n, denominator: 2n };
const halfOfOne = inverse(2n);

/** 1 / i, where i is a square root of -1. */
const inverseOfI = inverse(squareRoot(prime - 1n) ?? 1n);
