export {
  elu,
  gelu,
  leakyRelu,
  logAddExp,
  logSigmoid,
  relu,
  sigmoid,
  silu,
  softplus,
} from './activations.ts';
export { dot, logSumExp, mean, softmax, sum } from './arrays.ts';
export { type CheckedDerivative, checkGradient, type GradientCheck } from './check-gradient.ts';
export { compile } from './compile/compile.ts';
export type { FlatProgram, Program } from './compile/program.ts';
export {
  abs,
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  cbrt,
  cos,
  cosh,
  expm1,
  hypot,
  log1p,
  log2,
  log10,
  max,
  min,
  reciprocal,
  sign,
  sin,
  sinh,
  sqrt,
  square,
  tan,
} from './elementary.ts';
export { findNonFinite, type NonFinite } from './find-non-finite.ts';
export {
  type Derivative,
  type Gradient,
  grad,
  type Hessian,
  hessian,
  type Jacobian,
  jacobian,
  type ValueAndGradient,
  valueAndGrad,
} from './grad.ts';
export type { Binary, Definition, Nary, Op, PartialDerivative, Unary } from './op.ts';
export { derivationTex, stepTex } from './show/derivation-tex.ts';
export { derivationText, stepText } from './show/derivation-text.ts';
export { type Derivation, derive, type Step, type Term, type Way } from './show/derive.ts';
export { toDot } from './show/dot.ts';
export { type Drawing, type DrawingOptions, type DrawnEdge, type DrawnNode, drawing } from './show/drawing.ts';
export { texSymbol, toTex } from './show/tex.ts';
export type { Tree, WithLeaves } from './tree.ts';
export {
  add,
  defineOp,
  detach,
  div,
  exp,
  log,
  mul,
  neg,
  pow,
  type Scalar,
  sub,
  tanh,
  Value,
  where,
} from './value.ts';
