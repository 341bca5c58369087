import { namesIn } from '../../meaning/names-in.ts';
import { inverse } from '../../proof/field.ts';
import type { Rational } from '../../proof/rational.ts';
import type { Expression } from '../../reading/expression.ts';
import { call, number } from '../../writing/build.ts';
import { expressionOf, formulaOf } from '../../writing/formula.ts';
import { productOfNames } from '../product-of-names.ts';
import { lengthOf } from '../shortest.ts';
import { areEqual, mapped, type Values } from '../two-points.ts';
import type { FactorWith } from './factors.ts';
import type { Finding } from './finding.ts';
import { Dependence } from './needed.ts';
import { type Part, partsOf, sizeOf } from './parts.ts';
import { type Setting, valuesOf } from './setting.ts';
import { spelled } from './spelled.ts';
import { product, smallFraction } from './values.ts';

/** A part of the right side, with what the right side is for other values of it. */
interface Known extends Part {
  readonly own: Values;
  readonly dependence: Dependence;
}

/** Changes of parts of the right side of a claim that give it other values: those that it should have. */
export class PartChanges {
  readonly #setting: Setting;
  readonly #right: Values;
  readonly #factors: FactorWith;
  /** What it costs to make a formula as long as the right side. */
  readonly #cost: number;
  #isSpent = false;
  #parts: readonly Known[] | undefined;

  constructor(setting: Setting, right: Values, factors: FactorWith) {
    this.#setting = setting;
    this.#right = right;
    this.#factors = factors;
    this.#cost = 2 * sizeOf(setting.claim.right);
  }

  /** The values of a formula that is about as long as the right side; nothing, if the budget is spent. */
  #valuesOf(make: () => Expression): Values | undefined {
    this.#isSpent ||= !this.#setting.budget.spend(this.#cost);
    return this.#isSpent ? undefined : valuesOf(make(), this.#setting);
  }

  /** A part times a small fraction, or a number for another. */
  ofFactors(target: Values): Finding[] {
    for (const { part, own, dependence } of this.#known()) {
      const needed = dependence.needed(target);
      const fraction = needed === undefined ? undefined : smallFraction(needed);
      if (needed === undefined || fraction === undefined || fraction.numerator === 0n) continue;
      const [numerator, denominator] = [Number(fraction.numerator), Number(fraction.denominator)];
      if (part.kind !== 'number') return [{ kind: 'factor inside', numerator, denominator, part: part.at }];
      const expected = smallFraction(product(own, needed));
      if (expected !== undefined) return [{ kind: 'part', part: part.at, expected: spelled(fractionOf(expected)) }];
    }
    return [];
  }

  /** Another exponent: one more or less, twice or half of it, or with the other sign; or a fraction upside down. */
  ofExponents(target: Values): Finding[] {
    const { right } = this.#setting.claim;
    const whole: Part = { part: right, count: 1, changed: (change) => change(right), isTerm: false };
    for (const one of [whole, ...partsOf(right)]) {
      const { part } = one;
      const [base, exponent] = part.kind === 'call' && part.name === 'pow' ? part.inputs : [];
      if (base === undefined || exponent === undefined) continue;
      for (const other of othersFor(exponent)) {
        if (
          !areEqual(
            this.#valuesOf(() => one.changed((power) => withExponent(power, other))),
            target,
          )
        )
          continue;
        return [{ kind: 'exponent', base: base.at, expected: spelled(this.#simplified(other)).text }];
      }
    }
    for (const { part, own, dependence } of this.#known()) {
      const [above, below] = part.kind === 'call' && part.name === 'div' ? part.inputs : [];
      const needed = above === undefined || below === undefined ? undefined : dependence.needed(target);
      if (above === undefined || below === undefined || needed === undefined) continue;
      const isUpsideDown = product(product(own, own), needed).every((value) => value === 1n);
      if (isUpsideDown) return [{ kind: 'part', part: part.at, expected: spelled(call('div', [below, above])) }];
    }
    return [];
  }

  /** An exponent where there is none. */
  ofMissingExponents(target: Values): Finding[] {
    for (const { part, count, own, dependence } of this.#known()) {
      const needed = part.kind === 'number' || count > 1 || isProduct(part) ? undefined : dependence.needed(target);
      if (needed === undefined) continue;
      let power = own;
      for (const exponent of [2, 3, 4]) {
        if (areEqual(power, needed)) return [{ kind: 'exponent', base: part.at, expected: String(exponent) }];
        power = product(power, own);
      }
    }
    return [];
  }

  /** A term that isn't needed. */
  ofTerms(target: Values): Finding[] {
    for (const { part, isTerm, changed } of partsOf(this.#setting.claim.right)) {
      const without = isTerm ? this.#valuesOf(() => changed(() => number(0))) : undefined;
      if (areEqual(without, target)) return [{ kind: 'surplus term', term: part.at }];
    }
    return [];
  }

  /** A part for another: a product of two names, the same part times or divided by a known factor, or such a factor. */
  ofPart(target: Values): Finding[] {
    const { claim, graph, points } = this.#setting;
    const near = [...namesIn(claim.right)];
    for (const { part, count, own, dependence } of this.#known()) {
      const needed = part.kind === 'number' ? undefined : dependence.needed(target);
      if (needed === undefined || needed.includes(0n)) continue;
      const factor = this.#factors(needed);
      const divisor = this.#factors(mapped(needed, inverse));
      const changed =
        factor !== undefined
          ? call('mul', [factor, part])
          : divisor !== undefined
            ? call('div', [part, divisor])
            : undefined;
      const value = product(own, needed);
      const other = count > 1 ? undefined : (productOfNames(value, near, graph, points) ?? this.#factors(value));
      const expected = changed === undefined ? other : this.#simplified(changed);
      if (expected !== undefined && expected.kind !== 'derivative') {
        return [{ kind: 'part', part: part.at, expected: spelled(expected) }];
      }
    }
    return [];
  }

  #simplified(x: Expression): Expression {
    const sum = formulaOf(this.#setting.graph.build(x), (v) => v.label);
    const simple = sum === undefined ? x : expressionOf(sum);
    return lengthOf(simple) < lengthOf(x) ? simple : x;
  }

  #known(): readonly Known[] {
    this.#parts ??= partsOf(this.#setting.claim.right).flatMap((part): Known[] => {
      if (this.#isSpent) return [];
      const own = valuesOf(part.part, this.#setting);
      const dependence = Dependence.of(part, this.#right, (make) => this.#valuesOf(make));
      return own === undefined || dependence === undefined ? [] : [{ ...part, own, dependence }];
    });
    return this.#parts;
  }
}

function isProduct(x: Expression): boolean {
  return x.kind === 'call' && /^(?:mul|div|neg|pow)$/.test(x.name);
}

function withExponent(power: Expression, exponent: Expression): Expression {
  return power.kind === 'call' ? { ...power, inputs: [...power.inputs.slice(0, 1), exponent] } : power;
}

function fractionOf({ numerator, denominator }: Rational): Expression {
  return denominator === 1n ? number(numerator) : call('div', [number(numerator), number(denominator)]);
}

/** Exponents that may be meant instead of one. */
function othersFor(exponent: Expression): Expression[] {
  const one = number(1);
  return [
    call('sub', [exponent, one]),
    call('add', [exponent, one]),
    call('sub', [exponent, number(2)]),
    call('add', [exponent, number(2)]),
    call('neg', [exponent]),
    call('mul', [number(2), exponent]),
    call('div', [exponent, number(2)]),
  ];
}
