import type { Pair } from '@autograd-222/model-222';
import { Decimal } from 'decimal.js';

Decimal.set({ precision: 80, maxE: 9e15, minE: -9e15 });

/** A number to some 60 digits, and the sizes, summed, of the terms in it: what double precision rounds in proportion to. */
export interface Exact {
  readonly value: Decimal;
  readonly size: Decimal;
}

/** A double to its last bit; Decimal would take its shortest decimal form instead. */
export const exact = (x: number): Decimal => new Decimal(x.toPrecision(100));

/**
 * Equation 2 as a function of [a3, a4, y1, y2], with its gradient and its Hessian. Derived by hand from the terms
 * (y - h)² + y log(1 + e^-d) + (1 - y) log(1 + e^d), where h = 1 / (1 + e^-d), at d = a3 - a4 and d = a4 - a3.
 */
export function exactLoss(
  [a3, a4]: Pair,
  [y1, y2]: Pair,
): { L: Exact; gradient: [Exact, Exact, Exact, Exact]; hessian: Exact[][] } {
  const d = exact(a3).minus(exact(a4));
  const [p, q] = [outputTerm(d, exact(y1)), outputTerm(d.neg(), exact(y2))];
  const [slope, curvature] = [sum(p.d, minus(q.d)), sum(p.dd, q.dd)];
  return {
    L: sum(p.loss, q.loss),
    gradient: [slope, minus(slope), p.y, q.y],
    hessian: [
      [curvature, minus(curvature), p.dy, minus(q.dy)],
      [minus(curvature), curvature, minus(p.dy), q.dy],
      [p.dy, minus(p.dy), p.yy, zero],
      [minus(q.dy), q.dy, zero, q.yy],
    ],
  };
}

/** The term of one output and its derivatives with respect to d and y. */
function outputTerm(d: Decimal, y: Decimal): Record<'loss' | 'd' | 'y' | 'dd' | 'dy' | 'yy', Exact> {
  const [up, down] = [softplus(d), softplus(d.neg())];
  const [h, notH] = [down.neg().exp(), up.neg().exp()]; // h and 1 - h
  const notY = new Decimal(1).minus(y);
  const error = y.mul(notH).minus(notY.mul(h)); // y - h, which cancels where y is 1 and h nearly
  const errorSize = y.abs().plus(h);
  const slope = h.mul(notH);
  return {
    loss: {
      value: error.pow(2).plus(y.mul(down)).plus(notY.mul(up)),
      size: errorSize.mul(error.abs()).plus(y.abs().mul(down)).plus(notY.abs().mul(up)),
    },
    d: {
      value: error.mul(slope).mul(-2).minus(error),
      size: errorSize.mul(slope).mul(2).plus(y.abs().mul(notH)).plus(notY.abs().mul(h)),
    },
    y: { value: error.mul(2).minus(d), size: errorSize.mul(2).plus(down).plus(up) },
    dd: {
      value: slope.mul(
        slope
          .mul(2)
          .minus(error.mul(2).mul(notH.minus(h)))
          .plus(1),
      ),
      size: slope.mul(slope.mul(2).plus(errorSize.mul(2)).plus(y.abs()).plus(notY.abs())),
    },
    dy: { value: slope.mul(-2).minus(1), size: slope.mul(2).plus(1) },
    yy: { value: new Decimal(2), size: new Decimal(2) },
  };
}

/** log(1 + eˣ), without cancellation on either side. */
function softplus(x: Decimal): Decimal {
  if (x.gt(0)) return x.plus(softplus(x.neg()));
  const r = x.exp();
  return r.lt(1e-20) ? r.minus(r.pow(2).div(2)).plus(r.pow(3).div(3)) : r.plus(1).ln();
}

const zero: Exact = { value: new Decimal(0), size: new Decimal(0) };

function sum(a: Exact, b: Exact): Exact {
  return { value: a.value.plus(b.value), size: a.size.plus(b.size) };
}

function minus({ value, size }: Exact): Exact {
  return { value: value.neg(), size };
}
