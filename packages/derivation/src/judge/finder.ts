import { type Graph, MeaningError } from '../meaning/graph.ts';
import type { ClaimLine } from '../meaning/lines.ts';
import { namesIn } from '../meaning/names-in.ts';
import { inverse, mod, prime } from '../proof/field.ts';
import type { Expression } from '../reading/expression.ts';
import { Budget } from './budget.ts';
import { contains, scalings, sizeOf, substitutions } from './changes.ts';
import type { Finding } from './finding.ts';
import type { LocalPartials } from './local-partials.ts';
import type { Sides } from './numbers.ts';
import { Paths, type PathTerm } from './paths.ts';
import { areEqual, mapped, type TwoPoints, type Values } from './two-points.ts';

/**
 * Looks for what is wrong with claims of one derivation, by values at two random points of the field. There is a budget: of a
 * long text, only names close to those of a claim are looked at, and of a long formula, only some of its parts.
 */
export class Finder {
  readonly #graph: Graph;
  readonly #names: readonly string[];
  readonly #locals: LocalPartials;
  readonly #paths: Paths;
  readonly #budget = new Budget(1_000_000);
  /** The points that were looked at last, and the derivatives of all names at them. */
  #points: TwoPoints | undefined;
  #all: Derivatives | undefined;

  constructor(graph: Graph, locals: LocalPartials) {
    this.#graph = graph;
    this.#names = graph.names;
    this.#locals = locals;
    this.#paths = new Paths(graph, locals);
  }

