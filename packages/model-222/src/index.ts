export { type Correction, type Equation, equations } from './document/equations.ts';
export { correctedGradient, type DocumentGradient, documentGradient } from './document/gradient.ts';
export { handGradient, type NetworkGradient } from './document/hand.ts';
export { uphill } from './document/uphill.ts';
export {
  type EquationVerdict,
  equationCases,
  type JudgeEquationsOptions,
  judgeEquations,
} from './document/verdicts.ts';
export {
  type Claim,
  type Computation,
  type Counterexample,
  type Derivatives,
  type JudgeOptions,
  judge,
  type Verdict,
} from './judge.ts';
export { detachedModel, forwardWithoutCrossTerms, labelledNetwork, type Model, trueModel } from './models.ts';
export {
  type ActivationName,
  type Activations,
  activationNames,
  type Given,
  mapParameters,
  type Pair,
  type ParameterName,
  type Params,
  parameterNames,
  type Quantity,
  quantityNames,
  type SampleName,
  sampleNames,
} from './names.ts';
export { forward, loss, networkLoss, stableLoss } from './network.ts';
