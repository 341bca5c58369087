import type { Scalar, Value } from '@autograd-222/autograd';
import type { Graph } from '../meaning/graph.ts';
import type { GivenRange } from '../meaning/lines.ts';
import { Budget } from './budget.ts';
import { isWithin } from './cases.ts';
import { ExactNumbers } from './exact-numbers.ts';
import { Numbers, type Sides } from './numbers.ts';
import type { Counterexample } from './verdict.ts';

/** Makes counterexamples that a reader can follow from cases in which the sides of a claim differ. */
export class Counterexamples {
  readonly #graph: Graph;
  readonly #ranges: ReadonlyMap<string, GivenRange>;
  readonly #prefer: ReadonlyMap<string, number>;
  readonly #order: ReadonlyMap<string, number>;
  readonly #budget = new Budget(1_000_000);

  /** `prefer` has numbers that givens should have. */
  constructor(graph: Graph, ranges: ReadonlyMap<string, GivenRange>, prefer: ReadonlyMap<string, number>) {
    this.#graph = graph;
    this.#ranges = ranges;
    this.#prefer = prefer;
    this.#order = new Map([...graph.givens.keys()].map((name, i) => [name, i]));
  }

  /**
   * The case with these numbers, changed to those that are preferred, and to 0, 1 or the like for as many others as can be. Of the
   * givens, it has those that the sides depend on. If too many nodes lie behind the sides, it is the case as it is.
   */
  from(
    sides: Sides,
    numberOf: (name: string) => number,
    asItIs: Pick<Counterexample, 'left' | 'right'>,
  ): Counterexample {
    const { left, right } = asItIs;
    const nodes = this.#behind([sides.left, sides.right]);
    const names = nodes
      .filter((v) => this.#graph.givenNodes.has(v))
      .map(({ label = '' }) => label)
      .sort((a, b) => (this.#order.get(a) ?? 0) - (this.#order.get(b) ?? 0));
    const simplified = names.length === 0 ? undefined : this.#simplified(sides, nodes, names, numberOf);
    return simplified ?? { givens: Object.fromEntries(names.map((name) => [name, numberOf(name)])), left, right };
  }

  #simplified(
    { left, right, domain }: Sides,
    nodes: readonly Value[],
    names: readonly string[],
    numberOf: (name: string) => number,
  ): Counterexample | undefined {
    const all = domain.length === 0 ? nodes : this.#behind([left, right, ...domain]);
    if (all.length >= mostNodes) return undefined;
    const numbers = new Map(names.map((name) => [name, numberOf(name)]));
    const now = (name: string) => numbers.get(name) ?? numberOf(name);
    const compared = () => new Numbers(this.#graph, 1, now).compare({ left, right, domain }, 0);
    /** Gives names other numbers, if the sides differ then. */
    const takes = (changed: readonly (readonly [string, number])[]) => {
      if (!this.#budget.spend(all.length)) return false;
      const before = changed.map(([name]) => [name, now(name)] as const);
      for (const [name, x] of changed) numbers.set(name, x);
      const found = compared();
      if (found === 'different' || found === 'unclear') return true;
      for (const [name, x] of before) numbers.set(name, x);
      return false;
    };
    const settle = (names: readonly string[]) => {
      const simple = names.map((name) => ({ name, candidates: this.#within(name, simplest) }));
      if (takes(simple.flatMap(({ name, candidates: [first] }) => (first === undefined ? [] : [[name, first]]))))
        return;
      const middle = names.length >> 1;
      if (names.length > 1) {
        settle(names.slice(0, middle));
        settle(names.slice(middle));
      } else simple.some(({ name, candidates }) => candidates.slice(1).some((x) => takes([[name, x]])));
    };
    const preferred = names.flatMap((name) =>
      this.#within(name, [this.#prefer.get(name) ?? NaN]).map((x) => ({ name, x })),
    );
    const settled = new Set(preferred.filter(({ name, x }) => takes([[name, x]])).map(({ name }) => name));
    settle(names.filter((name) => !settled.has(name)));
    const cost = nodes.reduce((sum, { op }) => sum + (arithmetic.has(op?.name ?? '') ? 10 : 300), 0);
    if (!this.#budget.spend(cost)) return undefined;
    const exact = new ExactNumbers(this.#graph, this.#graph.givenNumbers(now));
    if (compared() !== 'different' && !exact.differ(left, right)) return undefined;
    return { givens: Object.fromEntries(numbers), left: Number(exact.of(left)), right: Number(exact.of(right)) };
  }

  #within(name: string, numbers: readonly number[]): readonly number[] {
    return numbers.filter((x) => isWithin(x, this.#ranges.get(name) ?? everywhere));
  }

  /** The nodes that some depend on, as far as the budget goes. */
  #behind(ends: readonly Scalar[]): Value[] {
    const nodes = new Set(ends.filter((x) => typeof x !== 'number'));
    for (const v of nodes) {
      if (nodes.size >= mostNodes || (nodes.size > 100 && !this.#budget.spend(1))) break;
      for (const x of v.inputs) if (typeof x !== 'number') nodes.add(x);
    }
    return [...nodes];
  }
}

/** The numbers that are tried for a given, in this order. */
const simplest = [0, 1, 2, -1, 0.5];

const everywhere: GivenRange = { low: -Infinity, high: Infinity };

/** That lie behind the sides of a claim. */
const mostNodes = 20_000;

/** What takes few steps with 60 digits. */
const arithmetic: ReadonlySet<string> = new Set([
  '',
  'add',
  'sub',
  'mul',
  'div',
  'neg',
  'square',
  'identity',
  'detach',
]);
