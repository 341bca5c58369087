/** A value of f, and what it may be off by. */
export interface Evaluation {
  readonly value: number;
  readonly rounding: number;
}

/** A derivative by differences, and what it may be off by. */
export interface Estimate {
  readonly derivative: number;
  readonly tolerance: number;
}

/**
 * f′(x): of the estimates that agree with those of all shorter steps, the one of the least tolerance. Over a long step, f
 * may have a kink, or features that the step doesn't see.
 */
export function numericDerivative(f: (x: number) => Evaluation, x: number): Estimate {
  const all = estimates(f, x).toReversed();
  const agree = (a: Estimate, b: Estimate) => Math.abs(a.derivative - b.derivative) <= a.tolerance + b.tolerance;
  const local = all.filter((estimate, i) => all.slice(0, i).every((shorter) => agree(estimate, shorter)));
  const none = { derivative: NaN, tolerance: NaN };
  return local.reduce((a, b) => (b.tolerance < a.tolerance ? b : a), local[0] ?? none);
}

/**
 * Estimates of f′(x) by steps h, each a quarter of the one before, where f is finite.
 *
 * A central difference D(h) = (f(x + h) - f(x - h)) / 2h is off by h²·f‴/6 + h⁴·f⁽⁵⁾/120 + …, and Richardson's
 * extrapolation E(h) = (16·D(h) - D(4h)) / 15 by -2/15·h⁴·f⁽⁵⁾ + …. That of E(4h) is 256 times as large, so E(h) is off by
 * much less than |E(h) - E(4h)|. To that comes the rounding of f, and of x ± h, which counts 17/15 times in E(h).
 */
function estimates(f: (x: number) => Evaluation, x: number): Estimate[] {
  // The two longest steps only serve to judge the third. Next to the largest double, 16·x would overflow.
  const longest = Math.min(16 * Math.max(1, Math.abs(x)), 2 ** 1023);
  const shortest = 1e-10 * (x === 0 ? 1 : Math.min(1, Math.abs(x))); // a shorter one would leave less than six digits
  const found: Estimate[] = [];
  let longer = { difference: NaN, derivative: NaN };
  for (let h = longest; h >= shortest; h /= 4) {
    const [above, below] = [f(x + h), f(x - h)];
    const difference = (above.value - below.value) / (2 * h);
    const derivative = (16 * difference - longer.difference) / 15;
    const rounding =
      (Number.MIN_VALUE + above.rounding + below.rounding + Number.EPSILON * Math.abs(x * derivative)) / (2 * h);
    const tolerance = Math.abs(derivative - longer.derivative) + (17 / 15) * rounding;
    if (Number.isFinite(tolerance)) found.push({ derivative, tolerance });
    longer = { difference, derivative };
  }
  return found;
}
