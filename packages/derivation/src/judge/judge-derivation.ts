import { type Scalar, Value } from '@autograd-222/autograd';
import { type Detached, Graph, MeaningError } from '../meaning/graph.ts';
import type { ClaimLine, DefinitionLine, Derivation } from '../meaning/lines.ts';
import { namesIn } from '../meaning/names-in.ts';
import { Pole } from '../proof/field.ts';
import { type Known, NoRoot, Point } from '../proof/point.ts';
import { compare } from '../proof/prove.ts';
import { everywhere, Ranges } from '../proof/range.ts';
import type { Expression } from '../reading/expression.ts';
import { type Case, casesFor } from './cases.ts';
import { Corrector } from './corrected.ts';
import { evaluate, evaluateAll } from './evaluate.ts';
import { evaluateExactly } from './evaluate-exactly.ts';
import { Finder } from './findings.ts';
import { LocalPartials } from './local-partials.ts';
import { Sample } from './sample.ts';
import type { ClaimVerdict, Counterexample, DerivationVerdict } from './verdict.ts';

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
  return new Judge(derivation, cases, constants, new Map(Object.entries(prefer))).verdict(onClaim);
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

class Judge {
  readonly #derivation: Derivation;
  readonly #graph: Graph;
  readonly #count: number;
  readonly #detached: Detached;
  readonly #prefer: ReadonlyMap<string, number>;
  /** The right sides of earlier claims that are wrong, by the derivative that they are about, and the lines to blame. */
  readonly #claimed = new Map<string, { readonly right: Scalar; readonly sources: readonly number[] }>();
  #corrector: Corrector | undefined;
  /** The points that claims are compared at. */
  readonly #shared: Point[] = [];
  /** The last line of a chain that is wrong, by the side that the chain begins with. */
  readonly #wrongIn = new Map<Expression, number>();

  constructor(derivation: Derivation, cases: number, detached: Detached, prefer: ReadonlyMap<string, number>) {
    this.#derivation = derivation;
    this.#graph = new Graph(derivation, new Set(), detached);
    this.#count = cases;
    this.#detached = detached;
    this.#prefer = prefer;
  }

