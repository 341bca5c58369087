import { describe } from '../errors.ts';
import { grad, type TakesValues } from '../grad.ts';
import { mapLeaves, pathText, type WithLeaves } from '../tree.ts';
import { type Scalar, Value } from '../value.ts';

/** One derivative, found automatically and by differences. */
export interface CheckedDerivative {
  /** The argument it is by: `argument 1`, or a place in it, `argument 1.w[0]`. */
  readonly argument: string;
  readonly automatic: number;
  readonly numeric: number;
  /** |automatic - numeric|. */
  readonly error: number;
  /** The error that rounding and the method allow for. */
  readonly tolerance: number;
  readonly agrees: boolean;
}

export interface GradientCheck {
  /** Whether all derivatives agree. */
  readonly agrees: boolean;
  readonly derivatives: readonly CheckedDerivative[];
  /** A sentence that says so, or where they part. */
  readonly report: string;
}

/**
 * Holds the automatic gradient of `f`, by all numbers in all its arguments, against central differences. Richardson's
 * extrapolation makes them good to some ten digits where `f` is smooth; of several steps, from ε^(1/5) of the argument
 * (or of 1) down to a millionth of that, each derivative takes the one with the least error to be expected. At a kink, or
 * where `f` or a derivative of it isn't finite, the two don't agree; where rounding drowns the difference, the report says
 * within what they do.
 *
 * Throws what `f` throws, and a `TypeError` if it returns anything else than a number or a `Value`.
 *
 * @example
 * checkGradient((x: Scalar, y: Scalar) => mul(x, tanh(y)), 2, 0.5).report // all 2 derivatives agree
 */
export function checkGradient<Arguments extends unknown[]>(
  f: (...at: Arguments) => Scalar,
  ...at: { [I in keyof Arguments]: NoInfer<TakesValues<Arguments[I], WithLeaves<Arguments[I], number>>> }
): GradientCheck;
export function checkGradient(f: (...at: Scalar[]) => Scalar, ...at: unknown[]): GradientCheck {
  if (typeof f !== 'function') {
    throw new TypeError(`checkGradient: its first argument must be a function, but is ${describe(f)}`);
  }
  checkNumbers(at);
  const automatic: number[] = [];
  const gradient = grad((all: Scalar[]) => scalarOf(f(...all)));
  mapLeaves(gradient(at), 'gradient', (x) => automatic.push(Number(x)));

  const derivatives: CheckedDerivative[] = [];
  at.forEach((argument, i) => {
    mapLeaves(argument, `argument ${i + 1}`, (x, path) => {
      const index = derivatives.length;
      const along = (moved: number) => valueWith(f, at, index, moved);
      derivatives.push(compare(pathText(`argument ${i + 1}`, path), automatic[index] ?? NaN, along, Number(x)));
    });
  });
  return { agrees: derivatives.every(({ agrees }) => agrees), derivatives, report: inWords(derivatives) };
}

/** Throws unless all leaves of the arguments, be they trees, are numbers. */
function checkNumbers(at: unknown[]): asserts at is number[] {
  at.forEach((argument, i) => {
    const root = `checkGradient: argument ${i + 2}`;
    mapLeaves(argument, root, (x, path) => {
      if (typeof x !== 'number') throw new TypeError(`${pathText(root, path)} must be a number, but is ${x}`);
    });
  });
}

/** f, with the index-th of all the numbers moved; on Values, since f need not take numbers. */
function valueWith(f: (...at: Scalar[]) => Scalar, at: number[], index: number, moved: number): number {
  let count = 0;
  const lifted = mapLeaves(at, 'checkGradient', (x) => new Value(count++ === index ? moved : Number(x)));
  const y = f(...lifted);
  return typeof y === 'number' ? y : y.data;
}

function scalarOf(y: Scalar): Scalar {
  if (typeof y === 'number' || y instanceof Value) return y;
  throw new TypeError(`checkGradient: the function must return a number or a Value, but returned ${describe(y)}`);
}

function compare(argument: string, automatic: number, f: (x: number) => number, x: number): CheckedDerivative {
  const steps = [1, 1e-2, 1e-4, 1e-6].map((scale) => scale * Math.max(1, Math.abs(x)));
  if (x !== 0 && Math.abs(x) < 1) steps.push(Math.abs(x), 0.01 * Math.abs(x));
  const numeric = steps
    .map((step) => extrapolated(f, x, Number.EPSILON ** 0.2 * step))
    .reduce((best, other) => (certainty(other) > certainty(best) ? other : best));
  const error = Math.abs(automatic - numeric.derivative);
  const { derivative, tolerance } = numeric;
  return { argument, automatic, numeric: derivative, error, tolerance, agrees: error <= tolerance };
}

/** How many times larger than its tolerance a derivative is; by a step that is too long, it may be small and yet wrong. */
function certainty({ derivative, tolerance }: { derivative: number; tolerance: number }): number {
  return Math.abs(derivative) / tolerance || 0;
}

/** The derivative by central differences of steps h and h/2, extrapolated to 0, and what it may err by. */
function extrapolated(f: (x: number) => number, x: number, h: number): { derivative: number; tolerance: number } {
  const difference = (h: number) => (f(x + h) - f(x - h)) / (2 * h);
  const [coarse, fine] = [difference(h), difference(h / 2)];
  const derivative = (4 * fine - coarse) / 3;
  const sizes = Math.abs(f(x + h)) + Math.abs(f(x - h)) + Math.abs(x * derivative); // of f, and of what x ± h rounds by
  const rounding = (64 * Number.EPSILON * sizes) / h;
  const method = 1e-3 * Math.abs(fine - coarse); // what extrapolation leaves is h² times smaller than what it mends
  return { derivative, tolerance: rounding + method + 1e-12 * Math.abs(derivative) };
}

function inWords(derivatives: readonly CheckedDerivative[]): string {
  const apart = derivatives.filter(({ agrees }) => !agrees);
  if (apart.length === 0) {
    const loosely = derivatives.filter(({ numeric, tolerance }) => tolerance > 1e-3 * Math.max(1, Math.abs(numeric)));
    const but = loosely.map(
      ({ argument, tolerance }) => `, that by ${argument} only to within ${tolerance.toPrecision(1)}`,
    );
    return `all ${derivatives.length} derivatives agree${but.join('')}`;
  }
  const parts = apart.map(
    ({ argument, automatic, numeric, error, tolerance }) =>
      `by ${argument}, automatic ${automatic} and numeric ${numeric} are ${error.toExponential(1)} apart, ` +
      `where ${tolerance.toExponential(1)} is allowed for`,
  );
  return `${apart.length} of ${derivatives.length} derivatives disagree: ${parts.join('; ')}`;
}
