import { Value } from '@autograd-222/autograd';
import fc from 'fast-check';

/** How the named quantities of a derivation come of one another: `given` makes a leaf of a name that is given. */
export type Computation<Given extends string, Name extends string> = (
  given: (name: Given) => Value,
) => Readonly<Record<Name, Value>>;

/** ∂of/∂wrt by automatic differentiation, in the case at hand. */
export type Derivatives<Name extends string> = (of: Name, wrt: Name) => number;

/** A line of a derivation: ∂of/∂wrt = rightHandSide, which may use the quantities and other derivatives. */
export interface Claim<Name extends string> {
  readonly of: Name;
  /** A name that isn't among the quantities is a slip as well: the line is refuted for it. */
  readonly wrt: string;
  readonly rightHandSide: (values: Readonly<Record<Name, number>>, d: Derivatives<Name>) => number;
}

export interface Counterexample<Given extends string> {
  readonly given: Readonly<Record<Given, number>>;
  /** The derivative as it is. */
  readonly left: number;
  /** What the right-hand side gives. */
  readonly right: number;
}

export interface Verdict<Given extends string, Name extends string> {
  readonly holds: boolean;
  /** In how many cases the two sides agreed, up to the first in which they didn't. */
  readonly cases: number;
  /** Where the two sides differ, shrunk to the simplest numbers; missing where the line holds or has no such quantity. */
  readonly counterexample?: Counterexample<Given>;
  /** The quantity that the line speaks of and that isn't there. */
  readonly missing?: string;
  /** The derivatives that the right-hand side would be right for; empty where the line holds. */
  readonly rightFor: readonly { readonly of: Name; readonly wrt: Name }[];
}

export interface JudgeOptions<Given extends string> {
  /** Where to look for counterexamples, in this order: simple numbers first make for readable ones. */
  readonly cases: readonly fc.Arbitrary<Readonly<Record<Given, number>>>[];
  /** How many cases of each, 200 unless told. */
  readonly runs?: number;
  /** The seed of the generated cases. */
  readonly seed?: number;
  /** The size of derivative that counts as large, 1 unless told: sides that differ by 1e-9 of it still agree. */
  readonly unit?: number;
}

/**
 * Judges one line of a derivation by itself: its right-hand side, given the automatic values of whatever it uses,
 * against the automatic derivative that it speaks of. It holds if the two agree to 1e-9, relative to `unit` and to their
 * sizes, in every case; so the cases should be such that rounding stays well below that. A case in which the derivative
 * itself isn't finite is passed over.
 *
 * Throws a `RangeError` where there is nothing to go by, because there are no cases, or too few in which the derivative
 * is finite; and a `TypeError` if the line uses a quantity on its right-hand side, or differentiates one, that isn't
 * there.
 */
export function judge<Given extends string, Name extends string>(
  claim: Claim<Name>,
  compute: Computation<Given, Name>,
  { cases, runs = 200, seed = 222, unit = 1 }: JudgeOptions<Given>,
): Verdict<Given, Name> {
  if (cases.length === 0 || !(runs >= 1)) throw new RangeError('judge: there must be at least one case');
  const sides = (given: Readonly<Record<Given, number>>) => {
    const { values, d, names } = evaluate(compute, given);
    const wrt = names.find((name) => name === claim.wrt);
    return { left: wrt === undefined ? undefined : d(claim.of, wrt), right: claim.rightHandSide(values, d) };
  };
  let agreed = 0;
  for (const arbitrary of cases) {
    const property = fc.property(arbitrary, (given) => {
      const { left, right } = sides(given);
      fc.pre(left === undefined || Number.isFinite(left));
      return left !== undefined && agree(left, right, unit);
    });
    const { failed, counterexample, numRuns } = fc.check(property, { numRuns: runs, seed });
    if (!failed) {
      agreed += numRuns;
      continue;
    }
    const [given] = counterexample ?? [];
    if (given === undefined) throw new RangeError(`judge: in too few cases ∂${claim.of}/∂${claim.wrt} is finite`);
    const { left, right } = sides(given);
    return {
      holds: false,
      cases: agreed + numRuns - 1,
      rightFor: whatItWouldBeRightFor(claim, compute, { cases, seed, unit }),
      ...(left === undefined ? { missing: claim.wrt } : { counterexample: { given, left, right } }),
    };
  }
  return { holds: true, cases: agreed, rightFor: [] };
}

function agree(left: number, right: number, unit: number): boolean {
  return Number.isFinite(right) && Math.abs(left - right) <= 1e-9 * (unit + Math.max(Math.abs(left), Math.abs(right)));
}

/** The derivatives, by any quantity of any other, that the right-hand side agrees with in forty further cases. */
function whatItWouldBeRightFor<Given extends string, Name extends string>(
  claim: Claim<Name>,
  compute: Computation<Given, Name>,
  { cases, seed = 222, unit = 1 }: JudgeOptions<Given>,
): { of: Name; wrt: Name }[] {
  const further = cases.slice(-1).flatMap((arbitrary) => fc.sample(arbitrary, { numRuns: 40, seed }));
  const evaluated = further.map((given) => {
    const { values, d, names } = evaluate(compute, given);
    return { d, names, right: claim.rightHandSide(values, d) };
  });
  if (evaluated.every(({ right }) => right === 0)) return [];
  const [{ names } = { names: [] }] = evaluated;
  return names
    .flatMap((of) => names.map((wrt) => ({ of, wrt })))
    .filter(({ of, wrt }) => evaluated.every(({ d, right }) => agree(d(of, wrt), right, unit)));
}

/** The quantities at a case, and the derivatives between them, each found by a sweep when it is first asked for. */
function evaluate<Given extends string, Name extends string>(
  compute: Computation<Given, Name>,
  given: Readonly<Record<Given, number>>,
): { names: Name[]; values: Record<Name, number>; d: Derivatives<Name> } {
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
    for (const name of [of, wrt]) {
      if (!(name in nodes)) throw new TypeError(`judge: there is no quantity ${name} to differentiate`);
    }
    const gradient = gradients.get(of) ?? gradientOf(of);
    gradients.set(of, gradient);
    return gradient[wrt];
  };
  return { names, values: mapRecord(nodes, (node) => node.data), d };
}

function keysOf<Name extends string>(record: Readonly<Record<Name, unknown>>): Name[];
function keysOf(record: object): string[] {
  return Object.keys(record);
}

function mapRecord<Name extends string, A, B>(record: Readonly<Record<Name, A>>, f: (x: A) => B): Record<Name, B>;
function mapRecord<A, B>(record: Readonly<Record<string, A>>, f: (x: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, x]) => [name, f(x)]));
}
