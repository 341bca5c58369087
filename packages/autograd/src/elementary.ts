import { add, type Binary, defineOp, div, exp, mul, neg, type Unary } from './value.ts';

// Every differentiable function of JavaScript's Math that the core doesn't have. Edges are as IEEE 754 and PyTorch have
// them: where a derivative is infinite or undefined, so is its number. A partial calls the op's own output `out`. Among equal
// formulas, partials use the one that doesn't cancel, and whose derivative doesn't.

/** x². */
export const square = defineOp({
  name: 'square',
  forward: (x) => x * x,
  partials: [(x) => mul(2, x)],
  js: (x) => `${x} * ${x}`,
});

/** 1/x. */
export const reciprocal = defineOp({
  name: 'reciprocal',
  forward: (x) => 1 / x,
  partials: [(_x, out) => neg(mul(out, out))],
  js: (x) => `1 / ${x}`,
});

/** √x. The derivative at 0 is ∞. */
export const sqrt = defineOp({
  name: 'sqrt',
  forward: Math.sqrt,
  partials: [(_x, out) => div(0.5, out)],
  tex: { write: (x) => `\\sqrt{${x}}`, inputs: 'any', output: 'atom' },
});

/** ∛x. The derivative at 0 is ∞. */
export const cbrt = defineOp({
  name: 'cbrt',
  forward: Math.cbrt,
  partials: [(_x, out) => div(div(1 / 3, out), out)],
  tex: { write: (x) => `\\sqrt[3]{${x}}`, inputs: 'any', output: 'atom' },
});

/** eˣ - 1, exact next to 0. */
export const expm1 = defineOp({
  name: 'expm1',
  forward: Math.expm1,
  partials: [(x) => exp(x)],
  tex: { write: (x) => `e^{${x}} - 1`, inputs: 'any' },
});

/** log(1 + x), exact next to 0. */
export const log1p = defineOp({
  name: 'log1p',
  forward: Math.log1p,
  partials: [(x) => div(1, add(1, x))],
  tex: { write: (x) => `\\log(1 + ${x})`, inputs: 'product', output: 'atom' },
});

/** The logarithm to base 2. */
export const log2 = defineOp({
  name: 'log2',
  forward: Math.log2,
  partials: [(x) => div(Math.LOG2E, x)],
  tex: '\\log_2',
});

/** The logarithm to base 10. */
export const log10 = defineOp({
  name: 'log10',
  forward: Math.log10,
  partials: [(x) => div(Math.LOG10E, x)],
  tex: '\\log_{10}',
});

/** The sine of x, in radians. */
export const sin: Unary = defineOp({ name: 'sin', forward: Math.sin, partials: [(x) => cos(x)] });

/** The cosine of x, in radians. */
export const cos: Unary = defineOp({ name: 'cos', forward: Math.cos, partials: [(x) => neg(sin(x))] });

/** The tangent of x, in radians. */
export const tan = defineOp({ name: 'tan', forward: Math.tan, partials: [(_x, out) => add(1, mul(out, out))] });

/** The angle in [-π/2, π/2] whose sine is x. The derivative at ±1 is ∞. */
export const asin = defineOp({
  name: 'asin',
  forward: Math.asin,
  partials: [(x) => div(1, sqrt(oneMinusSquare(x)))],
  tex: '\\arcsin',
});

/** The angle in [0, π] whose cosine is x. The derivative at ±1 is -∞. */
export const acos = defineOp({
  name: 'acos',
  forward: Math.acos,
  partials: [(x) => div(-1, sqrt(oneMinusSquare(x)))],
  tex: '\\arccos',
});

/** The angle in [-π/2, π/2] whose tangent is x. */
export const atan = defineOp({
  name: 'atan',
  forward: Math.atan,
  partials: [(x) => div(1, add(1, mul(x, x)))],
  tex: '\\arctan',
});

/** The angle in [-π, π] of the point (x, y); mind the order. At the origin, both partials are NaN. */
export const atan2 = defineOp({
  name: 'atan2',
  forward: Math.atan2,
  partials: [(y, x) => div(div(x, hypot(y, x)), hypot(y, x)), (y, x) => neg(div(div(y, hypot(y, x)), hypot(y, x)))],
});

/** The hyperbolic sine. */
export const sinh: Unary = defineOp({ name: 'sinh', forward: Math.sinh, partials: [(x) => cosh(x)] });

