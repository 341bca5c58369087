import type { TakesValues } from '../argnums.ts';
import { clock, numberOf } from '../backward.ts';
import { checkFunction, describeNonValue } from '../errors.ts';
import { grad, sweepOnNumbers } from '../grad.ts';
import { mapLeaves, pathText, type WithLeaves } from '../tree.ts';
import { type Scalar, Value } from '../value.ts';
import { type Estimate, type Evaluation, numericDerivative } from './numeric-derivative.ts';

/** One derivative, found automatically and by differences. */
export interface CheckedDerivative {
  /** What it is taken with respect to: `argument 1`, or a path into it, `argument 1.w[0]`. */
  readonly argument: string;
  /** What `grad` gives. */
  readonly automatic: number;
  /** What central differences give; NaN if `f` isn't finite next to its arguments. */
  readonly numeric: number;
  /** |automatic - numeric|. */
  readonly error: number;
  /** The error that rounding and the method of differences may explain. */
  readonly tolerance: number;
  /** Whether the error is within the tolerance. */
  readonly agrees: boolean;
}

/** What `checkGradient` found. */
export interface GradientCheck {
  /** Whether all derivatives agree. */
  readonly agrees: boolean;
  /** One for each number in the arguments, in their order. */
  readonly derivatives: readonly CheckedDerivative[];
  /** A sentence that says so, or which derivatives disagree, and by how much. */
  readonly report: string;
}

/**
 * Compares the automatic gradient of `f`, with respect to all numbers in all its arguments, with central differences. They
 * give some ten digits where `f` is smooth. Where rounding leaves fewer than three, the report says how closely they agree.
 *
 * At a kink, central differences give the mean of the slopes on both sides. A derivative by another convention disagrees
 * there: that of `relu` at 0, but not that of `abs`. A derivative that isn't finite disagrees.
 *
 * `f` is called with each number moved by up to 16, or 16 times its size if that is more. Differences are taken where it is
 * finite and doesn't throw. Throws a `TypeError` if `f` isn't a function or returns anything but a number or a `Value`, or
 * if an argument has anything but numbers, arrays and plain records; and whatever `f` throws at the arguments themselves.
 *
 * @example
 * checkGradient((x: Scalar, y: Scalar) => mul(x, tanh(y)), 2, 0.5).report // all 2 derivatives agree
 * const wrong = defineOp({ name: 'wrong', forward: (x) => x * x, partials: [(x) => x] });
 * checkGradient(wrong, 3).agrees // false
 */
export function checkGradient<Arguments extends unknown[]>(
  f: (...at: Arguments) => Scalar,
  ...at: { [I in keyof Arguments]: NoInfer<TakesValues<Arguments[I], WithLeaves<Arguments[I], number>>> }
): GradientCheck;
export function checkGradient(f: (...at: Scalar[]) => Scalar, ...at: unknown[]): GradientCheck {
  checkFunction('checkGradient', f);
  checkNumbers(at);
  const automatic: number[] = [];
  const gradient = grad((all: Scalar[]) => scalarOf(f(...all)));
  mapLeaves(gradient(at), 'gradient', (x) => automatic.push(numberOf(x)));

  const derivatives: CheckedDerivative[] = [];
  at.forEach((argument, i) => {
    mapLeaves(argument, `argument ${i + 1}`, (x, path) => {
      const index = derivatives.length;
      const along = (moved: number) => evaluate(f, at, index, moved);
      const numeric = numericDerivative(along, numberOf(x));
      derivatives.push(compare(pathText(`argument ${i + 1}`, path()), automatic[index] ?? NaN, numeric));
    });
  });
  return { agrees: derivatives.every(({ agrees }) => agrees), derivatives, report: inWords(derivatives) };
}

/** Throws unless all leaves of the arguments, be they trees, are numbers. */
function checkNumbers(at: unknown[]): asserts at is number[] {
  at.forEach((argument, i) => {
    const root = `checkGradient: argument ${i + 2}`;
    mapLeaves(argument, root, (x, path) => {
      if (typeof x !== 'number') throw new TypeError(`${pathText(root, path())} must be a number, but is ${x}`);
    });
  });
}

function scalarOf(y: Scalar): Scalar {
  if (typeof y === 'number' || y instanceof Value) return y;
  throw new TypeError(
    `checkGradient: the function must return a number or a Value, but returned ${describeNonValue(y)}`,
  );
}

/** f with the index-th of all the numbers moved, on `Value`s, since it need not take numbers; NaN where it throws. */
function evaluate(f: (...at: Scalar[]) => Scalar, at: number[], index: number, moved: number): Evaluation {
  const since = ++clock.era;
  let count = 0;
  const lifted = mapLeaves(at, 'checkGradient', (x) => new Value(count++ === index ? moved : numberOf(x)));
  try {
    const y = f(...lifted);
    return { value: numberOf(y), rounding: typeof y === 'number' || y.era < since ? 0 : roundingError(y, since) };
  } catch {
    return { value: NaN, rounding: NaN };
  }
}

/** What a derivative of 0 is compared with: agreement to less than this isn't worth a word. */
const negligible = 1e-6;

/** What an op may be off by, relative to its result: some roundings, for an op that is made of several operations. */
const opError = 8 * Number.EPSILON;

/**
 * What rounding in all the ops together may amount to in y: to first order, the sum of |∂y/∂v| · opError · |v|. Nodes from
 * before f was called are rounded in the same way at each call, so differences don't see that.
 */
function roundingError(y: Value, since: number): number {
  return sweepOnNumbers(y, since)
    .map(({ op, grad, data }) => (op === undefined ? 0 : Math.abs(grad * data) * opError))
    .filter(Number.isFinite)
    .reduce((sum, error) => sum + error, 0);
}

function compare(argument: string, automatic: number, { derivative, tolerance }: Estimate): CheckedDerivative {
  const error = Math.abs(automatic - derivative);
  return { argument, automatic, numeric: derivative, error, tolerance, agrees: error <= tolerance };
}

function inWords(derivatives: readonly CheckedDerivative[]): string {
  const count = derivatives.length;
  if (count === 0) return 'there are no derivatives to check';
  const apart = derivatives.filter(({ agrees }) => !agrees);
  if (apart.length > 0) {
    const which =
      count === 1
        ? 'the derivative disagrees'
        : `${apart.length} of ${count} derivatives ${apart.length === 1 ? 'disagrees' : 'disagree'}`;
    const parts = apart.map(
      ({ argument, automatic, numeric, error, tolerance }) =>
        `with respect to ${argument}, automatic ${automatic} and numeric ${numeric} differ by ` +
        `${error.toExponential(1)} (tolerance ${tolerance.toExponential(1)})`,
    );
    return `${which}: ${parts.join('; ')}`;
  }
  const loosely = derivatives
    .filter(({ automatic, tolerance }) => tolerance > 1e-3 * Math.max(Math.abs(automatic), negligible))
    .map(({ argument, tolerance }) => `with respect to ${argument} only to within ${tolerance.toPrecision(1)}`);
  return [count === 1 ? 'the derivative agrees' : `all ${count} derivatives agree`, ...loosely].join(', ');
}
