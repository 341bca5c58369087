import {
  documentGradient,
  forward,
  handGradient,
  mapParameters,
  type Pair,
  type Params,
} from '@autograd-222/model-222';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as arbitrary from '../support/arbitraries.ts';
import { backpropagated, type Name, names } from '../support/automatic.ts';

const { abs, min } = Math;

/**
 * How large the terms are that each derivative is summed from: the hand derivation with every minus turned to plus.
 * Against these, and not against a sum that may cancel to nothing, rounding is to be measured.
 */
function termSizes(params: Params, [x1, x2]: Pair, [y1, y2]: Pair): Record<Name, number> {
  const { h1, h2, h3, h4 } = forward(params, [x1, x2]);
  const output = (y: number, h: number) => (abs(y) + h) * (2 + 1 / (h3 * h4));
  const logit = h3 * h4 * (output(y1, h3) + output(y2, h4));
  const hidden1 = logit * (abs(params.w5) + abs(params.w7));
  const hidden2 = logit * (abs(params.w6) + abs(params.w8));
  const a1 = hidden1 * (1 - h1 * h1);
  const a2 = hidden2 * (1 - h2 * h2);
  return {
    ...{ w1: a1 * abs(x1), w2: a1 * abs(x2), b1: a1, a1, h1: hidden1 },
    ...{ w3: a2 * abs(x1), w4: a2 * abs(x2), b2: a2, a2, h2: hidden2 },
    ...{ w5: logit * abs(h1), w6: logit * abs(h2), b3: logit, a3: logit, h3: output(y1, h3) },
    ...{ w7: logit * abs(h1), w8: logit * abs(h2), b4: logit, a4: logit, h4: output(y2, h4) },
  };
}

test('automatic equals hand gradient, for every parameter and intermediate', () => {
  fc.assert(
    fc.property(arbitrary.params, arbitrary.inputs, arbitrary.targets, (params, x, y) => {
      const hand = handGradient(params, x, y);
      const nodes = backpropagated(params, x, y);
      const sizes = termSizes(params, x, y);
      // 1 - h loses what h has in common with 1: its condition number, 1 / min(h3, h4), multiplies the rounding errors.
      // Where no output is below 0.01, this asks for better than 2e-13; the worst of 400,000 random cases had 4 for 8.
      const { h3, h4 } = forward(params, x);
      const tolerance = (8 * Number.EPSILON) / min(h3, h4);
      for (const name of names) {
        expect(abs(hand[name] - nodes[name].grad), `∂L/∂${name}`).toBeLessThanOrEqual(tolerance * sizes[name]);
      }
    }),
    { numRuns: 1000 },
  );
});

test("the document's final equations are kept as printed", () => {
  fc.assert(
    fc.property(arbitrary.params, arbitrary.inputs, arbitrary.targets, (params, x, y) => {
      const printed = documentGradient(params, x, y);
      const { h1, h2, h3, h4 } = forward(params, x);
      const { w5, w6, w7, w8 } = params;
      expect(printed).toEqual({
        ...{ a3: (h3 - y[0]) * (h3 * (1 - h3) + 1), a4: (h4 - y[1]) * (h4 * (1 - h4) + 1) }, // 46, 47
        ...{ w5: printed.a3 * h1, w6: printed.a3 * h2, w7: printed.a4 * h1, w8: printed.a4 * h2 }, // 48 to 51
        ...{ b3: printed.a3, b4: printed.a4 }, // 26, 52
        a1: (1 - h1 ** 2) * (printed.a3 * w5 + printed.a4 * w7), // 57
        a2: (1 - h1 ** 2) * (printed.a3 * w6 + printed.a4 * w8), // 58, with its h1
        ...{ w1: printed.a1 * x[0], w2: printed.a1 * x[1], b1: printed.a1 }, // 53 to 55
        ...{ w3: printed.a2 * x[0], w4: printed.a2 * x[1], b2: printed.a2 }, // 59 to 61
        h3: handGradient(params, x, y).h3, // 16 holds
        h4: handGradient(params, x, y).h4, // 17 holds
      });
    }),
  );
});

test('at zero weights the numbers are these, which a pencil confirms', () => {
  const zeros = mapParameters(() => 0);
  expect(handGradient(zeros, [1, 2], [1, 0])).toMatchObject({ h3: -3, h4: 3, a3: -1.5, a4: 1.5, b3: -1.5 });
  expect(documentGradient(zeros, [1, 2], [1, 0])).toMatchObject({ h3: -3, h4: 3, a3: -0.625, a4: 0.625, b3: -0.625 });
});

test('what is not a number is named', () => {
  const zeros = mapParameters(() => 0);
  // @ts-expect-error a string for a parameter
  expect(() => handGradient({ ...zeros, w3: 'x' }, [1, 2], [1, 0])).toThrow(
    'handGradient: w3 must be a number, but is "x"',
  );
  // @ts-expect-error an input is missing
  expect(() => handGradient(zeros, [1], [1, 0])).toThrow('handGradient: x2 must be a number, but is undefined');
  // @ts-expect-error no targets
  expect(() => documentGradient(zeros, [1, 2])).toThrow('documentGradient: y1 must be a number, but is undefined');
  // @ts-expect-error no parameters
  expect(() => documentGradient(undefined, [1, 2], [1, 0])).toThrow('documentGradient: w1 must be a number');
});
