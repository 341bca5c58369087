import type { Graph } from '../../meaning/graph.ts';
import { mod } from '../../proof/field.ts';
import { nowhere } from '../../writing/build.ts';
import type { Budget } from '../budget.ts';
import type { LocalPartials } from '../local-partials.ts';
import { mapped, type TwoPoints, type Values } from '../two-points.ts';

/** One of the terms that the chain rule adds up: the product of the partial derivatives along a path, or along several that begin alike. */
interface PathTerm {
  readonly path: readonly string[];
  readonly product: Values;
}

/** The paths from one name of a derivation to another, through names that are used in the definition of the next one. */
export class Paths {
  readonly #graph: Graph;
  readonly #locals: LocalPartials;
  /** Where a name stands among the names, each of which comes after those it is defined by. */
  readonly #order: ReadonlyMap<string, number>;

  constructor(graph: Graph, locals: LocalPartials) {
    this.#graph = graph;
    this.#locals = locals;
    this.#order = new Map(graph.names.map((name, i) => [name, i]));
  }

  /** The sums over some of the paths only; those that leave out few first. */
  partialSums(of: string, wrt: string, points: TwoPoints, budget: Budget): PartialSum[] {
    return sumsOf(this.#terms(of, wrt, points, budget) ?? [], 1);
  }

  /** The sums over all or some of the paths that begin at a name between the two, instead of at the variable. */
  sumsFromBetween(of: string, wrt: string, points: TwoPoints, budget: Budget): PartialSum[] {
    const steps = new Map<string, readonly string[]>();
    for (const path of this.#all(of, wrt, budget) ?? []) {
      for (let i = 1; i < path.length - 1; i++) {
        const start = path[i] ?? '';
        if (i + 1 < (steps.get(start)?.length ?? Infinity)) steps.set(start, path.slice(0, i + 1));
      }
    }
    return [...steps].flatMap(([start, steps]) =>
      sumsOf(this.#terms(of, start, points, budget) ?? [], 0).map((sum) => ({ ...sum, steps })),
    );
  }

  /** The terms for all paths from `wrt` to `of`; those with the same second name as one, if there are too many. Nothing if these are, too. */
  #terms(of: string, wrt: string, points: TwoPoints, budget: Budget): PathTerm[] | undefined {
    const paths = this.#all(of, wrt, budget);
    if (paths !== undefined && paths.length <= mostPaths) {
      const terms = paths.map((path) => ({ path, product: this.#product(path, points) }));
      return terms.flatMap(({ path, product }) => (product === undefined ? [] : [{ path, product }]));
    }
    const users = this.#locals.usersOf(wrt);
    if (users.length > 10 * mostPaths) return undefined;
    const terms = users.flatMap((name) => {
      const adjoint = points.of(this.#graph.adjoint(this.#graph.node(of, nowhere), this.#graph.node(name, nowhere)));
      const partial = this.#product([wrt, name], points);
      if (adjoint === undefined || partial === undefined || adjoint.every((value) => value === 0n)) return [];
      const path = name === of ? [wrt, of] : [wrt, name, '…', of];
      return [{ path, product: mapped(adjoint, (value, i) => mod(value * partial[i])) }];
    });
    return terms.length > mostPaths ? undefined : terms;
  }

  /** The paths from one name to another, each from there to here; nothing if there are too many to look at. */
  #all(to: string, from: string, budget: Budget): string[][] | undefined {
    const first = this.#order.get(from) ?? Infinity;
    const paths: string[][] = [];
    const open: Path[] = [{ name: to, next: undefined, length: 1 }];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (paths.length > mostPaths || !budget.spend(1)) return undefined;
      if (path.name === from) paths.push(namesAlong(path));
      else if (path.length < longestPath) {
        for (const name of this.#locals.of(path.name).keys()) {
          if ((this.#order.get(name) ?? -1) >= first) open.push({ name, next: path, length: path.length + 1 });
        }
      } else return undefined;
    }
    return paths;
  }

  #product(path: readonly string[], points: TwoPoints): Values | undefined {
    let product: Values | undefined = [1n, 1n];
    for (const [i, name] of path.entries()) {
      const before = path[i - 1];
      if (before === undefined) continue;
      const values = this.#locals.values(name, this.#locals.of(name).get(before) ?? 0, points);
      product = product && values && mapped(product, (value, k) => mod(value * values[k]));
    }
    return product;
  }
}

/** A sum over some of the paths from one name to another, with the paths that it leaves out. */
export interface PartialSum {
  readonly values: Values;
  readonly missing: readonly (readonly string[])[];
  /** The steps that the paths of the sum lack at their beginning: from the variable to where they begin. */
  readonly steps: readonly string[];
}

/** The sums over some of these terms that leave out at least so many of them; those that leave out few first. */
function sumsOf(terms: readonly PathTerm[], least: number): PartialSum[] {
  const sums: PartialSum[] = [];
  for (let taken = 1; taken < 2 ** terms.length; taken++) {
    const isTaken = (i: number) => (taken >> i) % 2 === 1;
    const missing = terms.filter((_, i) => !isTaken(i)).map(({ path }) => path);
    if (missing.length < least) continue;
    const values = terms
      .filter((_, i) => isTaken(i))
      .reduce<Values>((sum, { product }) => mapped(sum, (value, k) => mod(value + product[k])), [0n, 0n]);
    sums.push({ values, missing, steps: [] });
  }
  return sums.toSorted((a, b) => a.missing.length - b.missing.length);
}

/** A path to the name that is looked for, from its beginning. */
interface Path {
  readonly name: string;
  readonly next: Path | undefined;
  readonly length: number;
}

function namesAlong(path: Path): string[] {
  const names: string[] = [];
  for (let next: Path | undefined = path; next !== undefined; next = next.next) names.push(next.name);
  return names;
}

/** So many paths have 2⁸ sums over some of them. */
const mostPaths = 8;

/** Longer ones are no help to a reader. */
const longestPath = 100;
