import {
  add,
  defineOp,
  div,
  exp,
  label,
  log,
  mul,
  neg,
  type Scalar,
  sigmoid,
  softplus,
  sub,
  tanh,
  type Value,
} from '@autograd-222/autograd';
import { checkScalars } from './arguments.ts';
import { type Activations, mapParameters, type Pair, type Params } from './names.ts';

/**
 * The forward pass, equations 3 to 13, on numbers or on `Value`s. On `Value`s, the nodes are labelled with the document's
 * names. Where a logit exceeds 709, e^a overflows, and equations 3 and 4 give NaN.
 *
 * Throws a `TypeError` that names the parameter or input which is neither a number nor a `Value`.
 *
 * @example
 * const zeros = mapParameters(() => 0);
 * forward(zeros, [1, 2]).h3 // 0.5
 */
export function forward(params: Params, x: Pair): Activations;
export function forward(params: Params<Value>, x: Pair<Scalar>): Activations<Value>;
export function forward(params: Params<Scalar>, x: Pair<Scalar>): Activations<Scalar>;
export function forward(params: Params<Scalar>, x: Pair<Scalar>): Activations<Scalar> {
  try {
    return equations3to13(params, x);
  } catch (error) {
    // An op has refused what is neither a number nor a Value; this says which it was, by the name it has here.
    checkScalars('forward', { ...mapParameters((name) => params?.[name]), x1: x?.[0], x2: x?.[1] });
    throw error;
  }
}

function equations3to13(params: Params<Scalar>, [x1, x2]: Pair<Scalar>): Activations<Scalar> {
  const { w1, w2, w3, w4, w5, w6, w7, w8, b1, b2, b3, b4 } = params;
  const a1 = label(add(add(mul(w1, x1), mul(w2, x2)), b1), 'a1'); // (7)
  const a2 = label(add(add(mul(w3, x1), mul(w4, x2)), b2), 'a2'); // (8)
  const h1 = label(tanh(a1), 'h1'); // (5), (9)
  const h2 = label(tanh(a2), 'h2'); // (6), (10)
  const a3 = label(add(add(mul(w5, h1), mul(w6, h2)), b3), 'a3'); // (11)
  const a4 = label(add(add(mul(w7, h1), mul(w8, h2)), b4), 'a4'); // (12)
  const [e3, e4] = [exp(a3), exp(a4)];
  const total = add(e3, e4);
  const h3 = label(div(e3, total), 'h3'); // (3), (13)
  const h4 = label(div(e4, total), 'h4'); // (4), (13)
  return { a1, a2, h1, h2, a3, a4, h3, h4 };
}

/**
 * The loss of equation 2: squared error and cross-entropy, summed over the two outputs. As written, it is infinite or NaN
 * where an output is rounded to 0 or 1; `stableLoss` isn't.
 *
 * Throws a `TypeError` that names the output or target which is neither a number nor a `Value`.
 *
 * @example
 * loss([0.5, 0.5], [1, 0]) // 1.8862943611198906
 */
export function loss(outputs: Pair, targets: Pair): number;
export function loss(outputs: Pair<Value>, targets: Pair<Scalar>): Value;
export function loss(outputs: Pair<Scalar>, targets: Pair<Scalar>): Scalar;
export function loss(outputs: Pair<Scalar>, targets: Pair<Scalar>): Scalar {
  try {
    return label(add(outputLoss(outputs[0], targets[0]), outputLoss(outputs[1], targets[1])), 'L');
  } catch (error) {
    checkScalars('loss', { h3: outputs?.[0], h4: outputs?.[1], y1: targets?.[0], y2: targets?.[1] });
    throw error;
  }
}

/**
 * The loss of equation 2 from the logits. It equals `loss` where that is finite, and is accurate where it isn't. With
 * d = a3 - a4, the outputs are sigmoid(d) and sigmoid(-d), and their logarithms are -softplus(-d) and -softplus(d), so that
 * nothing overflows, rounds to log 0, or cancels. A logarithm whose factor y or 1 - y is 0 adds 0, even if it is infinite.
 * Derivatives whose terms cancel, as for equal targets at equal logits, are accurate relative to their terms.
 *
 * Throws a `TypeError` that names the logit or target which is neither a number nor a `Value`.
 *
 * @example
 * stableLoss({ a3: 1000, a4: 0 }, [0, 1]) // 2002
 * stableLoss({ a3: 1000, a4: 0 }, [1, 0]) // 0
 */
export function stableLoss(logits: Pick<Activations, 'a3' | 'a4'>, targets: Pair): number;
export function stableLoss(logits: Pick<Activations<Value>, 'a3' | 'a4'>, targets: Pair<Scalar>): Value;
export function stableLoss(logits: Pick<Activations<Scalar>, 'a3' | 'a4'>, targets: Pair<Scalar>): Scalar;
export function stableLoss(logits: Pick<Activations<Scalar>, 'a3' | 'a4'>, targets: Pair<Scalar>): Scalar {
  try {
    const d = sub(logits.a3, logits.a4);
    return label(add(outputLossByLogit(d, targets[0]), outputLossByLogit(neg(d), targets[1])), 'L');
  } catch (error) {
    checkScalars('stableLoss', { a3: logits?.a3, a4: logits?.a4, y1: targets?.[0], y2: targets?.[1] });
    throw error;
  }
}

/** One term of the sum in equation 2, for the output h = sigmoid(d): -log h is softplus(-d), -log(1 - h) softplus(d). */
function outputLossByLogit(d: Scalar, y: Scalar): Scalar {
  const error = sub(y, sigmoid(d));
  return add(mul(error, error), add(weighted(y, softplus(neg(d))), weighted(sub(1, y), softplus(d))));
}

/** y·x, but 0 where y is 0, even if x is infinite. Its derivatives are those of the product. */
const weighted = defineOp({
  name: 'weighted',
  forward: (y, x) => (y === 0 ? 0 : y * x),
  partials: [(_y, x) => x, (y) => y],
  js: (y, x) => `${y} === 0 ? 0 : ${y} * ${x}`,
  tex: { write: (y, x) => `${y} \\cdot ${x}`, inputs: 'power', output: 'product' },
});

/**
 * The loss of one sample as a function of the parameters: `forward`, then `loss`.
 *
 * Throws a `TypeError` that names the parameter, input or target which is neither a number nor a `Value`.
 *
 * @example
 * const zeros = mapParameters(() => 0);
 * grad(networkLoss)(zeros, [1, 2], [1, 0]).b3 // -1.5
 */
export function networkLoss(params: Params, x: Pair, y: Pair): number;
export function networkLoss(params: Params<Value>, x: Pair<Scalar>, y: Pair<Scalar>): Value;
export function networkLoss(params: Params<Scalar>, x: Pair<Scalar>, y: Pair<Scalar>): Scalar;
export function networkLoss(params: Params<Scalar>, x: Pair<Scalar>, y: Pair<Scalar>): Scalar {
  const { h3, h4 } = forward(params, x);
  return loss([h3, h4], y);
}

/** One term of the sum in equation 2. */
export function outputLoss(h: Scalar, y: Scalar): Scalar {
  const error = sub(y, h);
  return sub(mul(error, error), add(mul(y, log(h)), mul(sub(1, y), log(sub(1, h)))));
}
