import {
  correctedGradient,
  detachedModel,
  documentGradient,
  handGradient,
  type Model,
  mapParameters,
  type NetworkGradient,
  networkLoss,
  type Pair,
  type Params,
  parameterNames,
  uphill,
} from '@autograd-222/model-222';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as arbitrary from '../support/arbitraries.ts';
import { backpropagated, names } from '../support/automatic.ts';
import { times } from '../support/cases.ts';
import { roundingErrors } from '../support/error.ts';

const wide = times(10);

/** Holds a gradient by hand against the automatic one of a network, for every parameter and intermediate. */
function holdsTheSame(gradient: (params: Params, x: Pair, y: Pair) => NetworkGradient, model?: Model): void {
  fc.assert(
    fc.property(arbitrary.params, arbitrary.inputs, arbitrary.targets, (params, x, y) => {
      const byHand = gradient(params, x, y);
      const nodes = backpropagated(params, x, y, model);
      const errors = roundingErrors(params, x, y);
      for (const name of names) {
        expect(Math.abs(byHand[name] - nodes[name].grad), `∂L/∂${name}`).toBeLessThanOrEqual(errors(name));
      }
    }),
    wide,
  );
}

describe('the document and the truth', () => {
  test('1: the correct hand derivation equals the automatic gradient, for every parameter and intermediate', () => {
    holdsTheSame(handGradient);
  });

  test('2: its reading, slips of the pen mended, equals the automatic gradient with the cross terms detached', () => {
    holdsTheSame(correctedGradient, detachedModel);
  });

  test('3: where the targets sum to 1, that reading gives half the true gradient, from the logits on', () => {
    fc.assert(
      fc.property(arbitrary.params, arbitrary.inputs, fc.oneof(arbitrary.oneHot, arbitrary.soft), (params, x, y) => {
        const mended = correctedGradient(params, x, y);
        const nodes = backpropagated(params, x, y);
        const errors = roundingErrors(params, x, y);
        for (const name of names) {
          const share = name === 'h3' || name === 'h4' ? 1 : 0.5; // by the outputs it is right: the slip comes after
          expect(Math.abs(mended[name] - share * nodes[name].grad), `∂L/∂${name}`).toBeLessThanOrEqual(errors(name));
        }
      }),
      wide,
    );
  });

  test("3, where they don't: a step along it can make the loss larger, while the true one makes it smaller", () => {
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
});

test('what is not a number is named', () => {
  const zeros = mapParameters(() => 0);
  // @ts-expect-error no targets
  expect(() => correctedGradient(zeros, [1, 2])).toThrow('correctedGradient: y1 must be a number, but is undefined');
  expect(parameterNames).toHaveLength(12);
});
