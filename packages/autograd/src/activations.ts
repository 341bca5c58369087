import { max, min, square } from './elementary.ts';
import { add, type Binary, defineOp, exp, mul, neg, relu, sub, tanh, where } from './value.ts';

/** x above 0, and 0.01·x from 0 down, PyTorch's slope; at 0 the derivative is that slope. */
export const leakyRelu = defineOp({
  name: 'leakyRelu',
  forward: (x) => (x > 0 ? x : 0.01 * x),
  partials: [(x) => where(relu(x), 1, 0.01)],
  js: (x) => `${x} > 0 ? ${x} : 0.01 * ${x}`,
});

/** x above 0, and eˣ - 1 from 0 down (α = 1). At 0 the derivative is 1 and the second derivative 0, as in PyTorch. */
export const elu = defineOp({
  name: 'elu',
  forward: (x) => (x > 0 ? x : Math.expm1(x)),
  partials: [(x) => exp(neg(relu(neg(x))))],
  js: (x) => `${x} > 0 ? ${x} : Math.expm1(${x})`,
});

/** 1 / (1 + e⁻ˣ), without overflow on either side. */
export const sigmoid = defineOp({
  name: 'sigmoid',
  forward: (x) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))),
  partials: [(x) => sigmoidSlope(x)],
  js: (x) => `${x} < 0 ? Math.exp(${x}) / (1 + Math.exp(${x})) : 1 / (1 + Math.exp(-${x}))`,
  tex: '\\sigma',
});

/** log(1 + eˣ), the smooth relu, without overflow. */
export const softplus = defineOp({
  name: 'softplus',
  forward: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  partials: [(x) => sigmoid(x)],
  js: (x) => `Math.max(${x}, 0) + Math.log1p(Math.exp(-Math.abs(${x})))`,
});

/** log(1 / (1 + e⁻ˣ)), which doesn't round to log 0 far below 0. */
export const logSigmoid = defineOp({
  name: 'logSigmoid',
  forward: (x) => Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x))),
  partials: [(x) => sigmoid(neg(x))],
  js: (x) => `Math.min(${x}, 0) - Math.log1p(Math.exp(-Math.abs(${x})))`,
});

/** log(eˣ + eʸ), without overflow. */
export const logAddExp: Binary = defineOp({
  name: 'logAddExp',
  forward: (x, y) => (x === y ? x + Math.LN2 : Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)))),
  partials: [(x, y) => sigmoid(sub(x, y)), (x, y) => sigmoid(sub(y, x))],
  js: (x, y) => `${x} === ${y} ? ${x} + Math.LN2 : Math.max(${x}, ${y}) + Math.log1p(Math.exp(-Math.abs(${x} - ${y})))`,
});

/** x · sigmoid(x), also called swish. At -∞ it is NaN, as are its derivatives at ±∞: 0 · ∞, as in PyTorch. */
export const silu = defineOp({
  name: 'silu',
  forward: (x) => x / (1 + Math.exp(-x)),
  partials: [(x) => add(sigmoid(x), mul(x, sigmoidSlope(x)))],
  js: (x) => `${x} / (1 + Math.exp(-${x}))`,
});

const geluScale = Math.sqrt(8 / Math.PI);
const geluCubic = 0.044715;

/**
 * The Gaussian error linear unit by its usual approximation, PyTorch's `gelu(x, approximate='tanh')`: x · sigmoid(u), where
 * u = √(8/π)·(x + 0.044715·x³). At -∞ it is NaN: 0 · ∞, as in PyTorch.
 */
export const gelu = defineOp({
  name: 'gelu',
  forward: (x) => x / (1 + Math.exp(-geluScale * (x + geluCubic * x * x * x))),
  partials: [
    (x) => {
      const bounded = max(-32, min(32, x)); // beyond, sigmoid(u) is exactly 0 or 1, but the powers of x would overflow
      const u = mul(geluScale, add(bounded, mul(geluCubic, mul(bounded, square(bounded)))));
      const slope = mul(geluScale, add(1, mul(3 * geluCubic, square(bounded)))); // of u
      return add(sigmoid(u), mul(bounded, mul(slope, sigmoidSlope(u))));
    },
  ],
  js: (x) => `${x} / (1 + Math.exp(${-geluScale} * (${x} + ${geluCubic} * ${x} * ${x} * ${x})))`,
});

/** The derivative of sigmoid: sigmoid(x) · sigmoid(-x), but the derivative of that product would cancel next to 0. */
export const sigmoidSlope = defineOp({
  name: 'sigmoidSlope',
  forward: (x) => Math.exp(-Math.abs(x)) / (1 + Math.exp(-Math.abs(x))) ** 2,
  partials: [(x, out) => neg(mul(out, tanh(mul(0.5, x))))],
  js: (x) => `Math.exp(-Math.abs(${x})) / (1 + Math.exp(-Math.abs(${x}))) ** 2`,
});
