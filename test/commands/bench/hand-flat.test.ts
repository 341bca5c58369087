import { handFlat, twelve } from '@autograd-222/commands/bench/hand-flat';
import { forward, handGradient, networkLoss, parameterNames } from '@autograd-222/model-222';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as arbitrary from '../../support/arbitraries.ts';

test("the benchmark's flat hand derivation gives the loss and the gradient of the readable one", () => {
  fc.assert(
    fc.property(arbitrary.params, arbitrary.inputs, arbitrary.oneHot, (params, x, y) => {
      const gradient = twelve();
      const L = handFlat(twelve(parameterNames.map((name) => params[name])), ...x, ...y, gradient);
      const hand = handGradient(params, x, y);
      // As in gradients.test.ts: rounding, magnified by the condition number of 1 - h, of terms that may cancel.
      const { h3, h4 } = forward(params, x);
      const { w5, w6, w7, w8 } = params;
      const size = Math.abs(hand.a3) * (1 + Math.abs(w5) + Math.abs(w6) + Math.abs(w7) + Math.abs(w8));
      const tolerance = ((8 * Number.EPSILON) / Math.min(h3, h4)) * size;
      expect(Math.abs(L - networkLoss(params, x, y))).toBeLessThanOrEqual(1e-14 * L);
      parameterNames.forEach((name, i) => {
        expect(Math.abs((gradient[i] ?? NaN) - hand[name]), name).toBeLessThanOrEqual(tolerance);
      });
    }),
  );
});
