import * as engine from '@autograd-222/autograd';
import { grad, type Op, type Scalar, Value } from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { between, real } from '../support/arbitraries.ts';

type OpFunction = ((...inputs: Scalar[]) => Scalar) & { readonly op: Op<Value> };

/** The table of ops: whatever the engine exports that was made by `defineOp`. */
const isOp = (x: unknown): x is OpFunction => typeof x === 'function' && 'op' in x;
const exported: unknown[] = Object.values(engine);
const ops = exported.filter(isOp);

/** Where an op is smooth, as far as it isn't everywhere: positive numbers for each input. */
const onPositives = new Set(['log', 'div', 'pow']);
const positive = between(0.2, 3);

/** (f(x+h) - f(x-h)) / 2h errs by h²·f‴/6 and by ε·f/h: with h = 6e-6, both stay below some 1e-9 for these ranges. */
function centralDifference(f: (x: number) => number, x: number): number {
  const h = 6e-6;
  return (f(x + h) - f(x - h)) / (2 * h);
}

/** Kinks and jumps, which a central difference must not straddle. */
const awayFromZero = (x: number) => Math.abs(x) > 1e-3;

describe.each(ops.map((op) => ({ op, name: op.op.name })))('$name', ({ op, name }) => {
  const arity = op.op.partials.length;
  const input = onPositives.has(name) ? positive : real(3).filter(awayFromZero);
  const inputs = fc.array(input, { minLength: arity, maxLength: arity });
  const along = (i: number, at: number[]) => (x: Scalar) => op(...at.map((other, j) => (j === i ? x : other)));

  test('each partial is the derivative of its forward', () => {
    fc.assert(
      fc.property(inputs, (at) => {
        at.forEach((x, i) => {
          if (op.op.partials[i] === 0) return;
          const f = along(i, at);
          const numeric = centralDifference((x) => Number(f(x)), x);
          expect(Math.abs(grad(f)(x) - numeric)).toBeLessThan(1e-8 * (1 + Math.abs(numeric)));
        });
      }),
    );
  });

  test('each partial has the right derivative by every input in its turn', () => {
    fc.assert(
      fc.property(inputs, (at) => {
        at.forEach((_, i) => {
          at.forEach((x, j) => {
            if (op.op.partials[i] === 0 || op.op.partials[j] === 0) return;
            const slope = (...moved: Scalar[]) =>
              grad((y: Scalar) => op(...moved.map((z, k) => (k === i ? y : z))))(moved[i] ?? 0);
            const along = (x: Scalar) => slope(...at.map((z, k) => (k === j ? x : z)));
            const numeric = centralDifference((x) => Number(along(x)), x);
            expect(Math.abs(grad(along)(x) - numeric)).toBeLessThan(1e-7 * (1 + Math.abs(numeric)));
          });
        });
      }),
    );
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
