export type { CorrectedLine } from './judge/corrected.ts';
export type { Finding } from './judge/findings/finding.ts';
export { type JudgeDerivationOptions, judgeDerivation } from './judge/judge-derivation.ts';
export type { ClaimVerdict, Counterexample, DerivationVerdict } from './judge/verdict.ts';
export { explain, inWords } from './judge/words.ts';
export {
  type Claim,
  type Computation,
  type Derivatives,
  type FailingCase,
  type JudgeOptions,
  judge,
  type Verdict,
} from './judge-function.ts';
export type { ClaimLine, DefinitionLine, Derivation, GivenRange, Line, Place, UnreadLine } from './meaning/lines.ts';
export { readDerivation } from './meaning/read-derivation.ts';
export type { Expression, Span } from './reading/expression.ts';
export { greekLetter } from './reading/letters.ts';
