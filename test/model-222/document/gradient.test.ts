import {
  correctedGradient,
  detachedModel,
  documentGradient,
  forward,
  handGradient,
  mapParameters,
  parameterNames,
} from '@autograd-222/model-222';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as arbitrary from '../../support/arbitraries.ts';
import { backpropagated, names } from '../../support/automatic.ts';
import { expectAutomaticGradient } from '../../support/automatic-gradient.ts';
import { times } from '../../support/cases.ts';
import { roundingErrors } from '../../support/error.ts';

describe("the document's gradient", () => {
  test('is that of its final equations, as written', () => {
    fc.assert(
      fc.property(arbitrary.params, arbitrary.inputs, arbitrary.targets, (params, x, y) => {
        const written = documentGradient(params, x, y);
        const { h1, h2, h3, h4 } = forward(params, x);
        const { w5, w6, w7, w8 } = params;
        expect(written).toEqual({
          ...{ a3: (h3 - y[0]) * (h3 * (1 - h3) + 1), a4: (h4 - y[1]) * (h4 * (1 - h4) + 1) }, // 46, 47
          ...{ w5: written.a3 * h1, w6: written.a3 * h2, w7: written.a4 * h1, w8: written.a4 * h2 }, // 48 to 51
          ...{ b3: written.a3, b4: written.a4 }, // 26, 52
          a1: (1 - h1 ** 2) * (written.a3 * w5 + written.a4 * w7), // 57
          a2: (1 - h1 ** 2) * (written.a3 * w6 + written.a4 * w8), // 58, with its h1
          ...{ w1: written.a1 * x[0], w2: written.a1 * x[1], b1: written.a1 }, // 53 to 55
          ...{ w3: written.a2 * x[0], w4: written.a2 * x[1], b2: written.a2 }, // 59 to 61
          h3: handGradient(params, x, y).h3, // 16 holds
          h4: handGradient(params, x, y).h4, // 17 holds
        });
      }),
    );
  });

  test('at zero weights has these numbers, which a pencil confirms', () => {
    const zeros = mapParameters(() => 0);
    expect(documentGradient(zeros, [1, 2], [1, 0])).toMatchObject({ h3: -3, h4: 3, a3: -0.625, a4: 0.625, b3: -0.625 });
  });

  test('where the targets sum to 1, every component of it has the sign of the true one', () => {
    fc.assert(
      fc.property(arbitrary.params, arbitrary.inputs, fc.oneof(arbitrary.oneHot, arbitrary.soft), (params, x, y) => {
        const [written, truth] = [documentGradient(params, x, y), handGradient(params, x, y)];
        const errors = roundingErrors(params, x, y);
        const { h1, h2 } = forward(params, x);
        for (const name of parameterNames) {
          // Behind a2, 58 has 1 - h1² for 1 - h2²; both sides are multiplied by what the other has, which may be 0.
          const [mine, its] = ['w3', 'w4', 'b2'].includes(name) ? [1 - h2 * h2, 1 - h1 * h1] : [1, 1];
          const bounds = [0.41 * its * truth[name], 0.5 * its * truth[name]];
          expect(mine * written[name], name).toBeGreaterThanOrEqual(Math.min(...bounds) - 2 * errors(name));
          expect(mine * written[name], name).toBeLessThanOrEqual(Math.max(...bounds) + 2 * errors(name));
        }
      }),
    );
  });
});

describe('its gradient with the isolated errors corrected', () => {
  test('equals the automatic gradient of the model whose cross terms are detached', () => {
    expectAutomaticGradient(correctedGradient, detachedModel);
  });

  test('where the targets sum to 1, it is half the true gradient, from the logits on', () => {
    fc.assert(
      fc.property(arbitrary.params, arbitrary.inputs, fc.oneof(arbitrary.oneHot, arbitrary.soft), (params, x, y) => {
        const corrected = correctedGradient(params, x, y);
        const nodes = backpropagated(params, x, y);
        const errors = roundingErrors(params, x, y);
        for (const name of names) {
          const factor = name === 'h3' || name === 'h4' ? 1 : 0.5; // with respect to the outputs it is right: the error comes after
          expect(Math.abs(corrected[name] - factor * nodes[name].grad), `∂L/∂${name}`).toBeLessThanOrEqual(
            errors(name),
          );
        }
      }),
      times(10),
    );
  });
});

test('what is not a number is named', () => {
  const zeros = mapParameters(() => 0);
  // @ts-expect-error no targets
  expect(() => documentGradient(zeros, [1, 2])).toThrow('documentGradient: y1 must be a number, but is undefined');
  // @ts-expect-error no parameters
  expect(() => documentGradient(undefined, [1, 2], [1, 0])).toThrow('documentGradient: w1 must be a number');
  // @ts-expect-error no targets
  expect(() => correctedGradient(zeros, [1, 2])).toThrow('correctedGradient: y1 must be a number, but is undefined');
});
