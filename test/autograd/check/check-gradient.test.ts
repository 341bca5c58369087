import {
  abs,
  acosh,
  add,
  asin,
  atanh,
  checkGradient,
  cos,
  defineOp,
  div,
  elu,
  exp,
  grad,
  log,
  log1p,
  mul,
  neg,
  pow,
  relu,
  type Scalar,
  sin,
  sqrt,
  square,
  sub,
  tanh,
  Value,
} from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { between, real } from '../../support/arbitraries.ts';

/** x · slope, with a partial that says otherwise. */
const line = (slope: number, claimed: number) =>
  defineOp({ name: 'line', forward: (x) => slope * x, partials: [() => claimed] });

describe('agrees', () => {
  test('where the derivatives are right, with respect to all arguments and all numbers in them', () => {
    const check = checkGradient(
      ({ w, b }: { w: Scalar[]; b: Scalar }, x: Scalar) => tanh(add(mul(w[0] ?? 0, x), b)),
      { w: [0.5], b: -0.2 },
      0.7,
    );
    expect(check.agrees).toBe(true);
    expect(check.report).toBe('all 3 derivatives agree');
    expect(check.derivatives.map(({ argument }) => argument)).toEqual([
      'argument 1.w[0]',
      'argument 1.b',
      'argument 2',
    ]);
    for (const { error, tolerance, automatic, numeric } of check.derivatives) {
      expect(error).toBe(Math.abs(automatic - numeric));
      expect(error).toBeLessThanOrEqual(tolerance);
      expect(tolerance).toBeLessThan(1e-9);
    }
  });

  test('for gradients, for functions of Values only, and for constants', () => {
    expect(checkGradient(grad(sin), 0.7).report).toBe('the derivative agrees');
    expect(checkGradient((x: Value) => x.mul(x).tanh(), 0.3).report).toBe('the derivative agrees');
    expect(checkGradient((_: Scalar) => 3, 1).report).toBe('the derivative agrees');
    expect(checkGradient(() => 3).report).toBe('there are no derivatives to check');
  });

  test('for a function that uses a Value from outside, whose grad stays what it was', () => {
    const [w, v] = [new Value(3), new Value(2)];
    const product = w.mul(v);
    product.backward();
    v.grad = 1e20;
    product.grad = 5;
    expect(checkGradient((x: Scalar) => mul(square(x), product), 2).report).toBe('the derivative agrees');
    expect(checkGradient((_: Scalar) => product, 2).report).toBe('the derivative agrees');
    expect([w.grad, v.grad, product.grad]).toEqual([2, 1e20, 5]);
  });

  test('next to where a function ends, and at small and large arguments', () => {
    for (const [f, x] of [
      [log, 1e-4],
      [log, 1e-9],
      [sqrt, 1e-4],
      [asin, 0.9999],
      [atanh, -0.9999],
      [acosh, 1.0001],
      [log1p, -0.9999],
      [(x: Scalar) => pow(x, -3), 1e-5],
      [(x: Scalar) => tanh(mul(x, 1e8)), 1e-9],
      [square, 1e8],
      [(x: Scalar) => mul(3, x), 0],
    ] as const) {
      expect(checkGradient(f, x).report).toBe('the derivative agrees');
    }
    for (const x of [1e-3, 1, 1e3, 1e6]) {
      expect(checkGradient((y: Scalar) => sin(mul(1 / x, y)), x).report).toBe('the derivative agrees');
    }
  });

  test('where most digits of the function are lost on the way, to within those that are left', () => {
    fc.assert(
      fc.property(real(3), between(0, 7), (x, digits) => {
        const f = (x: Scalar) => sub(add(10 ** digits, sin(x)), 10 ** digits);
        expect(checkGradient(f, x).agrees).toBe(true);
      }),
    );
  });

  test('however near a kink or an edge of the domain is', () => {
    fc.assert(
      fc.property(between(-8, 0), (digits) => {
        const x = 10 ** digits;
        for (const f of [relu, abs, grad(elu), log]) expect(checkGradient(f, x).agrees).toBe(true);
        for (const f of [relu, abs, grad(elu)]) expect(checkGradient(f, -x).agrees).toBe(true);
      }),
    );
  });

  test('where a function throws not far away', () => {
    const f = (p: Value) => {
      if (p.data > 1) throw new RangeError('p must be a probability');
      return p.log();
    };
    expect(checkGradient(f, 0.999).report).toBe('the derivative agrees');
  });
});

