import {
  type Equation,
  type EquationVerdict,
  equations,
  type JudgeEquationsOptions,
  judgeEquations,
} from '@autograd-222/model-222';

/** An equation of the document with its verdict. */
export interface JudgedEquation extends Equation, EquationVerdict {}

/** The equations with their verdicts. */
export function judgedEquations(options: JudgeEquationsOptions): JudgedEquation[] {
  const verdicts = new Map(judgeEquations(options).map((verdict) => [verdict.equation, verdict]));
  return equations.flatMap((equation) => {
    const verdict = verdicts.get(equation.number);
    return verdict === undefined ? [] : [{ ...equation, ...verdict }];
  });
}

/** ✓ holds, ≈ holds only with the softmax's cross terms detached, ✗ doesn't hold; a definition has no mark. */
export type Mark = '✓' | '≈' | '✗' | ' ';

export function markOf({ holds, holdsWithDetachedCrossTerms }: EquationVerdict): Mark {
  if (holds === null) return ' ';
  if (holds) return '✓';
  return holdsWithDetachedCrossTerms ? '≈' : '✗';
}

/** What ✓ means for these equations: proved, or only that they hold if there is no proof for one of them. */
export function wordForHolding(equations: readonly EquationVerdict[]): 'proved' | 'holds' {
  return equations.every(({ holds, verdict }) => !holds || verdict?.proved) ? 'proved' : 'holds';
}

/** The LaTeX of an equation, with the left-hand side that it continues from the line before. */
export function writtenTex({ continues, tex }: Equation): string {
  return continues === undefined ? tex : `${continues} ${tex}`;
}

/** The circled number that the document gives to a final result, if the equation is one. */
export function circledNumber({ circled }: Equation): string | undefined {
  return circled === undefined ? undefined : '①②③④'.charAt(circled - 1);
}
