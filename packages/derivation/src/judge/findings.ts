import type { Scalar } from '@autograd-222/autograd';
import { type Graph, MeaningError } from '../meaning/graph.ts';
import type { ClaimLine, Derivation } from '../meaning/lines.ts';
import { namesIn } from '../meaning/names-in.ts';
import { inverse, mod, Pole, prime } from '../proof/field.ts';
import { NoRoot, type Point } from '../proof/point.ts';
import type { Expression, Span } from '../reading/expression.ts';

/** What a line that fails has instead of what it should have. */
export type Finding =
  /** The right side is the derivative of something else, or with respect to something else. */
  | { readonly kind: 'right for'; readonly of: string; readonly wrt: string }
  /** The right side times this factor is the left one. */
  | { readonly kind: 'factor'; readonly numerator: number; readonly denominator: number }
  /** The right side is the sum over all paths but these. */
  | { readonly kind: 'missing paths'; readonly paths: readonly (readonly string[])[] }
  /** A part of the right side must be multiplied by this factor. */
  | { readonly kind: 'factor inside'; readonly factor: number; readonly part: Span }
  /** With one name for another, the right side would be the left one. */
  | { readonly kind: 'name'; readonly written: string; readonly expected: string }
  /** The right side, times or divided by this, is the left one. */
  | { readonly kind: 'missing factor'; readonly factor: string }
  | { readonly kind: 'surplus factor'; readonly factor: string };

/** Looks for what is wrong with claims of one derivation, by values at two random points of the field. */
export class Finder {
  readonly #derivation: Derivation;
  readonly #graph: Graph;
  readonly #points: readonly Point[];
  /** The derivatives that have a value at the first point, by that value. */
  #derivatives: ReadonlyMap<bigint, { readonly of: string; readonly wrt: string }[]> | undefined;
  /** The same definitions, but each with its names as leaves: what one depends on directly. */
  readonly #shallow: Graph;
  readonly #locals = new Map<string, readonly { readonly name: string; readonly partial: Scalar }[]>();

  constructor(derivation: Derivation, graph: Graph, points: readonly Point[], shallow: Graph) {
    this.#derivation = derivation;
    this.#graph = graph;
    this.#points = points;
    this.#shallow = shallow;
  }

  find(claim: ClaimLine, left: Scalar, right: Scalar): Finding[] {
    const [l, r] = [this.#values(left), this.#values(right)];
    if (l === undefined || r === undefined) return [];
    const partial = this.#sumsOverPaths(claim);
    const missing = partial.filter(({ sum }) => equal(sum, r)).slice(0, 1);
    const factors = factorOf(l, r);
    const changes = this.#changed(claim, l).filter(
      (change) =>
        factors.length === 0 || (change.kind === 'name' && letterOf(change.written) === letterOf(change.expected)),
    );
    const whole = [
      ...missing.map(({ paths }): Finding => ({ kind: 'missing paths', paths })),
      ...this.#rightFor(claim, r),
      ...factors,
      ...this.#otherFactor(claim, l, r),
      ...changes,
    ];
    if (whole.length > 0) return whole;
    // Two errors at once: a path is missing, and something in what is there is wrong.
    for (const { sum, paths } of partial) {
      const changes = this.#changed(claim, sum);
      if (changes.length > 0) return [{ kind: 'missing paths', paths }, ...changes];
    }
    return [];
  }