describe('disagrees', () => {
  /** x, but its partial is a thousandth too large. */
  const off = defineOp({ name: 'off', forward: (x) => x, partials: [1.001] });

  test('where the derivative is a thousandth too large', () => {
    fc.assert(
      fc.property(real(3), (x) => {
        expect(checkGradient(exp, x).agrees).toBe(true);
        expect(checkGradient((x: Scalar) => exp(off(x)), x).agrees).toBe(false);
      }),
    );
  });

  test('also at the flank of a peak of any width, which long steps miss', () => {
    fc.assert(
      fc.property(real(1), between(0, 7), between(0.1, 1), (x, digits, flank) => {
        const width = 10 ** -digits;
        const peak = (y: Scalar) => add(1, exp(neg(square(add(div(sub(y, x), width), flank)))));
        expect(checkGradient(peak, x).report).toMatch(/^the derivative agrees/);
        expect(checkGradient((y: Scalar) => peak(off(y)), x).agrees).toBe(false);
      }),
    );
  });

  test('where the derivative has the wrong sign, but is small beside the function', () => {
    const f = (claimed: number) => (x: Scalar) => add(1e7, line(1e-5, claimed)(x));
    expect(checkGradient(f(-1e-5), 1).report).toMatch(
      /^the derivative disagrees: with respect to argument 1, automatic -0\.00001 and numeric 0\.00000999\d+ differ by 2\.0e-5 \(tolerance \d\.\de-8\)$/,
    );
    expect(checkGradient(f(1e-5), 1).report).toMatch(
      /^the derivative agrees, with respect to argument 1 only to within \de-8$/,
    );
  });

  test('where it should be 0, but is not', () => {
    expect(checkGradient(line(0, 1e-6), 1).agrees).toBe(false);
  });

  test('by one of several, or by all', () => {
    const product = defineOp({
      name: 'product',
      forward: (x, y) => x * y,
      partials: [(_x, y) => y, (x) => mul(1.01, x)],
    });
    const check = checkGradient(product, 2, 3);
    expect(check.agrees).toBe(false);
    expect(check.derivatives.map(({ agrees }) => agrees)).toEqual([true, false]);
    expect(check.report).toMatch(
      /^1 of 2 derivatives disagrees: with respect to argument 2, automatic 2\.02 and numeric (2|1\.9999\d*|2\.0000\d*) differ by 2\.0e-2 \(tolerance \d\.\de-\d+\)$/,
    );
    const sum = defineOp({ name: 'sum', forward: (x, y) => x + y, partials: [2, 3] });
    expect(checkGradient(sum, 1, 1).report).toMatch(
      /^2 of 2 derivatives disagree: with respect to argument 1, .*; with respect to argument 2, /,
    );
  });

  test('at a kink, unless the derivative is the mean of those on both sides', () => {
    expect([checkGradient(abs, 0).agrees, checkGradient(relu, 0).agrees]).toEqual([true, false]);
    expect(checkGradient(relu, 0).derivatives[0]?.numeric).toBe(0.5);
  });

  test('where the derivative is NaN, which the numeric one is not for that', () => {
    const broken = defineOp({ name: 'broken', forward: (x) => x, partials: [() => NaN] });
    const [derivative] = checkGradient((x: Scalar) => square(broken(mul(2, x))), 3).derivatives;
    expect(derivative?.automatic).toBeNaN();
    expect(Math.abs((derivative?.numeric ?? NaN) / 24 - 1)).toBeLessThan(1e-9);
  });

  test('where the derivative is not finite, or the function is not', () => {
    expect(checkGradient(sqrt, 0).agrees).toBe(false);
    expect(checkGradient(log, -1).report).toContain('automatic -1 and numeric NaN differ by NaN (tolerance NaN)');
    expect(checkGradient(exp, NaN).agrees).toBe(false);
  });
});

