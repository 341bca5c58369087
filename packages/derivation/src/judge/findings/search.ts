import type { Scalar } from '@autograd-222/autograd';
import type { Derivation } from '../../meaning/lines.ts';
import { namesIn } from '../../meaning/names-in.ts';
import type { Rational } from '../../proof/rational.ts';
import type { Expression } from '../../reading/expression.ts';
import { nowhere, number } from '../../writing/build.ts';
import type { Sides } from '../numbers.ts';
import { areEqual, type Values } from '../two-points.ts';
import { ChainRuleErrors } from './chain-rule.ts';
import type { NamedDerivative, NamedDerivatives } from './derivatives.ts';
import { asFactor, type Factors, type FactorWith } from './factors.ts';
import type { Finding } from './finding.ts';
import { hiddenName } from './hidden-name.ts';
import { hasCases, type Ratios } from './numeric.ts';
import { PartChanges } from './part-changes.ts';
import { keyOf, partsOf } from './parts.ts';
import type { PartialSum, Paths } from './paths.ts';
import { Renamings } from './renamings.ts';
import { type Setting, valuesOf } from './setting.ts';
import { missingTerm } from './terms.ts';
import { isZero, ratio, smallFraction } from './values.ts';

/** The search for what is wrong with one claim. */
export class Search {
  readonly #setting: Setting;
  readonly #derivation: Derivation;
  readonly #paths: Paths;
  readonly #derivatives: NamedDerivatives;
  readonly #ratios: Ratios;
  /** What the left side is the derivative of and by, if these are names. */
  readonly #between: NamedDerivative | undefined;
  readonly #factor: FactorWith;

  constructor(
    setting: Setting,
    derivation: Derivation,
    paths: Paths,
    derivatives: NamedDerivatives,
    factors: Factors,
    ratios: Ratios,
  ) {
    this.#setting = setting;
    this.#derivation = derivation;
    this.#paths = paths;
    this.#derivatives = derivatives;
    this.#ratios = ratios;
    const { left } = setting.claim;
    this.#between = derivativeOfNames(left);
    const except = left.kind === 'name' ? left.name : undefined;
    this.#factor = (values) => factors.withValues(values, this.#between?.wrt, except);
  }

