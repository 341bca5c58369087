import { type Detached, Graph, MeaningError } from '../meaning/graph.ts';
import type { ClaimLine, DefinitionLine, Derivation, Line } from '../meaning/lines.ts';
import { namesIn } from '../meaning/names-in.ts';
import { Prover } from '../proof/prove.ts';
import { between, everywhere, Ranges } from '../proof/range.ts';
import type { Expression } from '../reading/expression.ts';
import { CarriedErrors } from './carried-errors.ts';
import { Cases } from './cases.ts';
import { Corrector } from './corrected.ts';
import { Counterexamples } from './counterexamples.ts';
import { Finder } from './findings/finder.ts';
import { LocalPartials } from './local-partials.ts';
import type { Sides } from './numbers.ts';
import { type Trial, Trials } from './trials.ts';
import { PointsFinder } from './two-points.ts';
import type { ClaimVerdict, DerivationVerdict } from './verdict.ts';

export interface JudgeDerivationOptions {
  /** How many cases to try where there is no proof; default: 300. */
  readonly cases?: number;
  /**
   * For the name of a definition, names in it that are constants to every derivative, like what the engine's `detach`
   * returns: with `{ h_3: ['a_4'] }`, no path leads from a_4 to h_3 directly.
   */
  readonly detached?: Readonly<Record<string, readonly string[]>>;
  /** Numbers for givens that a counterexample has if it can: `{ y_1: 1 }`. All others are 0, 1 or 2, if they can be. */
  readonly prefer?: Readonly<Record<string, number>>;
  /** Called after each claim, with what is found of it. */
  readonly onClaim?: (claim: ClaimVerdict) => void;
}

/**
 * Judges each claim of a derivation by itself, with the true values of all derivatives that its right side uses. Throws a
 * `RangeError` if `cases` isn't a positive integer, if `detached` has a name that the text doesn't define, or one that its
 * definition doesn't use, or if `prefer` has a name that isn't a given.
 *
 * @example
 * const { claims } = judgeDerivation(readDerivation('y = x^2\ndy/dx = 3x'));
 * claims[0]?.verdict // refuted
 */
export function judgeDerivation(
  derivation: Derivation,
  { cases = 300, detached = {}, prefer = {}, onClaim }: JudgeDerivationOptions = {},
): DerivationVerdict {
  if (!Number.isInteger(cases) || cases < 1) {
    throw new RangeError(`judgeDerivation: cases must be a positive integer, but is ${cases}`);
  }
  const constants = new Map(Object.entries(detached));
  checkDetached(derivation, constants);
  const graph = new Graph(derivation, new Set(), constants);
  const built = derivation.lines.map((line) => ({ line, ...builtFrom(line, graph) }));
  const preferred = new Map(Object.entries(prefer));
  const foreign = [...preferred.keys()].find((name) => !graph.givens.has(name));
  if (foreign !== undefined) throw new RangeError(`judgeDerivation: prefer has ${foreign}, which isn't a given`);
  const { functions, names, ranges } = derivation;
  const shallow = new Graph({ names: new Map(), functions }, new Set(names.keys()), constants);
  const judge = new Judge(derivation, graph, shallow, new Cases(ranges, cases), preferred);
  const claims: ClaimVerdict[] = [];
  for (const { line, sides, error } of built) {
    if (error !== undefined) claims.push({ ...place(line), verdict: 'unread', message: error });
    else if (line.kind === 'definition') claims.push(...judge.definition(line));
    else if (line.kind === 'claim' && sides !== undefined) {
      const claim = judge.claim(line, sides);
      claims.push(claim);
      onClaim?.(claim);
    }
  }
  return { claims, givens: [...graph.givens.keys()] };
}

/** The sides of a claim; or what is wrong with a line. A definition must make sense where it stands, be it used or not. */
function builtFrom(line: Line, graph: Graph): { readonly sides?: Sides; readonly error?: string } {
  if (line.kind === 'unread') return { error: line.message };
  try {
    if (line.kind === 'claim') return { sides: sidesOf(graph, line.left, line.right) };
    if (line.parameters === undefined) graph.node(line.name, line.at);
    return {};
  } catch (error) {
    if (error instanceof MeaningError) return { error: error.message };
    throw error;
  }
}

function checkDetached({ names }: Derivation, detached: Detached): void {
  for (const [name, constants] of detached) {
    const definition = names.get(name);
    if (definition === undefined) {
      throw new RangeError(`judgeDerivation: detached has ${name}, which the text doesn't define`);
    }
    const used = namesIn(definition);
    const unused = constants.find((one) => !used.has(one));
    if (unused !== undefined) {
      throw new RangeError(`judgeDerivation: detached has ${unused}, which the definition of ${name} doesn't use`);
    }
  }
}

/** Judges the claims of a derivation, whose graph is built before. */
class Judge {
  readonly #graph: Graph;
  readonly #cases: Cases;
  readonly #prover: Prover;
  readonly #trials: Trials;
  readonly #counterexamples: Counterexamples;
  readonly #points: PointsFinder;
  readonly #finder: Finder;
  readonly #corrector: Corrector;
  readonly #carriedErrors: CarriedErrors;
  /** The last line of a chain that is wrong, by the side that the chain begins with. */
  readonly #wrongIn = new Map<Expression, number>();

