export {
  elu,
  gelu,
  leakyRelu,
  logAddExp,
  logSigmoid,
  sigmoid,
  silu,
  softplus,
} from './activations.ts';
export { adjoints } from './adjoints.ts';
export type { Derivative } from './argnums.ts';
export { dot, logSumExp, mean, softmax, sum } from './arrays.ts';
export { type CheckedDerivative, checkGradient, type GradientCheck } from './check/check-gradient.ts';
export { findNonFinite, type NonFinite } from './check/find-non-finite.ts';
export type { Backend } from './compile/backend.ts';
export { type Compile, type CompileOptions, compile } from './compile/compile.ts';
export type { FlatProgram, Program } from './compile/program.ts';
export { type Derivation, derive, type Step, type Term } from './derivation/derive.ts';
export type { Path } from './derivation/paths.ts';
export { derivationTex, stepTex } from './derivation/tex.ts';
export { derivationText, stepText } from './derivation/text.ts';
export { toDot } from './drawing/dot.ts';
export { type Drawing, type DrawingOptions, type DrawnEdge, type DrawnNode, drawing } from './drawing/drawing.ts';
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
export { describe, describeNonValue } from './errors.ts';
export { texSymbol, toTex } from './formula/tex.ts';
export {
  type Gradient,
  grad,
  type Hessian,
  hessian,
  type Jacobian,
  jacobian,
  type ValueAndGradient,
  valueAndGrad,
} from './grad.ts';
export { type Hvp, hvp, type Jvp, jvp } from './jvp.ts';
export { type LeafOf, mapTree } from './map-tree.ts';
export type { Definition, PartialDerivative, TexSpelling } from './op.ts';
export type { Tree, WithLeaves } from './tree.ts';
export {
  add,
  type Binary,
  defineOp,
  detach,
  div,
  exp,
  label,
  log,
  mul,
  type Nary,
  neg,
  type Op,
  pow,
  relu,
  type Scalar,
  sub,
  tanh,
  type Unary,
  Value,
  where,
} from './value.ts';
