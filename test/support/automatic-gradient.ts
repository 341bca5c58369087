import type { Model, NetworkGradient, Pair, Params } from '@autograd-222/model-222';
import fc from 'fast-check';
import { expect } from 'vitest';
import * as arbitrary from './arbitraries.ts';
import { backpropagated, names } from './automatic.ts';
import { times } from './cases.ts';
import { roundingErrors } from './error.ts';

/** Expects a gradient by hand to equal the automatic one of a model, for every parameter and intermediate. */
export function expectAutomaticGradient(
  gradient: (params: Params, x: Pair, y: Pair) => NetworkGradient,
  model?: Model,
): void {
  fc.assert(
    fc.property(arbitrary.params, arbitrary.inputs, arbitrary.targets, (params, x, y) => {
      const byHand = gradient(params, x, y);
      const nodes = backpropagated(params, x, y, model);
      const errors = roundingErrors(params, x, y);
      for (const name of names) {
        expect(Math.abs(byHand[name] - nodes[name].grad), `∂L/∂${name}`).toBeLessThanOrEqual(errors(name));
      }
    }),
    times(10),
  );
}
