import type { Scalar, Value } from '@autograd-222/autograd';
import { postorder } from '../meaning/postorder.ts';
import { fractionOf } from './constants.ts';
import { inverse, mod } from './field.ts';
import { LinearForm } from './linear-form.ts';
import type { Logarithms } from './logarithms.ts';
import { type Rational, rational } from './rational.ts';

/** What is known of a graph beside its ops. */
export interface Known {
  /** The leaves that stand for any number; all others are constants. */
  readonly givens: ReadonlySet<Value>;
  /** Whether a node is positive wherever it has a value and the ranges of the givens hold. */
  isPositive(x: Scalar): boolean;
  /** From now on, a leaf of another graph is known to be what a node is known to be. */
  setLike?(leaf: Value, node: Scalar): void;
}

/** The nodes of a graph at a point. */
interface Nodes {
  value(x: Scalar): bigint;
  /** Whether a node stands for any number there, so that nothing is known of what it is computed from. */
  isUnknown(v: Value): boolean;
  /** The exponentials that a node is made of. */
  exponentialsIn(x: Scalar): readonly bigint[];
}

/** The nodes of a graph, and their logarithms, as sums of terms with rational coefficients. */
export class Forms {
  readonly #known: Known;
  readonly #nodes: Nodes;
  readonly #logarithms: Logarithms;
  readonly #forms = new Map<Value, LinearForm>();
  readonly #logarithmForms = new Map<Value, LogarithmForm>();

  constructor(known: Known, nodes: Nodes, logarithms: Logarithms) {
    this.#known = known;
    this.#nodes = nodes;
    this.#logarithms = logarithms;
  }

  /** x as a sum of terms; as a single term, if that sum is long. */
  of(x: Scalar): LinearForm {
    if (typeof x === 'number') return this.#ofConstant(x);
    for (const v of postorder(x, (v) => this.#summandsOf(v), this.#forms)) {
      this.#forms.set(v, this.#formOf(v) ?? LinearForm.term(this.#nodes.value(v)));
    }
    return this.#forms.get(x) ?? LinearForm.zero;
  }

  /** Gives a leaf the form of a node of another graph. */
  set(leaf: Value, node: Scalar): void {
    this.#forms.set(leaf, this.of(node));
  }

  #ofConstant(x: Scalar): LinearForm {
    const fraction = fractionOf(x);
    return fraction === undefined ? LinearForm.term(this.#nodes.value(x)) : LinearForm.constant(fraction);
  }

  #isConstant(v: Value): boolean {
    return v.op === undefined && !this.#nodes.isUnknown(v);
  }

