import { sigmoid, sigmoidSlope } from '../activations.ts';
import { identity } from '../call.ts';
import {
  directionCosine,
  hypot,
  oneMinusSquare,
  reciprocal,
  rootOfSquareMinusOne,
  sqrt,
  square,
} from '../elementary.ts';
import { add, div, log, mul, neg, type Op, pow, slopeOfExponential, slopeOfPower, sub } from '../value.ts';
import type { Notation } from './notation.ts';
import type { Base, Factor, Formula, Product } from './sum-of-products.ts';
import { writePower, writeSum } from './write.ts';

/** How the factors of a product are ordered. */
const kinds: readonly Base['kind'][] = ['number', 'symbol', 'power', 'sum', 'call'];

const one: Product = { minus: false, numerator: [], denominator: [] };
const minusOne: Product = { ...one, minus: true };

/** Applies ops to formulas instead of numbers. Each formula is written, in one notation, as soon as it is made. */
export class Algebra {
  readonly #notation: Notation;
  readonly #keys = new Map<string | Op, number>();

  constructor(notation: Notation) {
    this.#notation = notation;
  }

  number(x: number): Formula {
    const minus = x < 0 || Object.is(x, -0);
    const number = minus ? -x : x;
    const written = this.#notation.number(number);
    return this.#formulaOf({ kind: 'number', written, key: this.#keyOf(`number ${number}`), number }, minus);
  }

  symbol(label: string): Formula {
    const written = this.#notation.symbol(label);
    return this.#formulaOf({ kind: 'symbol', written, key: this.#keyOf(`symbol ${label}`) });
  }

  apply(op: Op, inputs: readonly Formula[]): Formula {
    if (op.array !== undefined) {
      const toFormula = (y: Formula | number) => (typeof y === 'number' ? this.number(y) : y);
      return op.array.compose(inputs, (binary, x, y) => this.apply(binary.op, [x, toFormula(y)]));
    }
    const [x = this.number(NaN), y = x] = inputs;
    const by = (op: Op, ...inputs: readonly Formula[]) => this.apply(op, inputs);
    switch (op) {
      case identity.op:
        return x;
      case neg.op:
        return this.#product(minusOne, this.#asProduct(x));
      case add.op:
        return x.key === y.key ? by(mul.op, this.number(2), x) : this.#sum([...x.terms, ...y.terms]);
      case sub.op:
        return this.#sum([...x.terms, ...by(neg.op, y).terms]);
      case mul.op:
        return this.#product(this.#asProduct(x), this.#asProduct(y));
      case div.op:
        return this.#product(this.#asProduct(x), inverse(this.#asProduct(y)));
      case reciprocal.op:
        return this.#product(one, inverse(this.#asProduct(x)));
      case square.op:
        return by(mul.op, x, x);
      case pow.op:
        return this.#power(x, y);
      // Ops that only derivatives use are written in terms of ops that readers know.
      case oneMinusSquare.op:
        return by(sub.op, this.number(1), by(square.op, x));
      case rootOfSquareMinusOne.op:
        return by(sqrt.op, by(sub.op, by(square.op, x), this.number(1)));
      case directionCosine.op:
        return by(div.op, x, by(hypot.op, x, y));
      case sigmoidSlope.op:
        return by(mul.op, by(sigmoid.op, x), by(sigmoid.op, by(neg.op, x)));
      case slopeOfPower.op:
        return by(mul.op, y, by(pow.op, x, by(sub.op, y, this.number(1))));
      case slopeOfExponential.op:
        return by(mul.op, by(pow.op, x, y), by(log.op, x));
      default:
        return this.#call(op, inputs);
    }
  }

  #sum(terms: readonly Product[]): Formula {
    const [first = one] = terms;
    const factor = terms.length === 1 ? onlyFactor(first) : undefined;
    if (factor?.base.sum !== undefined && factor.power === 1) return factor.base.sum;
    const keys = terms.map((term) => `${term.minus}${keyOf(term.numerator)}/${keyOf(term.denominator)}`);
    return { terms, written: writeSum(terms, this.#notation), key: this.#keyOf(`sum ${keys}`) };
  }

  #product(p: Product, q: Product): Formula {
    const numerator = gathered(p.numerator, q.numerator);
    const denominator = gathered(p.denominator, q.denominator);
    return this.#sum([{ minus: p.minus !== q.minus, numerator, denominator }]);
  }

  /** A factor xⁿ if n is a positive integer. Any other exponent stays a formula. */
  #power(x: Formula, exponent: Formula): Formula {
    const factor = onlyFactor(this.#asProduct(x));
    const power = (factor?.power ?? NaN) * (positiveInteger(exponent) ?? NaN);
    if (factor !== undefined && Number.isSafeInteger(power)) {
      return this.#sum([{ ...one, numerator: [{ base: factor.base, power }] }]);
    }
    const written = writePower(x.written, exponent.written.text, this.#notation);
    return this.#formulaOf({ kind: 'power', written, key: this.#keyOf(`power ${x.key} ${exponent.key}`) });
  }

  #call(op: Op, inputs: readonly Formula[]): Formula {
    const written = this.#notation.call(
      op,
      inputs.map((x) => x.written),
    );
    const keys = inputs.map(({ key }) => key);
    return this.#formulaOf({ kind: 'call', written, key: this.#keyOf(`call ${this.#keyOf(op)} ${keys}`) });
  }

  #formulaOf(base: Base, minus = false): Formula {
    return this.#sum([{ ...one, minus, numerator: [{ base, power: 1 }] }]);
  }

  /** The formula as a single product. A sum of several terms becomes its only factor. */
  #asProduct(x: Formula): Product {
    const [first = one, ...others] = x.terms;
    if (others.length === 0) return first;
    const base: Base = { kind: 'sum', written: x.written, key: this.#keyOf(`base ${x.key}`), sum: x };
    return { ...one, numerator: [{ base, power: 1 }] };
  }

  /** A number for each op, and for each text that says how a formula is made: short, however long the formula is. */
  #keyOf(x: string | Op): number {
    const key = this.#keys.get(x) ?? this.#keys.size;
    this.#keys.set(x, key);
    return key;
  }
}

function keyOf(factors: readonly Factor[]): string {
  return factors.map(({ base, power }) => `${base.key}^${power}`).join('*');
}

function inverse({ minus, numerator, denominator }: Product): Product {
  return { minus, numerator: denominator, denominator: numerator };
}

/** The factors of both, equal ones as a power, without ones. */
function gathered(xs: readonly Factor[], ys: readonly Factor[]): Factor[] {
  const factors = new Map<number, Factor>();
  for (const { base, power } of [...xs, ...ys]) {
    if (base.number === 1) continue;
    factors.set(base.key, { base, power: power + (factors.get(base.key)?.power ?? 0) });
  }
  return [...factors.values()].toSorted((x, y) => kinds.indexOf(x.base.kind) - kinds.indexOf(y.base.kind));
}

/** The factor that a product consists of, if it is only one. */
function onlyFactor({ minus, numerator, denominator }: Product): Factor | undefined {
  return !minus && numerator.length === 1 && denominator.length === 0 ? numerator[0] : undefined;
}

function positiveInteger({ terms: [first = one, ...others] }: Formula): number | undefined {
  const { base, power } = onlyFactor(first) ?? {};
  const isNumber = others.length === 0 && power === 1;
  return isNumber && Number.isInteger(base?.number) && base?.number !== 0 ? base?.number : undefined;
}
