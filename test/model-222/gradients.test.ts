import { documentGradient, forward, handGradient, mapParameters } from '@autograd-222/model-222';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as arbitrary from '../support/arbitraries.ts';

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
  // @ts-expect-error no inputs
  expect(() => handGradient(zeros, undefined, [1, 0])).toThrow('handGradient: x1 must be a number, but is undefined');
  // @ts-expect-error a target is missing
  expect(() => handGradient(zeros, [1, 2], [1])).toThrow('handGradient: y2 must be a number, but is undefined');
  // @ts-expect-error no targets
  expect(() => documentGradient(zeros, [1, 2])).toThrow('documentGradient: y1 must be a number, but is undefined');
  // @ts-expect-error no parameters
  expect(() => documentGradient(undefined, [1, 2], [1, 0])).toThrow('documentGradient: w1 must be a number');
});
