import { grad, type Scalar } from '@autograd-222/autograd';
import type { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { type DecimalFunction, decimalPartials, exact, slope } from '../../support/decimals.ts';
import { ops } from '../../support/table.ts';

// The derivatives of the ops against a calculation with 100 digits, at inputs where formulas tend to lose theirs: next to 0
// and to ±1, and far out.

const sizes = [1e-10, 1e-4, 0.3, 1 - 2 ** -53, 1, 1 + 2 ** -52, 5, 20, 100, 1e30];
const xs = sizes.flatMap((x) => [x, -x]);
const ys = [1e-10, 5];

type ScalarFunction = (...at: Scalar[]) => Scalar;

/** The automatic derivative with respect to one of the inputs. */
function partial(f: ScalarFunction, input: number): ScalarFunction {
  const gradient = grad((all: Scalar[]) => f(...all));
  return (...at) => gradient(at)[input] ?? NaN;
}

/**
 * The error of a derivative in units of what rounding can do to it: of a change of the inputs, or of itself, by ε. Not
 * counted are 1e-290, which may be lost to underflow, and what is lost in differences of numbers of the given size.
 */
function error(found: Scalar, truth: DecimalFunction, size: Decimal, x: Decimal, y: Decimal): number {
  const t = truth(x, y);
  const changes = [slope(truth, 0)(x, y).mul(x), slope(truth, 1)(x, y).mul(y), t].map((d) => d.abs());
  const unit = changes.reduce((sum, d) => sum.add(d)).mul(Number.EPSILON);
  const unseen = size.abs().mul(1e-60).add(1e-290);
  return exact(Number(found)).sub(t).abs().sub(unseen).div(unit).toNumber();
}

/** The ops that are linear in pieces; and tanh, whose partial 1 - tanh² is good to ε of 1 and not of itself. */
const others = ['add', 'sub', 'neg', 'where', 'detach', 'abs', 'sign', 'max', 'min', 'relu', 'leakyRelu', 'tanh'];

test.each(ops.filter(({ op }) => !others.includes(op.name)).map((op) => [op.op.name, op] as const))(
  '%s has first and second derivatives good to 10ε',
  (name, op) => {
    const truths = decimalPartials[name] ?? [];
    expect(truths.length).toBe(op.op.partials.length);
    for (const at of xs.flatMap((x) => (truths.length === 1 ? [[x]] : ys.map((y) => [x, y])))) {
      const [x = exact(NaN), y = x] = at.map(exact);
      truths.forEach((truth, i) => {
        const size = truth(x, y);
        if (!Number.isFinite(size.toNumber())) return; // elementary.test.ts has these
        const first = partial(op, i);
        expect(error(first(...at), truth, size, x, y), `∂${i + 1} at ${at}`).toBeLessThan(10);
        truths.forEach((_, j) => {
          const second = partial(first, j);
          expect(error(second(...at), slope(truth, j), size, x, y), `∂${i + 1}∂${j + 1} at ${at}`).toBeLessThan(10);
        });
      });
    }
  },
);