  /** What is wrong with a claim, by the values of its sides at two points. */
  find(claim: ClaimLine, { left, right }: Sides, points: TwoPoints): Finding[] {
    const [l, r] = [points.of(left), points.of(right)];
    if (l === undefined || r === undefined) return [];
    if (this.#points !== points) this.#all = undefined;
    this.#points = points;
    const budget = new Budget(200_000, this.#budget);
    const names = this.#namesNear(claim);
    const derivatives = this.#derivatives(claim, names, points, budget);
    return new Search(claim, this.#graph, this.#paths, points, names, derivatives, budget).findings(l, r);
  }

  /** All names, if they are few; else those in the claim, those next to them in definitions, and so on. */
  #namesNear({ left, right }: ClaimLine): readonly string[] {
    if (this.#names.length <= mostNames) return this.#names;
    const near = new Set([...namesIn(left), ...namesIn(right)]);
    for (const name of near) {
      for (const others of [this.#locals.usedBy(name), this.#locals.usersOf(name)]) {
        for (const other of others) {
          if (near.size >= mostNames) return [...near].slice(0, mostNames);
          near.add(other);
        }
      }
    }
    return [...near];
  }

  /** The derivatives of names with respect to each other that have a value at the first point, by that value. */
  #derivatives({ at }: ClaimLine, names: readonly string[], points: TwoPoints, budget: Budget): Derivatives {
    const isWhole = names === this.#names;
    if (isWhole && this.#all !== undefined) return this.#all;
    const derivatives = new Map<bigint, Derivative[]>();
    for (const of of names) {
      for (const wrt of names) {
        if (of === wrt || !budget.spend(1)) continue;
        const values = points.of(this.#graph.adjoint(this.#graph.node(of, at), this.#graph.node(wrt, at)));
        if (values === undefined || values[0] === 0n) continue;
        const same = derivatives.get(values[0]);
        if (same === undefined) derivatives.set(values[0], [{ of, wrt, values }]);
        else same.push({ of, wrt, values });
      }
    }
    if (isWhole) this.#all = derivatives;
    return derivatives;
  }
}

interface Derivative {
  readonly of: string;
  readonly wrt: string;
  readonly values: Values;
}

type Derivatives = ReadonlyMap<bigint, readonly Derivative[]>;

/** The search for what is wrong with one claim. */
class Search {
  readonly #claim: ClaimLine;
  readonly #graph: Graph;
  readonly #paths: Paths;
  readonly #points: TwoPoints;
  readonly #names: readonly string[];
  readonly #derivatives: Derivatives;
  readonly #budget: Budget;
  /** The changes of the right side that were tried, with the values that it has then. */
  #changes: readonly Change[] | undefined;

  constructor(
    claim: ClaimLine,
    graph: Graph,
    paths: Paths,
    points: TwoPoints,
    names: readonly string[],
    derivatives: Derivatives,
    budget: Budget,
  ) {
    this.#claim = claim;
    this.#graph = graph;
    this.#paths = paths;
    this.#points = points;
    this.#names = names;
    this.#derivatives = derivatives;
    this.#budget = budget;
  }

  findings(left: Values, right: Values): Finding[] {
    const partial = this.#sumsOverPaths();
    const missing = partial.filter(({ sum }) => areEqual(sum, right)).slice(0, 1);
    const factors = factorOf(left, right);
    const changes = this.#changed(left).filter(
      (change) =>
        factors.length === 0 || (change.kind === 'name' && letterOf(change.written) === letterOf(change.expected)),
    );
    const whole = [
      ...missing.map(({ paths }): Finding => ({ kind: 'missing paths', paths })),
      ...this.#rightFor(right),
      ...factors,
      ...this.#otherFactor(left, right),
      ...changes,
    ];
    if (whole.length > 0) return whole;
    // Two errors at once: a path is missing, and something in what is there is wrong.
    for (const { sum, paths } of partial) {
      const changes = this.#changed(sum);
      if (changes.length > 0) return [{ kind: 'missing paths', paths }, ...changes];
    }
    return [];
  }

  /** What the right side is the derivative of, those first that have a name with the left side in common. */
  #rightFor(right: Values): Finding[] {
    const near = namesIn(this.#claim.left);
    return this.#equalTo(right)
      .toSorted(
        (a, b) => Number(near.has(b.of)) + Number(near.has(b.wrt)) - Number(near.has(a.of)) - Number(near.has(a.wrt)),
      )
      .map(({ of, wrt }): Finding => ({ kind: 'right for', of, wrt }));
  }

  #equalTo(values: Values): readonly Derivative[] {
    return (this.#derivatives.get(values[0]) ?? []).filter((derivative) => areEqual(derivative.values, values));
  }

  /** The sums over some of the paths only, with the paths that each leaves out; those that leave out few first. */
  #sumsOverPaths(): { sum: Values; paths: readonly (readonly string[])[] }[] {
    const { left, at } = this.#claim;
    const [variable, ...more] = left.kind === 'derivative' ? left.wrt : [];
    if (left.kind !== 'derivative' || left.of.kind !== 'name' || variable === undefined || more.length > 0) return [];
    const terms = this.#paths.terms(left.of.name, variable.name, at, this.#points, this.#budget) ?? [];
    if (terms.length < 2) return [];
    const sums: { sum: Values; paths: readonly (readonly string[])[] }[] = [];
    for (let taken = 2 ** terms.length - 2; taken > 0; taken--) {
      const isTaken = (i: number) => (taken >> i) % 2 === 1;
      const sum = sumOf(terms.filter((_, i) => isTaken(i)));
      sums.push({ sum, paths: terms.filter((_, i) => !isTaken(i)).map(({ path }) => path) });
    }
    return sums.sort((a, b) => a.paths.length - b.paths.length);
  }

  /** The changes of one name or one part that make the right side equal to these values. */
  #changed(values: Values): Finding[] {
    if (values.every((value) => value === 0n)) return [];
    this.#changes ??= [...this.#tried()];
    const matching = this.#changes
      // A change that has the line say of its left side that it is itself says nothing.
      .filter((change) => areEqual(change.values, values) && !contains(change.formula, this.#claim.left))
      .map(({ finding }) => finding);
    const names = matching.filter((finding) => finding.kind === 'name');
    const similar = names.filter(({ written, expected }) => letterOf(written) === letterOf(expected));
    if (names.length > 0) return unique(similar.length > 0 ? similar : names);
    return matching.slice(0, 1);
  }

  *#tried(): Generator<Change> {
    const { right } = this.#claim;
    const cost = 2 * sizeOf(right);
    for (const written of namesIn(right)) {
      for (const expected of this.#names) {
        if (written === expected) continue;
        for (const formula of substitutions(right, written, expected)) {
          if (!this.#budget.spend(cost)) return;
          const values = this.#built(formula);
          if (values !== undefined) yield { formula, values, finding: { kind: 'name', written, expected } };
        }
      }
    }
    for (const factor of [2, 0.5, -1]) {
      for (const { changed, part } of scalings(right, factor)) {
        if (!this.#budget.spend(cost)) return;
        const values = this.#built(changed);
        if (values !== undefined)
          yield { formula: changed, values, finding: { kind: 'factor inside', factor, part: part.at } };
      }
    }
  }

  #built(formula: Expression): Values | undefined {
    try {
      return this.#points.of(this.#graph.build(formula));
    } catch (error) {
      if (error instanceof MeaningError) return undefined;
      throw error;
    }
  }

  #otherFactor(left: Values, right: Values): Finding[] {
    if (left.includes(0n) || right.includes(0n)) return [];
    const ratio = mapped(left, (value, i) => mod(value * inverse(right[i])));
    const inverted = mapped(ratio, inverse);
    const own = this.#claim.left.kind === 'name' ? this.#claim.left.name : undefined;
    const findings: Finding[] = [];
    const consider = (factor: string, x: Values) => {
      if (areEqual(x, ratio)) findings.push({ kind: 'missing factor', factor });
      if (areEqual(x, inverted)) findings.push({ kind: 'surplus factor', factor });
    };
    for (const name of this.#names) {
      const x = name === own ? undefined : this.#points.of(this.#graph.node(name, this.#claim.at));
      if (x === undefined) continue;
      const square = mapped(x, (value) => mod(value * value));
      consider(name, x);
      consider(`${name}²`, square);
      consider(
        `(1 - ${name})`,
        mapped(x, (value) => mod(1n - value)),
      );
      consider(
        `(1 - ${name}²)`,
        mapped(square, (value) => mod(1n - value)),
      );
    }
    for (const { of, wrt } of this.#equalTo(ratio)) findings.push({ kind: 'missing factor', factor: `∂${of}/∂${wrt}` });
    for (const { of, wrt } of this.#equalTo(inverted))
      findings.push({ kind: 'surplus factor', factor: `∂${of}/∂${wrt}` });
    return findings;
  }
}

/** The right side with a change, its values, and what the change says of it. */
interface Change {
  readonly formula: Expression;
  readonly values: Values;
  readonly finding: Extract<Finding, { kind: 'name' | 'factor inside' }>;
}

/** Names that are looked at for one claim. */
const mostNames = 40;

function sumOf(terms: readonly PathTerm[]): Values {
  return terms.reduce<Values>((sum, { product }) => mapped(sum, (value, i) => mod(value + product[i])), [0n, 0n]);
}

/** The letter of a name, without its index. */
function letterOf(name: string): string {
  return name.replace(/_.*$/, '');
}

/** A small fraction that takes the right side to the left one. */
function factorOf(left: Values, right: Values): Finding[] {
  if (left.includes(0n) || right.includes(0n)) return [];
  const [ratio, other] = mapped(left, (value, i) => mod(value * inverse(right[i])));
  if (ratio !== other) return [];
  for (let denominator = 1n; denominator <= 64n; denominator++) {
    const product = mod(ratio * denominator);
    const numerator = product > prime / 2n ? product - prime : product;
    if (numerator >= -64n && numerator <= 64n) {
      return [{ kind: 'factor', numerator: Number(numerator), denominator: Number(denominator) }];
    }
  }
  return [];
}

function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
