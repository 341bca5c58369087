import {
  correctedGradient,
  documentGradient,
  handGradient,
  mapParameters,
  networkLoss,
  type Params,
  uphill,
} from '@autograd-222/model-222';
import { expect, test } from 'vitest';

test("a step along the document's gradient makes the loss larger there, and one along the true gradient smaller", () => {
  const { params, x, y, rate } = uphill;
  const after = (gradient: Params) =>
    networkLoss(
      mapParameters((name) => params[name] - rate * gradient[name]),
      x,
      y,
    );
  const before = networkLoss(params, x, y);
  expect(y[0] + y[1]).not.toBe(1);
  expect(after(handGradient(params, x, y))).toBeLessThan(before - 1e-3);
  expect(after(correctedGradient(params, x, y))).toBeGreaterThan(before + 1e-4);
  expect(after(documentGradient(params, x, y))).toBeGreaterThan(before + 1e-4);
});
