import type { Graph } from '../../meaning/graph.ts';
import type { ClaimLine, Derivation } from '../../meaning/lines.ts';
import { namesIn } from '../../meaning/names-in.ts';
import type { Expression } from '../../reading/expression.ts';
import { Budget } from '../budget.ts';
import type { Cases } from '../cases.ts';
import type { LocalPartials } from '../local-partials.ts';
import type { Sides } from '../numbers.ts';
import type { TwoPoints } from '../two-points.ts';
import { NamedDerivatives } from './derivatives.ts';
import { Factors } from './factors.ts';
import type { Finding } from './finding.ts';
import { inlined } from './inlined.ts';
import { Ratios } from './numeric.ts';
import { partsOf, sizeOf } from './parts.ts';
import { Paths } from './paths.ts';
import { Search } from './search.ts';

/** So many names can all be looked at. */
const mostNames = 40;

/** So many formulas of the text are looked through for factors; longer ones aren't. */
const mostParts = 300;
const longestFormula = 2000;

/** What is known of the names that a claim may be about, by their values at two points. */
interface Known {
  readonly derivatives: NamedDerivatives;
  readonly factors: Factors;
}

/**
 * Looks for what is wrong with claims of one derivation, by values at two random points of the field. There is a budget: of a
 * long text, only names close to those of a claim are looked at, and of a long formula, only some of its parts.
 */
export class Finder {
  readonly #derivation: Derivation;
  readonly #graph: Graph;
  readonly #names: readonly string[];
  readonly #locals: LocalPartials;
  readonly #paths: Paths;
  readonly #ratios: Ratios;
  readonly #budget = new Budget(1_000_000);
  #parts: readonly Expression[] | undefined;
  /** The points that were looked at last, and what is known of all names at them. */
  #points: TwoPoints | undefined;
  #all: Known | undefined;

  constructor(derivation: Derivation, graph: Graph, locals: LocalPartials, cases: Cases) {
    this.#derivation = derivation;
    this.#graph = graph;
    this.#names = graph.names;
    this.#locals = locals;
    this.#paths = new Paths(graph, locals);
    this.#ratios = new Ratios(graph, cases);
  }

  /** What is wrong with a claim, by the values of its sides at two points. */
  find(claim: ClaimLine, sides: Sides, points: TwoPoints): Finding[] {
    if (this.#points !== points) this.#all = undefined;
    this.#points = points;
    const budget = new Budget(200_000, this.#budget);
    const names = this.#namesNear(claim);
    const { derivatives, factors } = this.#known(names, points, budget);
    const setting = { claim, graph: this.#graph, points, names, budget };
    return new Search(setting, this.#derivation, this.#paths, derivatives, factors, this.#ratios).findings(sides);
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

  #known(names: readonly string[], points: TwoPoints, budget: Budget): Known {
    const isWhole = names === this.#names;
    if (isWhole && this.#all !== undefined) return this.#all;
    const derivatives = new NamedDerivatives(names, this.#graph, points, budget);
    this.#parts ??= this.#allParts();
    const factors = new Factors(names, derivatives, this.#parts, this.#graph, points);
    if (isWhole) this.#all = { derivatives, factors };
    return { derivatives, factors };
  }

  /** The formulas of the text that may be factors. */
  #allParts(): Expression[] {
    const { lines, functions } = this.#derivation;
    const parts: Expression[] = [];
    for (const line of lines) {
      if (parts.length >= mostParts) break;
      const formula =
        line.kind === 'definition' ? inlined(line.body, functions) : line.kind === 'claim' ? line.right : undefined;
      if (formula === undefined || sizeOf(formula, longestFormula) > longestFormula) continue;
      const own = [formula, ...partsOf(formula).map(({ part }) => part)];
      parts.push(...own.filter(({ kind }) => kind === 'call'));
    }
    return parts.slice(0, mostParts);
  }
}