  /** The op of a node that isn't unknown. */
  #opOf(v: Value): string | undefined {
    return this.#nodes.isUnknown(v) ? undefined : v.op?.name;
  }

  /** The inputs whose forms the form of a node is made of. */
  #summandsOf(v: Value): readonly Scalar[] {
    return polynomial.has(this.#opOf(v) ?? '') ? v.inputs : [];
  }

  #formOf(v: Value): LinearForm | undefined {
    const [x = 0, y = 0] = v.inputs;
    switch (this.#opOf(v)) {
      case undefined:
        return this.#isConstant(v) ? this.#ofConstant(v) : undefined;
      case 'add':
        return this.of(x).plus(this.of(y));
      case 'sub':
        return this.of(x).plus(this.of(y).scaled(minusOne));
      case 'neg':
        return this.of(x).scaled(minusOne);
      case 'identity':
      case 'detach':
        return this.of(x);
      case 'mul':
        return this.of(x).times(this.of(y));
      case 'square':
        return this.of(x).times(this.of(x));
      case 'pow':
        return this.#power(x, y);
      case 'div':
        return this.#quotient(x, y);
      case 'log':
        return this.logarithm(x);
      default:
        return undefined;
    }
  }

  /** A small integer power, multiplied out. */
  #power(x: Scalar, y: Scalar): LinearForm | undefined {
    const exponent = this.of(y).asConstant();
    if (exponent?.denominator !== 1n || exponent.numerator < 1n || exponent.numerator > 4n) return undefined;
    let product: LinearForm | undefined = this.of(x);
    for (let i = 1n; i < exponent.numerator; i++) product = product?.times(this.of(x));
    return product;
  }

  #quotient(x: Scalar, y: Scalar): LinearForm | undefined {
    const divisor = this.of(y).asConstant();
    if (divisor === undefined || divisor.numerator === 0n) {
      return this.of(x).times(LinearForm.term(inverse(this.#nodes.value(y))));
    }
    return this.of(x).scaled(rational(divisor.denominator, divisor.numerator));
  }

  /** The logarithm of x. Throws a `Pole` if x is 0. */
  logarithm(x: Scalar): LinearForm {
    const { sum, rest } = this.#logarithm(x);
    const whole = rest === 1n ? sum : sum.plus(this.#logarithms.of(rest, this.#nodes.exponentialsIn(x)));
    return whole ?? this.#opaque(x);
  }

  #logarithm(x: Scalar): LogarithmForm {
    if (typeof x === 'number') return this.#logarithmOfConstant(x);
    for (const v of postorder(x, (v) => this.#factorsOf(v), this.#logarithmForms)) {
      this.#logarithmForms.set(v, this.#logarithmFormOf(v));
    }
    return this.#logarithmForms.get(x) ?? noLogarithm;
  }

  /** The inputs whose logarithms the logarithm of a node is made of. */
  #factorsOf(v: Value): readonly Scalar[] {
    const [x = 0, y = 0] = v.inputs;
    switch (this.#opOf(v)) {
      case 'mul':
      case 'div':
        return this.#known.isPositive(x) || this.#known.isPositive(y) ? [x, y] : [];
      case 'square':
      case 'pow':
        return this.#known.isPositive(x) ? [x] : [];
      case 'reciprocal':
      case 'sqrt':
      case 'identity':
      case 'detach':
        return [x];
      default:
        return [];
    }
  }

  #logarithmFormOf(v: Value): LogarithmForm {
    if (this.#isConstant(v)) return this.#logarithmOfConstant(v);
    const [x = 0, y = 0] = v.inputs;
    const factors = this.#factorsOf(v).map((factor) => this.#logarithm(factor));
    const [a = noLogarithm, b = noLogarithm] = factors;
    const op = this.#opOf(v);
    switch (factors.length > 0 || op === 'exp' ? op : undefined) {
      case 'identity':
      case 'detach':
        return a;
      case 'mul':
        return combined(a, b, 1n) ?? this.#whole(v);
      case 'div':
        return combined(a, b, -1n) ?? this.#whole(v);
      case 'square':
        return combined(a, a, 1n) ?? this.#whole(v);
      case 'reciprocal':
        return combined(noLogarithm, a, -1n) ?? this.#whole(v);
      case 'exp':
        return { sum: this.of(x), rest: 1n };
      case 'sqrt':
        return { sum: this.logarithm(x).scaled(half), rest: 1n };
      case 'pow': {
        const sum = this.logarithm(x).times(this.of(y));
        return sum === undefined ? this.#whole(v) : { sum, rest: 1n };
      }
      default:
        return this.#whole(v);
    }
  }

  #logarithmOfConstant(x: Scalar): LogarithmForm {
    const fraction = fractionOf(x);
    if (fraction === undefined || fraction.numerator <= 0n) return this.#whole(x);
    const { numerator, denominator } = fraction;
    const sum = this.#logarithms.of(mod(numerator)).plus(this.#logarithms.of(mod(denominator)).scaled(minusOne));
    return sum === undefined ? this.#whole(x) : { sum, rest: 1n };
  }

  #whole(x: Scalar): LogarithmForm {
    return this.#known.isPositive(x)
      ? { sum: this.#opaque(x), rest: 1n }
      : { sum: LinearForm.zero, rest: this.#nodes.value(x) };
  }

  #opaque(x: Scalar): LinearForm {
    return this.#logarithms.of(this.#nodes.value(x), this.#nodes.exponentialsIn(x));
  }
}

/** A logarithm as the sum of those of positive factors, and the product of the others. */
interface LogarithmForm {
  readonly sum: LinearForm;
  readonly rest: bigint;
}

const noLogarithm: LogarithmForm = { sum: LinearForm.zero, rest: 1n };

/** The logarithm of a product, or of a quotient, if the sign is negative. */
function combined(a: LogarithmForm, b: LogarithmForm, sign: 1n | -1n): LogarithmForm | undefined {
  const sum = a.sum.plus(b.sum.scaled({ numerator: sign, denominator: 1n }));
  return sum === undefined ? undefined : { sum, rest: mod(a.rest * (sign === 1n ? b.rest : inverse(b.rest))) };
}

/** The ops that a form looks through. */
const polynomial: ReadonlySet<string> = new Set([
  'add',
  'sub',
  'neg',
  'mul',
  'div',
  'square',
  'pow',
  'identity',
  'detach',
]);

const minusOne: Rational = { numerator: -1n, denominator: 1n };
const half: Rational = { numerator: 1n, denominator: 2n };