  #values(x: Scalar): readonly bigint[] | undefined {
    try {
      return this.#points.map((point) => point.value(x));
    } catch (error) {
      if (error instanceof Pole || error instanceof NoRoot) return undefined;
      throw error;
    }
  }

  #rightFor({ at, left }: ClaimLine, right: readonly bigint[]): Finding[] {
    this.#derivatives ??= this.#allDerivatives(at);
    const candidates = right.every((value) => value === 0n) ? [] : (this.#derivatives.get(right[0] ?? 0n) ?? []);
    const near = namesIn(left);
    return candidates
      .toSorted(
        (a, b) => Number(near.has(b.of)) + Number(near.has(b.wrt)) - Number(near.has(a.of)) - Number(near.has(a.wrt)),
      )
      .filter(({ of, wrt }) => equal(this.#values(this.#derivative(of, wrt, at)), right))
      .map(({ of, wrt }): Finding => ({ kind: 'right for', of, wrt }));
  }

  #derivative(of: string, wrt: string, at: Expression['at']): Scalar {
    return this.#graph.adjoint(this.#graph.node(of, at), this.#graph.node(wrt, at));
  }

  #allDerivatives(at: Expression['at']): Map<bigint, { of: string; wrt: string }[]> {
    const all = new Map<bigint, { of: string; wrt: string }[]>();
    for (const of of this.#graph.names) {
      for (const wrt of this.#graph.names) {
        const value = of === wrt ? undefined : this.#values(this.#derivative(of, wrt, at))?.[0];
        if (value !== undefined && value !== 0n) all.set(value, [...(all.get(value) ?? []), { of, wrt }]);
      }
    }
    return all;
  }

  /** The sums over some of the paths only, with the paths that each leaves out; those that leave out few first. */
  #sumsOverPaths({ left, at }: ClaimLine): { sum: readonly bigint[]; paths: readonly (readonly string[])[] }[] {
    const [variable] = left.kind === 'derivative' ? left.wrt : [];
    if (left.kind !== 'derivative' || left.of.kind !== 'name' || left.wrt.length !== 1 || variable === undefined)
      return [];
    const { paths, products } = this.#terms(left.of.name, variable.name, at);
    if (paths.length < 2 || paths.length > mostPaths) return [];
    const sums: { sum: readonly bigint[]; paths: readonly (readonly string[])[] }[] = [];
    for (let taken = 2 ** paths.length - 2; taken > 0; taken--) {
      const isTaken = (i: number) => (taken >> i) % 2 === 1;
      const sum = this.#points.map((_, k) =>
        products.reduce((sum, product, i) => (isTaken(i) ? mod(sum + (product[k] ?? 0n)) : sum), 0n),
      );
      sums.push({ sum, paths: paths.filter((_, i) => !isTaken(i)) });
    }
    return sums.sort((a, b) => a.paths.length - b.paths.length);
  }

  /** The paths from one name to another with their products; those with the same second name as one, if there are too many. */
  #terms(
    of: string,
    wrt: string,
    at: Span,
  ): { paths: readonly (readonly string[])[]; products: (readonly bigint[])[] } {
    const paths = this.#paths(of, wrt);
    if (paths !== undefined && paths.length <= mostPaths) {
      return { paths, products: paths.map((path) => this.#products(path, at)) };
    }
    const terms = this.#graph.names.flatMap((name) => {
      const isUsed = this.#localPartials(name).some((local) => local.name === wrt);
      const adjoint = isUsed ? this.#values(this.#derivative(of, name, at)) : undefined;
      if (adjoint === undefined || adjoint.every((value) => value === 0n)) return [];
      const partial = this.#products([wrt, name], at);
      const path = name === of ? [wrt, of] : [wrt, name, '…', of];
      return [{ path, product: adjoint.map((value, i) => mod(value * (partial[i] ?? 0n))) }];
    });
    return { paths: terms.map(({ path }) => path), products: terms.map(({ product }) => product) };
  }

  /** The paths from one name to another, each from there to here; nothing if there are too many to look at. */
  #paths(to: string, from: string): string[][] | undefined {
    const paths: string[][] = [];
    const open: string[][] = [[to]];
    let steps = 0;
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (++steps > 10_000 || paths.length > mostPaths) return undefined;
      const [first = ''] = path;
      if (first === from) paths.push(path);
      else for (const { name } of this.#localPartials(first)) open.push([name, ...path]);
    }
    return paths;
  }

  /** The names that a definition uses, with its partial derivatives with respect to them, the others being constant. */
  #localPartials(name: string): readonly { readonly name: string; readonly partial: Scalar }[] {
    const known = this.#locals.get(name);
    if (known !== undefined) return known;
    const body = this.#derivation.names.get(name);
    const partials: { name: string; partial: Scalar }[] = [];
    if (body !== undefined) {
      const value = this.#shallow.buildDefinition(name, body);
      for (const used of namesIn(body)) {
        const partial = this.#shallow.adjoint(value, this.#shallow.node(used, body.at));
        if (partial !== 0) partials.push({ name: used, partial });
      }
    }
    this.#locals.set(name, partials);
    return partials;
  }

  #products(path: readonly string[], at: Expression['at']): readonly bigint[] {
    return this.#points.map((point) => {
      for (const name of this.#shallow.names) point.set(this.#shallow.node(name, at), this.#graph.node(name, at));
      return path.slice(1).reduce((product, name, i) => {
        const partial = this.#localPartials(name).find((local) => local.name === path[i])?.partial ?? 0;
        return mod(product * point.value(partial));
      }, 1n);
    });
  }

  /** The changes of one name or one factor that make the right side equal to these values. */
  #changed({ left, right }: ClaimLine, values: readonly bigint[]): Finding[] {
    if (values.every((value) => value === 0n)) return [];
    const findings: Finding[] = [];
    for (const written of namesIn(right)) {
      for (const expected of this.#graph.names) {
        if (written === expected) continue;
        for (const changed of substitutions(right, written, expected)) {
          if (this.#isWith(changed, left, values)) findings.push({ kind: 'name', written, expected });
        }
      }
    }
    const similar = findings.filter(
      (finding) => finding.kind === 'name' && letterOf(finding.written) === letterOf(finding.expected),
    );
    const names = unique(similar.length > 0 ? similar : findings);
    if (names.length > 0) return names;
    for (const factor of [2, 0.5, -1]) {
      for (const { changed, part } of scalings(right, factor)) {
        if (this.#isWith(changed, left, values)) return [{ kind: 'factor inside', factor, part: part.at }];
      }
    }
    return [];
  }

  /** Whether a formula has these values, and doesn't say of the left side that it is itself. */
  #isWith(formula: Expression, left: Expression, values: readonly bigint[]): boolean {
    return !contains(formula, left) && equal(this.#built(formula), values);
  }

  #built(formula: Expression): readonly bigint[] | undefined {
    try {
      return this.#values(this.#graph.build(formula));
    } catch (error) {
      if (error instanceof MeaningError) return undefined;
      throw error;
    }
  }

  #otherFactor({ at, left: leftSide }: ClaimLine, left: readonly bigint[], right: readonly bigint[]): Finding[] {
    if (left.includes(0n) || right.includes(0n)) return [];
    const ratio = left.map((l, i) => mod(l * inverse(right[i] ?? 0n)));
    const inverted = ratio.map(inverse);
    const name = leftSide.kind === 'name' ? leftSide.name : undefined;
    const findings: Finding[] = [];
    const consider = (factor: string, x: readonly bigint[] | undefined) => {
      if (equal(x, ratio)) findings.push({ kind: 'missing factor', factor });
      if (equal(x, inverted)) findings.push({ kind: 'surplus factor', factor });
    };
    for (const used of this.#graph.names) {
      if (used === name) continue;
      const x = this.#values(this.#graph.node(used, at));
      if (x === undefined) continue;
      consider(used, x);
      consider(
        `${used}²`,
        x.map((value) => mod(value * value)),
      );
      consider(
        `(1 - ${used})`,
        x.map((value) => mod(1n - value)),
      );
      consider(
        `(1 - ${used}²)`,
        x.map((value) => mod(1n - value * value)),
      );
    }
    this.#derivatives ??= this.#allDerivatives(at);
    for (const [values, kind] of [
      [ratio, 'missing factor'],
      [inverted, 'surplus factor'],
    ] as const) {
      for (const { of, wrt } of this.#derivatives.get(values[0] ?? 0n) ?? []) {
        if (equal(this.#values(this.#derivative(of, wrt, at)), values))
          findings.push({ kind, factor: `∂${of}/∂${wrt}` });
      }
    }
    return findings;
  }
}

