import { Value } from '@autograd-222/autograd';
import fc from 'fast-check';

/** Computes the named quantities of a derivation: `given` makes the leaf of a name that is given. */
export type Computation<Given extends string, Name extends string> = (
  given: (name: Given) => Value,
) => Readonly<Record<Name, Value>>;

/** ∂of/∂wrt by automatic differentiation, in the case at hand. */
export type Derivatives<Name extends string> = (of: Name, wrt: Name) => number;

/** A line of a derivation: ∂of/∂wrt = rightHandSide, which may use the quantities and other derivatives. */
export interface Claim<Name extends string> {
  readonly of: Name;
  /** A line whose `wrt` is none of the quantities is refuted for that. */
  readonly wrt: string;
  readonly rightHandSide: (values: Readonly<Record<Name, number>>, d: Derivatives<Name>) => number;
}

/** A case in which the two sides of a line differ. */
export interface FailingCase<Given extends string> {
  readonly given: Readonly<Record<Given, number>>;
  /** The automatic derivative. */
  readonly left: number;
  /** What the right-hand side gives. */
  readonly right: number;
}

/** What `judge` found out about a line. */
export interface Verdict<Given extends string, Name extends string> {
  readonly holds: boolean;
  /** In how many cases the two sides agreed, up to the first in which they didn't. */
  readonly cases: number;
  /** Where the two sides differ, shrunk to the simplest numbers; absent where the line holds or `missing` says why not. */
  readonly counterexample?: FailingCase<Given>;
  /** The `wrt` of the claim, if there is no such quantity. */
  readonly missing?: string;
  /** The derivatives that the right-hand side equals in place of the one claimed; empty where the line holds. */
  readonly rightFor: readonly { readonly of: Name; readonly wrt: Name }[];
}

/** Which cases `judge` tries, and when it takes two numbers as equal. */
export interface JudgeOptions<Given extends string> {
  /** Generators of cases, of one kind each. Simple numbers first make for readable counterexamples. */
  readonly cases: readonly fc.Arbitrary<Readonly<Record<Given, number>>>[];
  /** How many cases of each kind; default: 200. */
  readonly runs?: number;
  /** The seed for the random cases, an integer; default: 222. */
  readonly seed?: number;
  /** The size of a typical derivative; default: 1. Sides that differ by less than 1e-9 of it agree. */
  readonly scale?: number;
}

/**
 * Judges one line of a derivation by itself: its right-hand side, computed from the automatic values of whatever it uses,
 * against the automatic derivative on its left. The line holds if the two agree in every case to 1e-9, relative to
 * `scale` or to their own size, whichever is larger; so choose cases in which rounding stays well below that.
 *
 * A case is passed over where the derivative isn't finite, and where the right-hand side is NaN, as 0/0 is at a removable
 * singularity. If that leaves too few cases, fewer than one in ten, a line whose right-hand side was NaN is refuted;
 * otherwise there is no verdict.
 *
 * Throws a `RangeError` if `cases` is empty, `runs` isn't a positive integer, `seed` isn't an integer, `scale` is negative
 * or not finite, or there is no verdict; and a `TypeError` if the line uses or differentiates a quantity that there
 * isn't. What the right-hand side throws is passed on.
 *
 * @example
 * import fc from 'fast-check';
 * const parabola = (given: (name: 'x') => Value) => ({ x: given('x'), y: mul(given('x'), given('x')) });
 * const integers = [fc.record({ x: fc.integer({ min: -2, max: 2 }) })];
 * judge({ of: 'y', wrt: 'x', rightHandSide: ({ x }) => 2 * x }, parabola, { cases: integers }).holds // true
 * judge({ of: 'y', wrt: 'x', rightHandSide: ({ x }) => x }, parabola, { cases: integers }).counterexample
 * //   { given: { x: 1 }, left: 2, right: 1 }
 */
export function judge<Given extends string, Name extends string>(
  claim: Claim<NoInfer<Name>>,
  compute: Computation<Given, Name>,
  options: JudgeOptions<NoInfer<Given>>,
): Verdict<Given, Name> {
  const { cases, runs = 200, seed = 222, scale = 1 } = options;
  if (cases.length === 0) throw new RangeError('judge: cases must not be empty');
  checkOptions(options);

  /** The simplest generated case in which the two sides fail a test, if there is one; and how many passed before. */
  const firstFailure = (kind: fc.Arbitrary<Readonly<Record<Given, number>>>, test: (sides: Sides) => boolean) => {
    const property = fc.property(kind, (given) => test(sidesOf(claim, compute, given)));
    const { counterexample, numRuns } = fc.check(property, { numRuns: runs, maxSkipsPerRun: 9, seed });
    return counterexample === null ? { passed: numRuns } : { passed: numRuns - 1, given: counterexample[0] };
  };
  const refuted = (given: Readonly<Record<Given, number>>, agreed: number): Verdict<Given, Name> => {
    const { left, right } = sidesOf(claim, compute, given);
    return {
      holds: false,
      cases: agreed,
      rightFor: whatItIsRightFor(claim, compute, options),
      ...(left === undefined ? { missing: claim.wrt } : { counterexample: { given, left, right } }),
    };
  };

  let agreed = 0;
  for (const kind of cases) {
    const { passed, given } = firstFailure(kind, ({ left, right }) => {
      if (left === undefined) return false;
      fc.pre(isComparable(left, right));
      return agree(left, right, scale);
    });
    agreed += passed;
    if (given !== undefined) return refuted(given, agreed);
  }
  if (agreed >= runs) return { holds: true, cases: agreed, rightFor: [] };

  // Nine cases in ten were passed over: is that for the right-hand side, or for the derivative?
  for (const kind of cases) {
    const { given } = firstFailure(kind, ({ left = NaN, right }) => {
      fc.pre(Number.isFinite(left));
      return !Number.isNaN(right);
    });
    if (given !== undefined) return refuted(given, agreed);
  }
  throw new RangeError(`judge: in too few cases ∂${claim.of}/∂${claim.wrt} is finite`);
}

