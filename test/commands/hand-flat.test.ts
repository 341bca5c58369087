import { handFlat, twelve } from '@autograd-222/commands/hand-flat';
import { handGradient, networkLoss, parameterNames } from '@autograd-222/model-222';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as arbitrary from '../support/arbitraries.ts';

test("the benchmark's flat hand derivation gives the loss and the gradient of the readable one", () => {
  fc.assert(
    fc.property(arbitrary.params, arbitrary.inputs, arbitrary.oneHot, (params, x, y) => {
      const gradient = twelve();
      const L = handFlat(twelve(parameterNames.map((name) => params[name])), ...x, ...y, gradient);
      const hand = handGradient(params, x, y);
      // With one-hot targets ∂L/∂a3 has terms of one sign; w5 - w7 may cancel, so errors are relative to |w5| + |w7|.
      const size =
        Math.abs(hand.a3) * (1 + Math.abs(params.w5) + Math.abs(params.w6) + Math.abs(params.w7) + Math.abs(params.w8));
      expect(Math.abs(L - networkLoss(params, x, y))).toBeLessThanOrEqual(1e-14 * L);
      parameterNames.forEach((name, i) => {
        expect(Math.abs((gradient[i] ?? NaN) - hand[name]), name).toBeLessThanOrEqual(1e-14 * size * 4);
      });
    }),
  );
});
