import {
  type Equation,
  type EquationVerdict,
  equations,
  type JudgeEquationsOptions,
  judgeEquations,
} from '@autograd-222/model-222';

/** An equation together with what the machine says of it. */
export interface JudgedEquation extends Equation, EquationVerdict {}

export function judgedEquations(options: JudgeEquationsOptions): JudgedEquation[] {
  const verdicts = new Map(judgeEquations(options).map((verdict) => [verdict.equation, verdict]));
  return equations.flatMap((equation) => {
    const verdict = verdicts.get(equation.number);
    return verdict === undefined ? [] : [{ ...equation, ...verdict }];
  });
}

export interface Tally {
  readonly lines: number;
  readonly hold: number;
  readonly fail: number;
  readonly crossTermsOnly: number;
}

/** How many of the lines from 14 on hold, fail, and fail only for the cross terms that the document leaves out. */
export function tally(verdicts: readonly EquationVerdict[]): Tally {
  const lines = verdicts.filter(({ holds }) => holds !== null);
  const failing = lines.filter(({ holds }) => holds === false);
  return {
    lines: lines.length,
    hold: lines.length - failing.length,
    fail: failing.length,
    crossTermsOnly: failing.filter((verdict) => verdict.holdsWithDetachedCrossTerms === true).length,
  };
}

/** The tally as a sentence or two. */
export function tallyInWords({ lines, hold, fail, crossTermsOnly }: Tally): string {
  return (
    `Of the ${lines} lines of the document's backward pass, ${hold} hold and ${fail} don't. ` +
    `${crossTermsOnly} of those ${fail} are right for a softmax whose outputs each depend on their own logit alone, ` +
    `as the document takes it.`
  );
}

/** The numbers of a counterexample that aren't 0, as `w5 = 1, y1 = 1`. */
export function givenInWords(given: Readonly<Record<string, number>>): string {
  const set = Object.entries(given).filter(([, value]) => value !== 0);
  return [...set.map(([name, value]) => `${name} = ${value}`), 'all else 0'].join(', ');
}

/** A number of a counterexample, short where it is. */
export function short(x: number): string {
  return String(Number(x.toPrecision(6)));
}