  constructor(derivation: Derivation, graph: Graph, shallow: Graph, cases: Cases, prefer: ReadonlyMap<string, number>) {
    this.#graph = graph;
    this.#cases = cases;
    const ranges = new Ranges(
      new Map(
        [...graph.givens].map(([name, leaf]) => {
          const range = derivation.ranges.get(name);
          return [leaf, range === undefined ? everywhere : between(range.low, range.high)] as const;
        }),
      ),
    );
    this.#prover = new Prover({
      givens: graph.givenNodes,
      isPositive: (x) => ranges.isPositive(x),
      setLike: (leaf, node) => ranges.setLike(leaf, node),
    });
    this.#trials = new Trials(graph, cases);
    this.#counterexamples = new Counterexamples(graph, derivation.ranges, prefer);
    const locals = new LocalPartials(derivation, graph, shallow);
    this.#points = new PointsFinder(this.#prover);
    this.#finder = new Finder(derivation, graph, locals, cases);
    this.#corrector = new Corrector(derivation, graph, locals);
    this.#carriedErrors = new CarriedErrors(graph, this.#prover);
  }

  /** What is wrong with a definition, if anything is. */
  definition(line: DefinitionLine): ClaimVerdict[] {
    if (line.parameters !== undefined || !this.#isNowhereDefined(line.name)) return [];
    // What it is defined by is to blame, if that has no value.
    if ([...namesIn(line.body)].some((name) => this.#isNowhereDefined(name))) return [];
    const message = `${line.name} has no value in any of ${this.#cases.count} cases: a note such as “derivation: x > 0” gives a range`;
    return [{ ...place(line), verdict: 'unread', message }];
  }

  #isNowhereDefined(name: string): boolean {
    const node = this.#graph.made(name);
    return node !== undefined && this.#trials.isNowhereDefined(node);
  }

  claim(line: ClaimLine, sides: Sides): ClaimVerdict {
    const wrong = this.#wrongIn.get(line.head);
    const verdict =
      wrong === undefined ? this.#judged({ ...line, left: line.head }, sides) : this.#judgedAfter(wrong, line, sides);
    if (verdict.verdict === 'refuted') this.#wrongIn.set(line.head, line.line);
    const carried = this.#carriedErrors.of(line, sides, verdict.verdict === 'refuted');
    const isJudged = verdict.verdict === 'proved' || verdict.verdict === 'held';
    return isJudged ? { ...verdict, carries: [...new Set([...verdict.carries, ...carried])] } : verdict;
  }

  /**
   * A claim of a chain in which an earlier side is wrong. It holds if its right side is what the chain began with; if it only
   * equals the side before it, it carries on the error.
   */
  #judgedAfter(wrong: number, line: ClaimLine, sides: Sides): ClaimVerdict {
    const whole = this.#judged({ ...line, left: line.head }, sidesOf(this.#graph, line.head, line.right));
    if (whole.verdict !== 'refuted') return whole;
    const step = this.#judged(line, sides);
    return step.verdict === 'proved' || step.verdict === 'held' ? { ...step, carries: [wrong] } : whole;
  }

  #judged(line: ClaimLine, sides: Sides): ClaimVerdict {
    const comparison = this.#prover.compare(sides.left, sides.right);
    if (comparison.equal === undefined && comparison.dividesBy0) {
      const message = 'a side of the equation is nowhere defined: it divides by 0';
      return { ...place(line), verdict: 'unread', message };
    }
    const trial = this.#trials.compare(sides, comparison.equal === true);
    if (trial.counterexample !== undefined) return this.#refuted(line, sides, trial.counterexample);
    if (comparison.equal === true && trial.agreed + trial.beyond > 0) {
      return { ...place(line), verdict: 'proved', errorProbability: comparison.errorProbability, carries: [] };
    }
    if (trial.agreed > 0) return { ...place(line), verdict: 'held', cases: trial.agreed, carries: [] };
    return { ...place(line), verdict: 'unread', message: this.#whyUndefined(line) };
  }

  #whyUndefined({ left, right }: ClaimLine): string {
    const culprit = [...namesIn(left), ...namesIn(right)].find((name) => this.#isNowhereDefined(name));
    if (culprit === undefined) return 'no case was found in which both sides are defined';
    return `${culprit} has no value in any of ${this.#cases.count} cases, so nothing can be said of it`;
  }

  #refuted(line: ClaimLine, sides: Sides, found: Required<Trial>['counterexample']): ClaimVerdict {
    const points = this.#points.for([sides.left, sides.right]);
    const corrected = points === undefined ? undefined : this.#corrector.line(line.head, points);
    return {
      ...place(line),
      verdict: 'refuted',
      counterexample: this.#counterexamples.from(sides, (name) => this.#cases.number(name, found.case), found),
      findings: points === undefined ? [] : this.#finder.find(line, sides, points),
      ...(corrected === undefined ? {} : { corrected }),
    };
  }
}

function sidesOf(graph: Graph, left: Expression, right: Expression): Sides {
  const { value, domain } = graph.buildWithDomain(() => ({ left: graph.build(left), right: graph.build(right) }));
  return { ...value, domain };
}

function place({ line, column, at, number, source }: ClaimVerdict | Line) {
  return { line, column, at, source, ...(number === undefined ? {} : { number }) };
}
