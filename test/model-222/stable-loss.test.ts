import { findNonFinite, Value } from '@autograd-222/autograd';
import { forward, loss, mapParameters, type Pair, stableLoss } from '@autograd-222/model-222';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as arbitrary from '../support/arbitraries.ts';
import { times } from '../support/cases.ts';

Decimal.set({ precision: 80, maxE: 9e15, minE: -9e15 });

/** A double to its last bit; Decimal would take its shortest name instead. */
const exact = (x: number) => new Decimal(x.toPrecision(100));

/** log(1 + eˣ), without cancellation on either side. */
function softplus(x: Decimal): Decimal {
  if (x.gt(0)) return x.plus(softplus(x.neg()));
  const r = x.exp();
  return r.lt(1e-20) ? r.minus(r.pow(2).div(2)).plus(r.pow(3).div(3)) : r.plus(1).ln();
}

/** Equation 2 and its derivative by a3, from the logits, to some 60 digits. */
function truth(a3: number, a4: number, targets: Pair): { L: Decimal; dL_da3: Decimal } {
  const d = exact(a3).minus(exact(a4));
  const output = (d: Decimal, target: number) => {
    const [h, not] = [softplus(d.neg()).neg().exp(), softplus(d).neg().exp()]; // h and 1 - h
    const [y, rest] = [exact(target), new Decimal(1).minus(exact(target))];
    const error = y.mul(not).minus(rest.mul(h)); // y - h, which cancels where y is 1 and h nearly
    return {
      loss: error
        .pow(2)
        .plus(y.mul(softplus(d.neg())))
        .plus(rest.mul(softplus(d))),
      slope: error.mul(-2).minus(y.div(h)).plus(rest.div(not)).mul(h).mul(not), // by d
    };
  };
  const [first, second] = [output(d, targets[0]), output(d.neg(), targets[1])];
  return { L: first.loss.plus(second.loss), dL_da3: first.slope.minus(second.slope) };
}

function automatic(a3: number, a4: number, y: Pair): { L: number; dL_da3: number; dL_da4: number } {
  const logits = { a3: new Value(a3, 'a3'), a4: new Value(a4, 'a4') };
  const L = stableLoss(logits, y);
  L.backward();
  return { L: L.data, dL_da3: logits.a3.grad, dL_da4: logits.a4.grad };
}

/** Logits apart by 0 to 5000, most of them by little, around -800 to 800. */
const logits = fc
  .tuple(fc.oneof(arbitrary.between(0, 60), arbitrary.between(0, 5000)), arbitrary.real(800), fc.constantFrom(-1, 1))
  .map(([gap, offset, sign]): Pair => [offset + (sign * gap) / 2, offset - (sign * gap) / 2]);