/** Throws a `RangeError` that names the first option that is out of its range. */
function checkOptions({ runs = 1, seed = 0, scale = 1 }: Omit<JudgeOptions<string>, 'cases'>): void {
  const require = (isInRange: boolean, name: string, range: string, received: unknown) => {
    if (!isInRange) throw new RangeError(`judge: ${name} must be ${range}, but is ${received}`);
  };
  require(Number.isInteger(runs) && runs > 0, 'runs', 'a positive integer', runs);
  require(Number.isInteger(seed), 'seed', 'an integer', seed);
  require(Number.isFinite(scale) && scale >= 0, 'scale', 'a finite number, 0 or above', scale);
}

/** The two sides of a line in one case; there is no left one if the line's `wrt` is none of the quantities. */
interface Sides {
  readonly left: number | undefined;
  readonly right: number;
}

function sidesOf<Given extends string, Name extends string>(
  claim: Claim<Name>,
  compute: Computation<Given, Name>,
  given: Readonly<Record<Given, number>>,
): Sides {
  const { values, d, names } = evaluate(compute, given);
  const wrt = names.find((name) => name === claim.wrt);
  return { left: wrt === undefined ? undefined : d(claim.of, wrt), right: claim.rightHandSide(values, d) };
}

/** Whether there is a derivative, and a right-hand side to compare it with. */
function isComparable(left: number, right: number): boolean {
  return Number.isFinite(left) && !Number.isNaN(right);
}

function agree(left: number, right: number, scale: number): boolean {
  return Number.isFinite(right) && Math.abs(left - right) <= 1e-9 * Math.max(scale, Math.abs(left), Math.abs(right));
}

/** The derivatives, of any quantity with respect to any other, that the right-hand side equals in forty cases of each kind. */
function whatItIsRightFor<Given extends string, Name extends string>(
  claim: Claim<Name>,
  compute: Computation<Given, Name>,
  { cases, seed = 222, scale = 1 }: JudgeOptions<Given>,
): { of: Name; wrt: Name }[] {
  const tried = cases.flatMap((kind) => fc.sample(kind, { numRuns: 40, seed }));
  const evaluated = tried.map((given) => {
    const { values, d, names } = evaluate(compute, given);
    return { d, names, right: claim.rightHandSide(values, d) };
  });
  if (evaluated.every(({ right }) => right === 0)) return [];
  const [{ names } = { names: [] }] = evaluated;
  return names
    .flatMap((of) => names.map((wrt) => ({ of, wrt })))
    .filter(({ of, wrt }) => {
      const comparable = evaluated.filter(({ d, right }) => isComparable(d(of, wrt), right));
      return comparable.length > 0 && comparable.every(({ d, right }) => agree(d(of, wrt), right, scale));
    });
}

/** The quantities in one case, and the derivatives between them, each found by a sweep when it is first asked for. */
function evaluate<Given extends string, Name extends string>(
  compute: Computation<Given, Name>,
  given: Readonly<Record<Given, number>>,
): { names: Name[]; values: Readonly<Record<Name, number>>; d: Derivatives<Name> } {
  const leaves = new Map<Given, Value>();
  const nodes = compute((name) => {
    const leaf = leaves.get(name) ?? new Value(given[name], name);
    leaves.set(name, leaf);
    return leaf;
  });
  const names = keysOf(nodes);
  const gradients = new Map<Name, Record<Name, number>>();
  const gradientOf = (of: Name): Record<Name, number> => {
    for (const name of names) nodes[name].grad = 0;
    nodes[of].backward();
    return mapRecord(nodes, (node) => node.grad);
  };
  const d = (of: Name, wrt: Name): number => {
    checkQuantity(nodes, of);
    checkQuantity(nodes, wrt);
    const gradient = gradients.get(of) ?? gradientOf(of);
    gradients.set(of, gradient);
    return gradient[wrt];
  };
  const values = new Proxy(
    mapRecord(nodes, (node) => node.data),
    {
      get: (numbers, name, receiver) => {
        if (typeof name === 'string') checkQuantity(nodes, name);
        return Reflect.get(numbers, name, receiver);
      },
    },
  );
  return { names, values, d };
}

function checkQuantity(quantities: object, name: string): void {
  if (!Object.hasOwn(quantities, name)) throw new TypeError(`judge: there is no quantity ${name}`);
}

function keysOf<Name extends string>(record: Readonly<Record<Name, unknown>>): Name[];
function keysOf(record: object): string[] {
  return Object.keys(record);
}

function mapRecord<Name extends string, A, B>(record: Readonly<Record<Name, A>>, f: (x: A) => B): Record<Name, B>;
function mapRecord<A, B>(record: Readonly<Record<string, A>>, f: (x: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, x]) => [name, f(x)]));
}