  verdict(onClaim: ((claim: ClaimVerdict) => void) | undefined): DerivationVerdict {
    const built = this.#derivation.lines.map((line) => {
      if (line.kind === 'unread') return { line, sides: undefined, error: line.message };
      return line.kind === 'claim' ? this.#sides(line) : this.#checked(line);
    });
    const foreign = [...this.#prefer.keys()].find((name) => !this.#graph.givens.has(name));
    if (foreign !== undefined) throw new RangeError(`judgeDerivation: prefer has ${foreign}, which isn't a given`);
    const { known, finder, cases } = this.#prepared();
    const claims: ClaimVerdict[] = [];
    const undefinedNames = this.#undefinedNames(cases);
    for (const { line, sides, error } of built) {
      if (error === undefined && line.kind === 'definition' && undefinedNames.has(line.name)) {
        const message = `${line.name} has no value in any of ${cases.length} cases: a note such as “derivation: x > 0” gives a range`;
        claims.push({ ...place(line), verdict: 'unread', message });
      }
      if (error !== undefined) claims.push({ ...place(line), verdict: 'unread', message: error });
      if (sides === undefined || line.kind !== 'claim') continue;
      const { head } = line;
      const wrong = this.#wrongIn.get(head);
      const verdict =
        wrong === undefined
          ? this.#judged({ ...line, left: head }, sides, known, finder, cases)
          : this.#judgedAfter(wrong, line, sides, known, finder, cases);
      if (verdict.verdict === 'refuted') this.#wrongIn.set(head, line.line);
      const carried = this.#carried(line, sides[0], known, verdict.verdict === 'refuted');
      const isJudged = verdict.verdict === 'proved' || verdict.verdict === 'held';
      const claim = isJudged ? { ...verdict, carries: [...new Set([...verdict.carries, ...carried])] } : verdict;
      claims.push(claim);
      onClaim?.(claim);
    }
    return { claims, givens: [...this.#graph.givens.keys()] };
  }

  /** The names that are NaN or infinite in all cases, though what they are defined by isn't. */
  #undefinedNames(cases: readonly Case[]): Set<string> {
    const open = new Map(
      this.#derivation.lines.flatMap((line) => {
        const node =
          line.kind === 'definition' && line.parameters === undefined ? this.#graph.made(line.name) : undefined;
        return line.kind === 'definition' && node !== undefined ? [[node, line.name] as const] : [];
      }),
    );
    for (const numbers of cases) {
      if (open.size === 0) break;
      const leaves = new Map([...this.#graph.givens].map(([name, leaf]) => [leaf, numbers.get(name) ?? NaN]));
      const values = evaluateAll([...open.keys()], leaves);
      for (const node of [...open.keys()]) if (Number.isFinite(values.get(node))) open.delete(node);
    }
    // Of those that go back to one another, the first is to blame.
    const [first] = open.values();
    return new Set(first === undefined ? [] : [first]);
  }

  #sides(line: ClaimLine): {
    line: ClaimLine;
    sides: readonly [Scalar, Scalar] | undefined;
    error: string | undefined;
  } {
    try {
      return { line, sides: [this.#graph.build(line.left), this.#graph.build(line.right)], error: undefined };
    } catch (error) {
      if (error instanceof MeaningError) return { line, sides: undefined, error: error.message };
      throw error;
    }
  }

  /** A definition must make sense where it stands, be it used or not. */
  #checked(line: DefinitionLine): { line: DefinitionLine; sides: undefined; error: string | undefined } {
    try {
      if (line.parameters === undefined) this.#graph.node(line.name, line.at);
      return { line, sides: undefined, error: undefined };
    } catch (error) {
      if (error instanceof MeaningError) return { line, sides: undefined, error: error.message };
      throw error;
    }
  }

  #prepared(): { known: Known; finder: Finder; cases: readonly Case[] } {
    const shallow = new Graph(
      { names: new Map(), functions: this.#derivation.functions },
      new Set(this.#derivation.names.keys()),
      this.#detached,
    );
    const leaves = [...this.#graph.givens].map(([name, leaf]) => {
      const range = this.#derivation.ranges.get(name);
      return [leaf, range === undefined ? everywhere : { ...range, open: true }] as const;
    });
    const ranges = new Ranges(new Map(leaves));
    const known: Known = { givens: this.#graph.givenNodes, isPositive: (x) => ranges.isPositive(x) };
    const points = this.#points(known);
    const finder = new Finder(this.#derivation, this.#graph, points, shallow);
    const locals = new LocalPartials(this.#derivation, shallow);
    this.#corrector = new Corrector(this.#derivation, this.#graph, locals, new Sample(points));
    const cases = casesFor([...this.#graph.givens.keys()], this.#derivation.ranges, this.#count);
    return { known, finder, cases };
  }

  /**
   * A claim of a chain in which an earlier side is wrong. It holds if its right side is what the chain began with; if it only
   * equals the side before it, it carries on the error.
   */
  #judgedAfter(
    wrong: number,
    line: ClaimLine,
    sides: readonly [Scalar, Scalar],
    known: Known,
    finder: Finder,
    cases: readonly Case[],
  ): ClaimVerdict {
    const { head } = line;
    const whole = this.#judged({ ...line, left: head }, [this.#graph.build(head), sides[1]], known, finder, cases);
    if (whole.verdict !== 'refuted') return whole;
    const step = this.#judged(line, sides, known, finder, cases);
    return step.verdict === 'proved' || step.verdict === 'held' ? { ...step, carries: [wrong] } : whole;
  }

  #judged(
    line: ClaimLine,
    [left, right]: readonly [Scalar, Scalar],
    known: Known,
    finder: Finder,
    cases: readonly Case[],
  ): ClaimVerdict {
    const comparison = compare(left, right, known, this.#shared);
    if (comparison.equal === true) {
      return { ...place(line), verdict: 'proved', errorProbability: comparison.errorProbability, carries: [] };
    }
    if (comparison.equal === undefined && comparison.dividesBy0) {
      return {
        ...place(line),
        verdict: 'unread',
        message: 'a side of the equation is nowhere defined: it divides by 0',
      };
    }
    const { counterexample, tried } = this.#counterexample(left, right, cases);
    if (counterexample === undefined && tried === 0) {
      return { ...place(line), verdict: 'unread', message: 'no case was found in which both sides are defined' };
    }
    if (counterexample === undefined) return { ...place(line), verdict: 'held', cases: tried, carries: [] };
    const corrected = this.#corrector?.line(line.head);
    const findings = finder.find(line, left, right);
    return {
      ...place(line),
      verdict: 'refuted',
      counterexample,
      findings,
      ...(corrected === undefined ? {} : { corrected }),
    };
  }

  /** Points at which all names have values, as far as there are such. */
  #points(known: Known): Point[] {
    const points = Array.from({ length: 64 }, (_, i) => new Point(known, 1001n + BigInt(i)));
    const first = points.slice(0, 2);
    const nodes = this.#graph.names.map((name) => this.#graph.node(name, nowhere));
    const whole: Point[] = [];
    for (const point of points) {
      if (nodes.every((node) => hasValue(point, node))) whole.push(point);
      if (whole.length === 2) return whole;
    }
    return first;
  }

  /** The first case in which the sides differ, to 50 digits; and in how many both were defined. */
  #counterexample(
    left: Scalar,
    right: Scalar,
    cases: readonly Case[],
  ): { counterexample: Counterexample | undefined; tried: number } {
    let tried = 0;
    for (const numbers of cases) {
      const sides = this.#sidesAt(left, right, numbers);
      if (sides !== undefined) tried++;
      if (sides?.differ === true) return { counterexample: this.#simplest(left, right, numbers), tried };
    }
    return { counterexample: undefined, tried };
  }

  /** The two sides in a case, if both are defined there; they differ if they do so beyond rounding, and to 50 digits. */
  #sidesAt(left: Scalar, right: Scalar, numbers: Case): { left: number; right: number; differ: boolean } | undefined {
    const sides = this.#roughly(left, right, numbers);
    if (sides === undefined || !sides.differ) return sides;
    const leaves = this.#leavesAt(numbers);
    const [exactLeft, exactRight] = [evaluateExactly(left, leaves), evaluateExactly(right, leaves)];
    if (exactLeft === undefined || exactRight === undefined) return { ...sides, differ: false };
    const scale = exactLeft.abs().plus(exactRight.abs());
    const differ = exactLeft.minus(exactRight).abs().gt(scale.times('1e-30'));
    return { left: Number(exactLeft), right: Number(exactRight), differ };
  }

  /** The same in doubles, where rounding may let the sides differ that don't. */
  #roughly(left: Scalar, right: Scalar, numbers: Case): { left: number; right: number; differ: boolean } | undefined {
    const leaves = this.#leavesAt(numbers);
    const [l, r] = [evaluate(left, leaves), evaluate(right, leaves)];
    if (!Number.isFinite(l) || !Number.isFinite(r)) return undefined;
    return { left: l, right: r, differ: Math.abs(l - r) > 1e-9 * Math.max(Math.abs(l), Math.abs(r)) };
  }

  #leavesAt(numbers: Case): Map<Value, number> {
    return new Map([...this.#graph.givens].map(([name, leaf]) => [leaf, numbers.get(name) ?? NaN]));
  }

  /**
   * A counterexample with the numbers that are preferred, and then as many as can be made 0, 1 or 2, one after the other,
   * and none that isn't used.
   */
  #simplest(left: Scalar, right: Scalar, numbers: Case): Counterexample {
    const used = this.#givensOf(left, right);
    const simple = new Map(numbers);
    const preferred = [...this.#prefer.keys()].filter((name) => used.has(name));
    for (const name of new Set([...preferred, ...used])) {
      const { low, high } = this.#derivation.ranges.get(name) ?? { low: -Infinity, high: Infinity };
      const before = simple.get(name) ?? 0;
      const works = (x: number) => this.#roughly(left, right, simple.set(name, x))?.differ === true;
      const candidates = [this.#prefer.get(name) ?? 0, 0, 1, 2, before];
      simple.set(name, candidates.find((x) => x > low && x < high && works(x)) ?? before);
    }
    const simpler = this.#sidesAt(left, right, simple);
    const [found, sides] =
      simpler?.differ === true ? [simple, simpler] : [numbers, this.#sidesAt(left, right, numbers)];
    return {
      givens: Object.fromEntries([...found].filter(([name]) => used.has(name))),
      left: sides?.left ?? NaN,
      right: sides?.right ?? NaN,
    };
  }

  #givensOf(...sides: readonly Scalar[]): Set<string> {
    const nodes = new Set<Value>();
    const open = sides.filter((side) => side instanceof Value);
    for (let v = open.pop(); v !== undefined; v = open.pop()) {
      if (nodes.has(v)) continue;
      nodes.add(v);
      open.push(...v.inputs.filter((x) => x instanceof Value));
    }
    return new Set([...this.#graph.givens].filter(([, leaf]) => nodes.has(leaf)).map(([name]) => name));
  }

  /**
   * The lines with an error that a claim carries on, if with the text's own earlier right sides for the derivatives that it
   * uses it doesn't hold. Remembers its right side for the claims that follow.
   */
  #carried(line: ClaimLine, left: Scalar, known: Known, isRefuted: boolean): number[] {
    const sources = new Set<number>();
    const right = this.#graph.buildWith(line.right, (of, wrt) => {
      const claimed = this.#claimed.get(`${of} ${wrt}`);
      for (const source of claimed?.sources ?? []) sources.add(source);
      return claimed?.right;
    });
    const carries = sources.size === 0 || compare(left, right, known, this.#shared).equal !== false ? [] : [...sources];
    const [variable] = line.left.kind === 'derivative' ? line.left.wrt : [];
    if (
      line.left.kind === 'derivative' &&
      line.left.of.kind === 'name' &&
      line.left.wrt.length === 1 &&
      variable !== undefined
    ) {
      const key = `${line.left.of.name} ${variable.name}`;
      if (isRefuted || carries.length > 0)
        this.#claimed.set(key, { right, sources: isRefuted ? [line.line] : carries });
      else this.#claimed.delete(key);
    }
    return carries;
  }
}

const nowhere = { start: 0, end: 0 };

function hasValue(point: Point, node: Value): boolean {
  try {
    point.value(node);
    return true;
  } catch (error) {
    if (error instanceof Pole || error instanceof NoRoot) return false;
    throw error;
  }
}

function place({ line, column, at, number, source }: ClaimVerdict | Derivation['lines'][number]) {
  return { line, column, at, source, ...(number === undefined ? {} : { number }) };
}