const mostPaths = 8;

/** The letter of a name, without its index. */
function letterOf(name: string): string {
  return name.replace(/_.*$/, '');
}

/** Whether a formula has another in it, wherever it stands. */
function contains(formula: Expression, part: Expression): boolean {
  const key = keyOf(part);
  const open = [formula];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (keyOf(next) === key) return true;
    if (next.kind === 'call') open.push(...next.inputs);
    else if (next.kind === 'derivative') open.push(next.of);
  }
  return false;
}

/** A formula without its places, as a text. */
function keyOf(formula: Expression): string {
  return JSON.stringify(formula, (key: string, value: unknown) => (key === 'at' ? undefined : value));
}

/** The formula with one of its parts multiplied by a factor, for each part. */
function* scalings(formula: Expression, factor: number): Generator<{ changed: Expression; part: Expression }> {
  const scaled = (x: Expression): Expression => ({
    kind: 'call',
    name: 'mul',
    primes: 0,
    at: x.at,
    inputs: [{ kind: 'number', digits: String(factor), at: x.at }, x],
  });
  yield { changed: scaled(formula), part: formula };
  if (formula.kind !== 'call') return;
  for (const [i, input] of formula.inputs.entries()) {
    for (const { changed, part } of scalings(input, factor)) {
      yield { changed: { ...formula, inputs: formula.inputs.map((x, k) => (k === i ? changed : x)) }, part };
    }
  }
}

/** A small fraction that takes the right side to the left one. */
function factorOf(left: readonly bigint[], right: readonly bigint[]): Finding[] {
  if (left.includes(0n) || right.includes(0n)) return [];
  const [ratio, other] = left.map((l, i) => mod(l * inverse(right[i] ?? 0n)));
  if (ratio === undefined || ratio !== other) return [];
  for (let denominator = 1n; denominator <= 64n; denominator++) {
    const product = mod(ratio * denominator);
    const numerator = product > prime / 2n ? product - prime : product;
    if (numerator >= -64n && numerator <= 64n) {
      return [{ kind: 'factor', numerator: Number(numerator), denominator: Number(denominator) }];
    }
  }
  return [];
}

function equal(x: readonly bigint[] | undefined, y: readonly bigint[]): boolean {
  return x?.every((value, i) => value === y[i]) ?? false;
}

function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** The formula with one occurrence of a name replaced by another name, for each occurrence; and with all of them. */
export function* substitutions(formula: Expression, from: string, to: string): Generator<Expression> {
  const replaced = (x: Expression, isChosen: () => boolean): Expression => {
    switch (x.kind) {
      case 'number':
        return x;
      case 'name':
        return x.name === from && isChosen() ? { ...x, name: to } : x;
      case 'call':
        return { ...x, inputs: x.inputs.map((input) => replaced(input, isChosen)) };
      case 'derivative':
        return {
          ...x,
          of: replaced(x.of, isChosen),
          wrt: x.wrt.map((variable) => (variable.name === from && isChosen() ? { ...variable, name: to } : variable)),
        };
    }
  };
  let occurrences = 0;
  const all = replaced(formula, () => ++occurrences > 0);
  yield all;
  if (occurrences === 1) return;
  for (let chosen = 0; chosen < occurrences; chosen++) {
    let i = 0;
    yield replaced(formula, () => i++ === chosen);
  }
}
