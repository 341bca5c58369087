import type { JudgedClaim, Judgment } from './judgment.ts';
import { tally } from './judgment.ts';

/** A judgment for machines: for each claim where it stands, the verdict, and what belongs to that. */
export function judgmentJson(judgment: Judgment) {
  return { claims: judgment.claims.map(claimJson), givens: judgment.givens, tally: tally(judgment) };
}

function claimJson({ verdict: claim, equation, findings, corrected, counterexample }: JudgedClaim) {
  const { line, column, number, verdict } = claim;
  const place = { line, column, ...(number === undefined ? {} : { number }), verdict, equation };
  switch (claim.verdict) {
    case 'proved':
      return { ...place, errorProbability: claim.errorProbability, carries: claim.carries };
    case 'held':
      return { ...place, cases: claim.cases, carries: claim.carries };
    case 'refuted':
      return { ...place, findings: claim.findings, explanation: findings, corrected, counterexample };
    case 'unread':
      return { ...place, message: claim.message };
  }
}