/** The hyperbolic cosine. */
export const cosh: Unary = defineOp({ name: 'cosh', forward: Math.cosh, partials: [(x) => sinh(x)] });

/** The inverse of sinh. */
export const asinh = defineOp({ name: 'asinh', forward: Math.asinh, partials: [(x) => div(1, hypot(x, 1))] });

/** The inverse of cosh, from 1 on. The derivative at 1 is ∞. */
export const acosh = defineOp({
  name: 'acosh',
  forward: Math.acosh,
  partials: [(x) => div(1, rootOfSquareMinusOne(x))],
});

/** The inverse of tanh, between -1 and 1. */
export const atanh = defineOp({
  name: 'atanh',
  forward: Math.atanh,
  partials: [(x) => div(1, oneMinusSquare(x))],
});

/** √(x² + y²), without intermediate overflow. At the origin, both partials are NaN. */
export const hypot = defineOp({
  name: 'hypot',
  forward: (x, y) => Math.hypot(x, y),
  partials: [(x, y) => directionCosine(x, y), (x, y) => directionCosine(y, x)],
  js: (x, y) => `Math.hypot(${x}, ${y})`,
  tex: { write: (x, y) => `\\sqrt{${x}^2 + ${y}^2}`, output: 'atom' },
});

/** ∂hypot(x, y)/∂x: x / hypot(x, y), the cosine of the angle of the point (x, y). */
export const directionCosine: Binary = defineOp({
  name: 'directionCosine',
  forward: (x, y) => x / Math.hypot(x, y),
  partials: [
    (x, y) => div(square(directionCosine(y, x)), hypot(x, y)),
    (x, y, out) => neg(div(mul(out, directionCosine(y, x)), hypot(x, y))),
  ],
  js: (x, y) => `${x} / Math.hypot(${x}, ${y})`,
});

/** |x|. The derivative at 0 is 0. */
export const abs = defineOp({
  name: 'abs',
  forward: Math.abs,
  partials: [(x) => sign(x)],
  tex: { write: (x) => `\\left|{${x}}\\right|`, inputs: 'any', output: 'atom' },
});

/** 1, 0 or -1, as x is above, at or below 0. A step: its derivative is 0. */
export const sign = defineOp({
  name: 'sign',
  forward: Math.sign,
  partials: [0],
  tex: '\\operatorname{sgn}',
});

/** The larger of x and y. Where they tie, each has half of the derivative. */
export const max: Binary = defineOp({
  name: 'max',
  forward: (x, y) => Math.max(x, y),
  partials: [(x, y) => larger(x, y), (x, y) => larger(y, x)],
  js: (x, y) => `Math.max(${x}, ${y})`,
});

/** The smaller of x and y. Where they tie, each has half of the derivative. */
export const min: Binary = defineOp({
  name: 'min',
  forward: (x, y) => Math.min(x, y),
  partials: [(x, y) => larger(y, x), (x, y) => larger(x, y)],
  js: (x, y) => `Math.min(${x}, ${y})`,
});

/** ∂max(x, y)/∂x: 1 where x is larger than y, 0 where it is smaller, and a half where they tie. */
const larger = defineOp({
  name: 'larger',
  forward: (x, y) => (x > y ? 1 : x < y ? 0 : x === y ? 0.5 : NaN),
  partials: [0, 0],
  js: (x, y) => `${x} > ${y} ? 1 : ${x} < ${y} ? 0 : ${x} === ${y} ? 0.5 : NaN`,
});

/** 1 - x², as a product that doesn't cancel next to ±1. The derivative of the product would cancel next to 0. */
export const oneMinusSquare = defineOp({
  name: 'oneMinusSquare',
  forward: (x) => (1 - x) * (1 + x),
  partials: [(x) => mul(-2, x)],
  js: (x) => `(1 - ${x}) * (1 + ${x})`,
});

/** √(x² - 1) from 1 on, without overflow. */
export const rootOfSquareMinusOne = defineOp({
  name: 'rootOfSquareMinusOne',
  forward: (x) => Math.sqrt(x - 1) * Math.sqrt(x + 1),
  partials: [(x, out) => div(x, out)],
  js: (x) => `Math.sqrt(${x} - 1) * Math.sqrt(${x} + 1)`,
});