test('the report says so where rounding leaves fewer than three digits', () => {
  const wrong = (x: Scalar) => add(1e15, line(3, 2)(x));
  expect(checkGradient(wrong, 1).report).toBe('the derivative agrees, with respect to argument 1 only to within 2');
  const both = checkGradient((x: Scalar, y: Scalar) => add(1e7, add(x, mul(1e-5, y))), 1, 1);
  expect(both.report).toMatch(/^all 2 derivatives agree, with respect to argument 2 only to within \de-8$/);
  expect(checkGradient(cos, 0).report).toBe('the derivative agrees');
});

test('the tolerance is five digits or more below the derivative of a smooth function', () => {
  fc.assert(
    fc.property(between(-6, 6), (digits) => {
      const x = 10 ** digits;
      const [derivative] = checkGradient((y: Scalar) => exp(mul(1 / x, y)), x).derivatives;
      expect(derivative?.tolerance).toBeLessThan((1e-9 * Math.E) / x);
    }),
  );
});

test('the tolerance is the same about a mirror image', () => {
  fc.assert(
    fc.property(real(3), (x) => {
      const [check, mirrored] = [checkGradient(tanh, x), checkGradient(tanh, -x)];
      expect(mirrored.derivatives[0]?.tolerance).toBe(check.derivatives[0]?.tolerance);
    }),
  );
});

test('paths that read alike are kept apart', () => {
  const f = (r: { 'a.b': Scalar; a: { b: Scalar } }) => mul(r['a.b'], r.a.b);
  expect(checkGradient(f, { 'a.b': 2, a: { b: 3 } }).report).toBe('all 2 derivatives agree');
});

test('what the function throws at the arguments themselves is passed on', () => {
  const thrower = (_: Scalar): Scalar => {
    throw new Error('inside');
  };
  expect(() => checkGradient(thrower, 1)).toThrow('inside');
});

test('what is no function, or takes or returns something else, is refused by name', () => {
  expect(() => checkGradient(3 as never)).toThrow(
    new TypeError('checkGradient: argument 1 must be a function, but is 3'),
  );
  expect(() => checkGradient((x: Scalar) => x, 'a' as never)).toThrow('checkGradient: argument 2 must be');
  expect(() => checkGradient((x: Scalar) => x, new Value(2) as never)).toThrow(
    'checkGradient: argument 2 must be a number, but is Value(data=2, grad=0)',
  );
  expect(() => checkGradient((() => 'a') as never, 1 as never)).toThrow(
    'checkGradient: the function must return a number or a Value, but returned the string "a"',
  );
  // @ts-expect-error: operators can't be differentiated
  expect(() => checkGradient((x: number) => x * x, 1)).toThrow(TypeError);
});

describe('at the ends of the range of doubles', () => {
  test.each([Infinity, -Infinity, 2e307, Number.MAX_VALUE])('it returns at %s', (x) => {
    expect(checkGradient(tanh, x).derivatives).toHaveLength(1);
    expect(checkGradient((x: Scalar) => mul(2, x), x).agrees).toBe(Number.isFinite(x) && x < Number.MAX_VALUE);
  });

  test('a derivative below the smallest normal double agrees', () => {
    expect(checkGradient((x: Scalar) => mul(x, x), 1e-300).agrees).toBe(true);
  });

  test('a partial of 0 that rounding alone excuses is said to agree only so closely', () => {
    const flat = defineOp({ name: 'flat', forward: (x) => 1e15 + 1e-5 * x, partials: [0] });
    expect(checkGradient(flat, 1).report).toMatch(
      /^the derivative agrees, with respect to argument 1 only to within \d/,
    );
  });
});
