import {
  type ClaimVerdict,
  type Counterexample,
  type FailingCase,
  type Finding,
  judgeDerivation,
} from '@autograd-222/derivation';
import { type Given, mapParameters, type Quantity, quantityNames, shortName } from '../names.ts';
import { derivation, type Equation, equations, numberOf } from './equations.ts';

/** What is found of an equation. */
export interface EquationVerdict {
  /** 1 to 61. */
  readonly equation: number;
  /** Whether it holds for the network as it is; null for the definitions, 1 to 13. */
  readonly holds: boolean | null;
  /** Whether it holds by the document's assumption, with the softmax's cross terms detached; null as above. */
  readonly holdsWithDetachedCrossTerms: boolean | null;
  /** What is found of it for the network as it is; absent for the definitions. */
  readonly verdict?: LineVerdict;
}

/** How an equation is known to hold or to fail, for the network as it is. */
export interface LineVerdict {
  /** Whether it is proved: its sides are equal as formulas. */
  readonly proved: boolean;
  /** If it is proved, a bound on the probability that the proof is wrong. */
  readonly errorProbability?: number;
  /** If it holds without a proof, in how many cases. */
  readonly cases?: number;
  /** A case in which its sides differ; absent where the line holds or `missing` says why not. */
  readonly counterexample?: FailingCase<Given>;
  /** What it differentiates with respect to, if that is no quantity of the network. */
  readonly missing?: string;
  /** The derivatives that its right-hand side equals in place of the one claimed; empty where the line holds. */
  readonly rightFor: readonly { readonly of: Quantity; readonly wrt: Quantity }[];
  /** All that is found wrong with it, by machine, with names as in the document: h_3. `explain` puts it into words. */
  readonly findings: readonly Finding[];
}

/** Which equations to judge. */
export interface JudgeEquationsOptions {
  /** The number of the one equation to judge; default: all of them. */
  readonly only?: number;
  /** Called after each equation that is judged; 1 to 13 are not. */
  readonly onEquation?: () => void;
}

/**
 * The verdict on each of the 61 equations, for the network as it is, and for the one that the document assumes. Each line
 * is judged by itself, with the true values of the derivatives it uses. It holds if each of its claims is proved, or held in
 * all cases tried; a chain has more than one.
 *
 * Throws a `RangeError` if `only` isn't an integer from 1 to 61.
 *
 * @example
 * judgeEquations().filter(({ holds }) => holds === false).length // 18
 */
export function judgeEquations({ only, onEquation }: JudgeEquationsOptions = {}): EquationVerdict[] {
  if (only !== undefined && !equations.some(({ number }) => number === only)) {
    throw new RangeError(`judgeEquations: only must be an integer from 1 to ${equations.length}, but is ${only}`);
  }
  const chosen = equations.filter(({ number }) => only === undefined || number === only);
  const judged = new Set(chosen.filter(({ section }) => section === 'backward').map(({ number }) => number));
  const lastClaims = new Map(derivation.lines.map((line) => [numberOf(line), line.at]));
  const detached = judgeDerivation(derivation, { detached: { h_3: ['a_4'], h_4: ['a_3'] } }).claims;
  const { claims } = judgeDerivation(derivation, {
    prefer: { y_1: 1, y_2: 0 },
    onClaim: (claim) => {
      const number = numberOf(claim);
      if (judged.has(number) && lastClaims.get(number) === claim.at) onEquation?.();
    },
  });
  return chosen.map((equation) => {
    const { number } = equation;
    if (!judged.has(number)) return { equation: number, holds: null, holdsWithDetachedCrossTerms: null };
    const own = claims.filter((claim) => numberOf(claim) === number);
    return {
      equation: number,
      holds: own.every(holds),
      holdsWithDetachedCrossTerms: detached.filter((claim) => numberOf(claim) === number).every(holds),
      verdict: lineVerdict(equation, own),
    };
  });
}

function holds({ verdict }: ClaimVerdict): boolean {
  return verdict === 'proved' || verdict === 'held';
}

/** What is found of an equation that makes these claims. */
export function lineVerdict(
  { derivative }: Pick<Equation, 'derivative'>,
  claims: readonly ClaimVerdict[],
): LineVerdict {
  const refuted = claims.find((claim) => claim.verdict === 'refuted');
  if (refuted === undefined) return { ...howItHolds(claims), rightFor: [], findings: [] };
  const { counterexample, findings } = refuted;
  const missing = quantityOf(derivative?.wrt) === undefined ? derivative?.wrt : undefined;
  return {
    proved: false,
    ...(missing === undefined ? { counterexample: inShortNames(counterexample) } : { missing }),
    rightFor: findings.flatMap((finding) => {
      if (finding.kind !== 'right for') return [];
      const [of, wrt] = [quantityOf(finding.of), quantityOf(finding.wrt)];
      return of === undefined || wrt === undefined ? [] : [{ of, wrt }];
    }),
    findings,
  };
}

/** Proofs of several claims are all right but for the sum of their probabilities to be wrong. */
function howItHolds(claims: readonly ClaimVerdict[]): Pick<LineVerdict, 'proved' | 'errorProbability' | 'cases'> {
  const cases = claims.flatMap((claim) => (claim.verdict === 'held' ? [claim.cases] : []));
  if (cases.length > 0) return { proved: false, cases: Math.min(...cases) };
  const bounds = claims.map((claim) => (claim.verdict === 'proved' ? claim.errorProbability : 1));
  return { proved: true, errorProbability: bounds.reduce((sum, bound) => sum + bound, 0) };
}

function quantityOf(name = ''): Quantity | undefined {
  return quantityNames.find((quantity) => quantity === shortName(name));
}

/** The counterexample with a number for all that is given: 0 for what neither side depends on. */
function inShortNames({ givens, left, right }: Counterexample): FailingCase<Given> {
  const numbers = new Map(Object.entries(givens).map(([name, x]) => [shortName(name), x]));
  const numberOf = (name: Given) => numbers.get(name) ?? 0;
  const sample = { x1: numberOf('x1'), x2: numberOf('x2'), y1: numberOf('y1'), y2: numberOf('y2') };
  return { given: { ...mapParameters(numberOf), ...sample }, left, right };
}
