export { type DocumentGradient, documentGradient, mendedGradient } from './document.ts';
export { type Correction, type Equation, equations } from './equations.ts';
export { handGradient, type NetworkGradient } from './hand.ts';
export {
  type Claim,
  type Computation,
  type Counterexample,
  type Derivatives,
  type JudgeOptions,
  judge,
  type Verdict,
} from './judge.ts';
export {
  type ActivationName,
  type Activations,
  activationNames,
  mapParameters,
  type Pair,
  type ParameterName,
  type Params,
  parameterNames,
} from './names.ts';
export { forward, loss, networkLoss, stableLoss } from './network.ts';
export { asItIs, forwardWithoutCrossTerms, type Given, type Quantity, withoutCrossTerms } from './readings.ts';
export { uphill } from './uphill.ts';
export { cases, type EquationVerdict, type JudgeEquationsOptions, judgeEquations } from './verdicts.ts';