describe('stableLoss', () => {
  test.each([
    ['one-hot', arbitrary.oneHot],
    ['soft', arbitrary.soft],
    ['free', arbitrary.free],
  ])('is right to 1e-12 in value and gradient, for %s targets', (_, targets) => {
    fc.assert(
      fc.property(logits, targets, ([a3, a4], y) => {
        const { L, dL_da3 } = truth(a3, a4, y);
        const found = automatic(a3, a4, y);
        // Relative; but where terms of size 1 cancel, as free targets can make them, to 1e-15 of those.
        const size = 1 + Math.abs(y[0]) + Math.abs(y[1]);
        const close = (a: number, b: Decimal, oneSign: boolean) => {
          const slack = oneSign ? 0 : 3e-15 * size * (1 + Math.abs(a));
          expect(exact(a).minus(b).abs().toNumber()).toBeLessThanOrEqual(1e-12 * b.abs().toNumber() + slack + 1e-300);
        };
        const oneHot = y[0] * y[1] === 0 && y[0] + y[1] === 1;
        close(found.L, L, oneHot);
        close(found.dL_da3, dL_da3, oneHot);
        expect(found.dL_da4 + found.dL_da3).toBe(0);
      }),
      times(3),
    );
  });

  test('equals loss wherever that is finite', () => {
    fc.assert(
      fc.property(arbitrary.params, arbitrary.inputs, arbitrary.targets, (params, x, y) => {
        const activations = forward(params, x);
        const L = loss([activations.h3, activations.h4], y);
        // log(1 - h) loses what h has in common with 1: the condition number is 1 / min(h3, h4).
        const tolerance = (8 * Number.EPSILON) / Math.min(activations.h3, activations.h4);
        const size = (1 + Math.abs(y[0]) + Math.abs(y[1])) * 40;
        expect(Math.abs(stableLoss(activations, y) - L)).toBeLessThanOrEqual(tolerance * size);
      }),
    );
  });

  test('is finite for logits at the ends of the doubles, where its true value is', () => {
    expect(Object.values(automatic(1e308, -1e308, [1, 0])).map(Math.abs)).toEqual([0, 0, 0]);
    expect(automatic(-1e307, 1e307, [1, 0])).toEqual({ L: 4e307, dL_da3: -2, dL_da4: 2 });
    expect(automatic(800, 800, [1, 0]).L).toBeCloseTo(0.5 + 2 * Math.LN2, 14);
  });

  test('is called L, as the loss is', () => {
    expect(stableLoss({ a3: new Value(1), a4: new Value(2) }, [1, 0]).label).toBe('L');
  });

  test('names what is missing', () => {
    // @ts-expect-error
    expect(() => stableLoss({ a3: 1 }, [1, 0])).toThrow('stableLoss: a4 must be a number or a Value, but is undefined');
    // @ts-expect-error
    expect(() => stableLoss({ a4: 1 }, [1, 0])).toThrow('stableLoss: a3 must be a number or a Value, but is undefined');
    // @ts-expect-error
    expect(() => stableLoss(undefined, [1, 0])).toThrow('stableLoss: a3 must be a number or a Value, but is undefined');
    // @ts-expect-error
    expect(() => stableLoss({ a3: 1, a4: 2 })).toThrow('stableLoss: y1 must be a number or a Value, but is undefined');
    // @ts-expect-error
    expect(() => stableLoss({ a3: 1, a4: 2 }, [1])).toThrow('stableLoss: y2 must be a number or a Value, but is');
  });
});

describe('where the documented loss breaks down', () => {
  const lossOf = (a3: number, a4: number, y: Pair) => {
    const { h3, h4 } = forward({ ...mapParameters(() => 0), b3: a3, b4: a4 }, [0, 0]);
    return loss([h3, h4], y);
  };

  test('from a gap of 36.75 on, h rounds to 1: NaN where the prediction is right, ∞ where it is wrong or soft', () => {
    expect(Number.isFinite(lossOf(36.7, 0, [1, 0]))).toBe(true);
    expect(lossOf(36.75, 0, [1, 0])).toBeNaN();
    expect(lossOf(36.75, 0, [0, 1])).toBe(Infinity);
    expect(lossOf(36.75, 0, [0.5, 0.5])).toBe(Infinity);
    expect(stableLoss({ a3: 36.75, a4: 0 }, [1, 0])).toBeCloseTo(2 * Math.exp(-36.75), 30);
  });

  test('where logits pass 709, e^a3 + e^a4 overflows: NaN', () => {
    expect(Number.isFinite(lossOf(709, 708.5, [1, 0]))).toBe(true);
    expect(lossOf(710, 709.5, [1, 0])).toBeNaN();
  });

  test('and findNonFinite says where', () => {
    const params = mapParameters((name) => new Value(name === 'b3' ? 800 : 0, name));
    const { h3, h4 } = forward(params, [0, 0]);
    expect(findNonFinite(loss([h3, h4], [1, 0]))?.sentence).toBe('exp made Infinity of a3 = 800');
  });
});
