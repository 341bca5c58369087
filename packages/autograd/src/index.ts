export { relu } from './activations.ts';
export { type Derivative, type Gradient, grad, type ValueAndGradient, valueAndGrad } from './grad.ts';
export type { Binary, Definition, Nary, Op, PartialDerivative, Unary } from './op.ts';
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
