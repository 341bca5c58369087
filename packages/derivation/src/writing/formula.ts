import type { Scalar, Value } from '@autograd-222/autograd';
import { postorder } from '../meaning/postorder.ts';
import { constantOf, type Irrational } from '../proof/constants.ts';
import { rational } from '../proof/rational.ts';
import type { Expression } from '../reading/expression.ts';
import { isReadableFunction } from '../reading/functions.ts';
import { powerInName } from '../reading/power-name.ts';
import { call, name, number, productOf, sumOf } from './build.ts';
import {
  added,
  called,
  constant,
  constantIn,
  type Factor,
  inverted,
  multiplied,
  multipliedOut,
  named,
  negated,
  type Product,
  raised,
  type Sum,
  TooLong,
  unit,
} from './sum-of-products.ts';

/**
 * How a node was computed from the nodes that have a name, in lowest terms. Nothing, if that would be too long to be read, or
 * has an op that can't be written.
 */
export function formulaOf(node: Scalar, nameOf: (v: Value) => string | undefined): Sum | undefined {
  const sums = new Map<Value, Sum>();
  const of = (x: Scalar): Sum => {
    if (typeof x === 'number') return numeric(x);
    for (const v of postorder(x, (v) => (nameOf(v) === undefined ? v.inputs : []), sums)) {
      const own = nameOf(v);
      sums.set(v, own !== undefined ? named(own) : v.op === undefined ? numeric(v) : applied(v, of));
    }
    return sums.get(x) ?? nothing();
  };
  try {
    return of(node);
  } catch (error) {
    if (error instanceof TooLong || error instanceof Unwritable) return undefined;
    throw error;
  }
}

/** There is no formula. */
class Unwritable extends Error {}

function nothing(): never {
  throw new Unwritable();
}

const irrationals: Readonly<Record<Irrational, () => Sum>> = {
  e: () => named('e'),
  π: () => named('π'),
  'log 2': () => logarithm(2n),
  'log 10': () => logarithm(10n),
  '1 / log 2': () => inverted(logarithm(2n)) ?? nothing(),
  '1 / log 10': () => inverted(logarithm(10n)) ?? nothing(),
};

function logarithm(x: bigint): Sum {
  return called('log', [constant(rational(x))]);
}

function numeric(x: Scalar): Sum {
  const number = constantOf(x);
  if (typeof number === 'string') return irrationals[number]();
  return number !== undefined && 'denominator' in number ? constant(number) : nothing();
}

const two = constant(rational(2n));
const half = constant(rational(1n, 2n));

function applied(v: Value, of: (x: Scalar) => Sum): Sum {
  const [first = 0, second = 0, third = 0] = v.inputs;
  const x = of(first);
  const y = v.inputs.length > 1 ? of(second) : x;
  const square = (x: Sum) => raised(x, two) ?? nothing();
  const minus = (x: Sum, y: Sum) => added(x, negated(y));
  const over = (x: Sum, y: Sum) => multiplied(x, inverted(y) ?? nothing());
  const root = (x: Sum) => raised(x, half) ?? nothing();
  switch (v.op?.name) {
    case 'add':
      return added(x, y);
    case 'sub':
      return minus(x, y);
    case 'neg':
      return negated(x);
    case 'mul':
      return multiplied(x, y);
    case 'div':
      return over(x, y);
    case 'reciprocal':
      return over(unit, x);
    case 'identity':
    case 'detach':
      return x;
    case 'square':
      return square(x);
    case 'pow':
      return raised(x, y) ?? nothing();
    case 'sqrt':
      return root(x);
    // Ops that only derivatives use are written by others.
    case 'slopeOfPower':
      return multiplied(y, raised(x, minus(y, unit)) ?? nothing());
    case 'slopeOfExponential':
      return multiplied(raised(x, y) ?? nothing(), called('log', [x]));
    case 'oneMinusSquare':
      return minus(unit, square(x));
    case 'rootOfSquareMinusOne':
      return root(minus(square(x), unit));
    case 'directionCosine':
      return over(x, root(added(square(x), square(y))));
    case 'sigmoidSlope':
      return multiplied(called('sigmoid', [x]), called('sigmoid', [negated(x)]));
    case 'where':
      return slope(first, second, third, of);
  }
  if (v.op === undefined || !isReadableFunction(v.op.name)) return nothing();
  return called(v.op.name, v.inputs.map(of));
}

/** The slope of relu is 1 where relu isn't 0, and 0 elsewhere: relu'(x). */
function slope(condition: Scalar, x: Scalar, y: Scalar, of: (x: Scalar) => Sum): Sum {
  if (typeof condition === 'number' || condition.op?.name !== 'relu' || x !== 1 || y !== 0) return nothing();
  const [input = 0] = condition.inputs;
  return called('relu', [of(input)], 1);
}

/** A sum of products as a formula. */
export function expressionOf({ terms }: Sum): Expression {
  return sumOf(
    terms.map(({ coefficient, factors }) => {
      const minus = coefficient.numerator < 0n;
      const size = minus ? rational(-coefficient.numerator, coefficient.denominator) : coefficient;
      return { minus, value: quotientOf({ coefficient: size, factors }) };
    }),
  );
}

/** The terms of a sum of products as formulas, all products of sums multiplied out; nothing if there would be too many. */
export function termsOf(sum: Sum): Expression[] {
  try {
    return multipliedOut(sum).terms.map((term) => expressionOf({ terms: [term], key: '' }));
  } catch (error) {
    if (error instanceof TooLong) return [];
    throw error;
  }
}

function quotientOf({ coefficient, factors }: Product): Expression {
  const isBelow = ({ exponent }: Factor) => (constantIn(exponent)?.numerator ?? 1n) < 0n;
  const above = factors.filter((factor) => !isBelow(factor)).map(powerOf);
  const below = factors.filter(isBelow).map(({ base, exponent }) => powerOf({ base, exponent: negated(exponent) }));
  const { numerator, denominator } = coefficient;
  if (numerator !== 1n || above.length === 0) above.unshift(number(numerator));
  if (denominator !== 1n) below.unshift(number(denominator));
  return below.length === 0 ? productOf(above) : call('div', [productOf(above), productOf(below)]);
}

function powerOf({ base, exponent }: Factor): Expression {
  const power = constantIn(exponent);
  const written = baseOf(base);
  // Where σ² is a name, σ³ is a power of its root.
  const own = base.kind === 'name' ? powerInName(base.name) : undefined;
  if (own?.exponent === 2 && power?.denominator === 2n && power.numerator > 1n) {
    return call('pow', [call('sqrt', [written]), number(power.numerator)]);
  }
  if (power?.numerator === 1n && power.denominator <= 3n) {
    return [written, call('sqrt', [written]), call('cbrt', [written])][Number(power.denominator) - 1] ?? written;
  }
  return call('pow', [written, expressionOf(exponent)]);
}

function baseOf(base: Factor['base']): Expression {
  switch (base.kind) {
    case 'name':
      return name(base.name);
    case 'sum':
      return expressionOf(base.sum);
    case 'call':
      return call(base.name, base.inputs.map(expressionOf), base.primes);
  }
}