  /** What explains that the right side isn't the left one: single errors, or else two or three at once. */
  findings({ left, right }: Sides): Finding[] {
    const { claim, points } = this.#setting;
    const [l, r] = [points.of(left), points.of(right)];
    if (l === undefined || r === undefined) return [];
    const sums = this.#partialSums();
    const [names, parts] = [new Renamings(this.#setting), new PartChanges(this.#setting, r, this.#factor)];
    const missing = sums.filter(({ values }) => areEqual(values, r)).slice(0, 1);
    const constant = constantFactor(l, r);
    const change = constant.length > 0 ? names.ofSimilar(l) : smallChange(l, names, parts);
    // Where a path is missing, or a symbol is wrong, that a factor does the same says nothing more.
    const isSimple = missing.length + constant.length > 0 || change.some(({ kind }) => kind !== 'name');
    const single = [
      ...this.#noPath(l),
      ...missing.flatMap(pathFindings),
      ...this.#rightFor(r),
      ...constant,
      ...(isSimple ? [] : this.#otherFactor(l, r)),
      ...(missing.length > 0 ? change.filter(({ kind }) => kind === 'name') : change),
    ];
    if (single.length > 0) return single;
    const others = [
      () => this.#inAllCases(left, right),
      () => parts.ofMissingExponents(l),
      () => this.#missingDivisor(l, r),
      () => this.#chainRuleErrors(l, r),
      () => parts.ofPart(l),
      () => missingTerm(claim.left, l, r, this.#setting),
      () => this.#severalErrors(sums, r, names, parts),
    ];
    return others.reduce<Finding[]>((found, find) => (found.length > 0 ? found : find()), []);
  }

  #partialSums(): PartialSum[] {
    if (this.#between === undefined) return [];
    const { of, wrt } = this.#between;
    return this.#paths.partialSums(of, wrt, this.#setting.points, this.#setting.budget);
  }

  #noPath(left: Values): Finding[] {
    const { graph } = this.#setting;
    if (this.#between === undefined || !isZero(left)) return [];
    const { of, wrt } = this.#between;
    if (graph.adjoint(graph.node(of, nowhere), graph.node(wrt, nowhere)) !== 0) return [];
    const hidden = hiddenName(graph, of, wrt);
    return [{ kind: 'no path', of, wrt, ...(hidden === undefined ? {} : { hiddenIn: hidden }) }];
  }

  /** What the right side is the derivative of, those first that have a name with the left side in common. */
  #rightFor(right: Values): Finding[] {
    const near = namesIn(this.#setting.claim.left);
    const nearness = ({ of, wrt }: NamedDerivative) => Number(near.has(of)) + Number(near.has(wrt));
    return this.#derivatives
      .withValues(right)
      .toSorted((a, b) => nearness(b) - nearness(a))
      .map(({ of, wrt }): Finding => ({ kind: 'right for', of, wrt }));
  }

  /** A factor that is missing, or one that only has to be left out. */
  #otherFactor(l: Values, r: Values): Finding[] {
    const { claim } = this.#setting;
    const [missing, surplus] = [this.#factorBetween(l, r), this.#factorBetween(r, l)];
    const isSurplus = (factor: Expression) =>
      partsOf(claim.right).some(({ part, changed }) => {
        if (keyOf(part) !== keyOf(factor)) return false;
        return areEqual(
          valuesOf(
            changed(() => number(1)),
            this.#setting,
          ),
          l,
        );
      });
    return [
      ...(missing === undefined ? [] : [{ kind: 'missing factor', factor: asFactor(missing) } as const]),
      ...(surplus === undefined || !isSurplus(surplus)
        ? []
        : [{ kind: 'surplus factor', factor: asFactor(surplus) } as const]),
    ];
  }

  #missingDivisor(l: Values, r: Values): Finding[] {
    const divisor = this.#factorBetween(r, l);
    return divisor === undefined ? [] : [{ kind: 'missing divisor', factor: asFactor(divisor) }];
  }

  /** The factor that takes some values to others. */
  #factorBetween(to: Values, from: Values): Expression | undefined {
    const quotient = ratio(to, from);
    return quotient === undefined ? undefined : this.#factor(quotient);
  }

  /** A factor that can't be told by formulas, because they differ from case to case, as those of max do. */
  #inAllCases(left: Scalar, right: Scalar): Finding[] {
    if (!hasCases(left, right)) return [];
    const constant = this.#ratios.between(left, right);
    if (constant !== undefined) return [factorFinding(constant)];
    for (const name of this.#setting.names) {
      const node = this.#setting.graph.node(name, nowhere);
      for (const [kind, to, from] of [
        ['missing factor', left, right],
        ['surplus factor', right, left],
      ] as const) {
        const sign = this.#ratios.between(to, from, node);
        if (sign?.denominator !== 1n || sign.numerator ** 2n !== 1n) continue;
        return [{ kind, factor: sign.numerator < 0n ? `-${name}` : name }];
      }
    }
    return [];
  }

  #chainRuleErrors(l: Values, r: Values): Finding[] {
    const { left } = this.#setting.claim;
    const [variable, ...more] = left.kind === 'derivative' ? left.wrt : [];
    if (left.kind !== 'derivative' || variable?.power !== 1 || more.length > 0) return [];
    return new ChainRuleErrors(this.#derivation, this.#setting).find(left.of, variable.name, l, r);
  }

  /** Two errors at once or three: paths are missing, or steps of them, and something in what is there is wrong. */
  #severalErrors(sums: readonly PartialSum[], r: Values, names: Renamings, parts: PartChanges): Finding[] {
    const { points, budget } = this.#setting;
    const stopping =
      this.#between === undefined
        ? []
        : this.#paths.sumsFromBetween(this.#between.of, this.#between.wrt, points, budget);
    const alone = stopping.find(({ values }) => areEqual(values, r));
    if (alone !== undefined) return pathFindings(alone);
    for (const sum of [...sums, ...stopping]) {
      const found = names.ofOne(sum.values);
      if (found.length > 0) return [...pathFindings(sum), ...found];
    }
    for (const sum of sums) {
      const found = parts.ofFactors(sum.values);
      if (found.length > 0) return [...pathFindings(sum), ...found];
    }
    return [];
  }
}

/** The change of one symbol that gives the right side these values: a name, two names, a sign or number, an exponent. */
function smallChange(target: Values, names: Renamings, parts: PartChanges): Finding[] {
  if (isZero(target)) return [];
  const changes = [
    () => names.ofOne(target),
    () => names.ofTwo(target),
    () => parts.ofFactors(target),
    () => parts.ofExponents(target),
    () => parts.ofTerms(target),
  ];
  return changes.reduce<Finding[]>((found, find) => (found.length > 0 ? found : find()), []);
}

/** A derivative of one name with respect to another. */
function derivativeOfNames(x: Expression): NamedDerivative | undefined {
  if (x.kind !== 'derivative' || x.of.kind !== 'name') return undefined;
  const [variable, ...more] = x.wrt;
  if (variable === undefined || more.length > 0 || variable.power !== 1) return undefined;
  return { of: x.of.name, wrt: variable.name };
}

function pathFindings({ missing, steps }: PartialSum): Finding[] {
  return [
    ...(steps.length === 0 ? [] : [{ kind: 'missing steps', steps } as const]),
    ...(missing.length === 0 ? [] : [{ kind: 'missing paths', paths: missing } as const]),
  ];
}

/** A small fraction that takes the right side to the left one. */
function constantFactor(left: Values, right: Values): Finding[] {
  const quotient = ratio(left, right);
  const fraction = quotient === undefined ? undefined : smallFraction(quotient);
  return fraction === undefined ? [] : [factorFinding(fraction)];
}

function factorFinding({ numerator, denominator }: Rational): Finding {
  return { kind: 'factor', numerator: Number(numerator), denominator: Number(denominator) };
}
