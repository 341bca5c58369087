import { add, checkGradient, defineOp, grad, mul, type Op, type Scalar, Value } from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { between, real } from '../../support/arbitraries.ts';
import { type OpFunction, ops } from '../../support/table.ts';

/** Where an op is defined and smooth, with some room to the edge; for those not named here, anywhere but at 0. */
const domains: Record<string, fc.Arbitrary<number>> = {
  ...{
    div: between(0.2, 3),
    pow: between(0.2, 3),
    log: between(0.2, 3),
    log2: between(0.2, 3),
    log10: between(0.2, 3),
  },
  ...{
    sqrt: between(0.2, 3),
    cbrt: between(0.2, 3),
    reciprocal: between(0.2, 3),
    hypot: between(0.2, 3),
    atan2: between(0.2, 3),
  },
  ...{ log1p: between(-0.8, 3), tan: between(-1.3, 1.3), acosh: between(1.2, 3) },
  ...{ asin: between(-0.9, 0.9), acos: between(-0.9, 0.9), atanh: between(-0.9, 0.9) },
};
const awayFromZero = real(3).filter((x) => Math.abs(x) > 0.01);

/** `detach` says on purpose that its derivative is 0, which it isn't; core-ops.test.ts has what it promises. */
const honest = ops.filter(({ op }) => op.name !== 'detach');

/** Inputs for an op: not next to each other, where `max` and `min` have their kink. */
function inputsFor({ name, partials }: Op): fc.Arbitrary<number[]> {
  const input = domains[name] ?? awayFromZero;
  if (name === 'where') return fc.tuple(fc.constantFrom(0, 1), input, input);
  return fc
    .array(input, { minLength: partials.length, maxLength: partials.length })
    .filter(([x = 0, y = 1]) => Math.abs(x - y) > 0.01);
}

/** The same op with its i-th partial a thousandth too large. */
function planted({ name, forward, partials }: Op, i: number): (...inputs: Scalar[]) => Scalar {
  const wrong = partials.map((partial, j) => {
    if (i !== j) return partial;
    if (typeof partial === 'number') return 1.001 * partial;
    return (...inputsAndOutput: Scalar[]) => mul(1.001, partial(...inputsAndOutput));
  });
  const op = { name, forward, partials: wrong };
  const define: (op: unknown) => (...inputs: Scalar[]) => Scalar = defineOp as never;
  return define(op);
}

/** All the second derivatives at once, as one function: the sum of the first ones, each with a weight of its own. */
function slopes(op: OpFunction): (...at: Scalar[]) => Scalar {
  return (...at) => {
    const gradient = grad((all: Scalar[]) => op(...all))([...at] as never) as Scalar[];
    return gradient.reduce((sum, slope, i) => add(sum, mul(i + 1, slope)), 0);
  };
}

test('the table of ops has what there is', () => {
  expect(ops.length).toBeGreaterThanOrEqual(40);
});

describe.each(honest.map((op) => ({ op, name: op.op.name })))('$name', ({ op }) => {
  const arity = op.op.partials.length;
  const inputs = inputsFor(op.op);

  test('has the right partials', () => {
    fc.assert(
      fc.property(inputs, (at) => {
        const { agrees, report } = checkGradient(op, ...at);
        expect(agrees, report).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('has the right second derivatives', () => {
    fc.assert(
      fc.property(inputs, (at) => {
        const { agrees, report } = checkGradient(slopes(op), ...at);
        expect(agrees, report).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('with a partial planted wrong is found out', () => {
    op.op.partials.forEach((partial, i) => {
      if (partial === 0) return;
      // Somewhere the partial isn't next to 0, and there a thousandth of it shows.
      const foundOut = fc
        .sample(inputs, { numRuns: 20, seed: 1 })
        .map((at) => !checkGradient(planted(op.op, i), ...at).agrees);
      expect(foundOut).toContain(true);
    });
  });

  test('numbers in, a number out; a Value anywhere in, a Value out, with the same number', () => {
    fc.assert(
      fc.property(inputs, fc.nat(), (at, pick) => {
        const number = op(...at);
        const value = op(...at.map((x, i) => (i === pick % arity ? new Value(x) : x)));
        expect(typeof number).toBe('number');
        expect(value).toBeInstanceOf(Value);
        expect(value instanceof Value && value.data).toBe(number);
      }),
    );
  });
});
