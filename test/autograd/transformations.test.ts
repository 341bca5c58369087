import {
  acosh,
  add,
  asin,
  atanh,
  checkGradient,
  defineOp,
  exp,
  findNonFinite,
  grad,
  hessian,
  jacobian,
  log,
  log1p,
  mul,
  neg,
  pow,
  relu,
  type Scalar,
  sin,
  sqrt,
  sub,
  tanh,
  Value,
} from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { real } from '../support/arbitraries.ts';

type Point = { x: Scalar; y: Scalar };

describe('jacobian', () => {
  const polar = ({ x, y }: Point) => ({ product: mul(x, y), both: [add(x, y), sub(x, y)] as [Scalar, Scalar] });

  test('has, in the place of each result, its gradient', () => {
    const found: { product: { x: number; y: number }; both: [{ x: number; y: number }, { x: number; y: number }] } =
      jacobian(polar)({ x: 2, y: 3 });
    expect(found).toEqual({
      product: { x: 3, y: 2 },
      both: [
        { x: 1, y: 1 },
        { x: 1, y: -1 },
      ],
    });
  });

  test('of one number is its gradient', () => {
    fc.assert(fc.property(real(2), (x) => jacobian(tanh)(x) === grad(tanh)(x)));
  });

  test('of a result that is constant is 0, and one result may be another', () => {
    expect(jacobian((x: Scalar) => [x, x, 3])(2)).toEqual([1, 1, 0]);
  });

  test('is all of Values if one result uses a Value from around it', () => {
    const w = new Value(5);
    const found: unknown = jacobian((x: Scalar) => [mul(x, 2), mul(x, w)])(3);
    expect(Array.isArray(found) && found.map((entry) => entry instanceof Value && entry.data)).toEqual([2, 5]);
  });

  test('nests, and takes Values', () => {
    expect(grad((x: Scalar) => jacobian((y: Scalar) => [mul(x, mul(y, y))])(x)[0] ?? 0)(3)).toBe(12);
    const x = new Value(3);
    const [slope] = jacobian((x: Scalar) => [mul(x, mul(x, x))])(x);
    slope?.backward();
    expect([slope?.data, x.grad]).toEqual([27, 18]);
  });

  test('refuses results that are no numbers', () => {
    const wanted = 'must be a number, a Value, or an array or plain record of them, but is';
    expect(() => jacobian(() => [1, 'x'])(1)).toThrow(new TypeError(`jacobian: result[1] ${wanted} the string "x"`));
    expect(() => jacobian(7 as never)).toThrow('jacobian: argument 1 must be a function, but is 7');
  });
});

describe('hessian', () => {
  const f = ({ x, y }: Point) => mul(mul(x, x), exp(y));

  test('has the second derivatives, and is symmetric', () => {
    fc.assert(
      fc.property(real(2), real(2), (x, y) => {
        const { x: ofX, y: ofY } = hessian(f)({ x, y });
        const e = Math.exp(y);
        const truth = [2 * e, 2 * x * e, 2 * x * e, x * x * e];
        [ofX.x, ofX.y, ofY.x, ofY.y].forEach((found, i) => {
          expect(Math.abs(found - (truth[i] ?? NaN))).toBeLessThanOrEqual(1e-14 * Math.abs(truth[i] ?? NaN));
        });
      }),
    );
  });

  test('of a number is the second derivative', () => {
    expect(hessian((x: Scalar) => mul(x, mul(x, x)))(2)).toBe(12);
    expect(hessian(() => 3)(2)).toBe(0);
  });

  test('nests: the third derivative is the gradient of the hessian', () => {
    expect(grad((x: Scalar) => hessian((y: Scalar) => mul(y, mul(y, y)))(x))(2)).toBe(6);
  });

  test('refuses what is no number, and a function of two results', () => {
    expect(() => hessian(f)({ x: 1, y: '2' as never })).toThrow(
      'hessian: argument 1.y must be a number, a Value, or an array or plain record of them, but is the string "2"',
    );
    expect(() => hessian((() => [1, 2]) as never)(1 as never)).toThrow(
      'hessian: the function must return a number or a Value, but returned an array of length 2',
    );
  });
});

describe('checkGradient', () => {
  test('finds steps that suit arguments next to where a function ends, or that are small', () => {
    for (const [f, x] of [
      [log, 1e-4],
      [log, 1e-9],
      [sqrt, 1e-4],
      [asin, 0.9999],
      [atanh, -0.9999],
      [acosh, 1.0001],
      [log1p, -0.9999],
    ] as const) {
      expect(checkGradient(f, x).report).toBe('all 1 derivatives agree');
    }
    expect(checkGradient((x: Scalar) => pow(x, -3), 1e-5).agrees).toBe(true);
    expect(checkGradient((x: Scalar) => tanh(mul(x, 1e8)), 1e-9).agrees).toBe(true);
  });

  test('says so where rounding leaves little to compare', () => {
    const wrong = defineOp({ name: 'wrong', forward: (x) => x ** 3, partials: [2] });
    expect(checkGradient((x: Scalar) => add(1e12, wrong(x)), 1).report).toMatch(
      /^all 1 derivatives agree, that by argument 1 only to within [34]e?\+?\d?/,
    );
  });

  test('takes a gradient as it is', () => {
    expect(checkGradient(grad(sin), 0.7).report).toBe('all 1 derivatives agree');
  });

  test('keeps places apart whose paths read alike', () => {
    const f = (r: { 'a.b': Scalar; a: { b: Scalar } }) => mul(r['a.b'], r.a.b);
    expect(checkGradient(f, { 'a.b': 2, a: { b: 3 } }).report).toBe('all 2 derivatives agree');
  });

  test('names itself in its errors', () => {
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

  test('agrees where the derivative is right, over all arguments and into them', () => {
    const check = checkGradient(
      ({ w, b }: { w: Scalar[]; b: Scalar }, x: Scalar) => tanh(add(mul(w[0] ?? 0, x), b)),
      { w: [0.5], b: -0.2 },
      0.7,
    );
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

  test('names the argument where they part, both numbers, the error and the tolerance', () => {
    const wrong = defineOp({ name: 'wrong', forward: (x, y) => x * y, partials: [(_x, y) => y, (x) => mul(1.01, x)] });
    const check = checkGradient(wrong, 2, 3);
    expect(check.agrees).toBe(false);
    expect(check.derivatives.map(({ agrees }) => agrees)).toEqual([true, false]);
    expect(check.report).toMatch(
      /^1 of 2 derivatives disagree: by argument 2, automatic 2\.02 and numeric (2|1\.9999\d*|2\.0000\d*) are 2\.0e-2 apart, where \d\.\de-\d+ is allowed for$/,
    );
  });

  test('takes steps that suit the argument', () => {
    for (const x of [1e-3, 1, 1e3, 1e6]) {
      expect(checkGradient((y: Scalar) => sin(mul(1 / x, y)), x).report).toBe('all 1 derivatives agree');
    }
    expect(checkGradient((x: Scalar) => mul(x, x), 1e8).report).toBe('all 1 derivatives agree');
  });

  test('by a derivative that is 0 is not lenient, and takes constants', () => {
    const flat = defineOp({ name: 'flat', forward: (x) => 0 * x, partials: [() => 1e-6] });
    expect(checkGradient(flat, 1).agrees).toBe(false);
    expect(checkGradient((_: Scalar) => 3, 1).agrees).toBe(true);
  });

  test('at a large argument still tells six digits', () => {
    const [derivative] = checkGradient((y: Scalar) => sin(mul(1e-6, y)), 1e6).derivatives;
    expect((derivative?.tolerance ?? NaN) / Math.abs(derivative?.numeric ?? NaN)).toBeLessThan(1e-6);
  });

  test('has a tolerance above 0 even where the function is 0', () => {
    expect(checkGradient((x: Scalar) => mul(3, x), 0).agrees).toBe(true);
  });

  test('finds the same about a mirror image', () => {
    fc.assert(
      fc.property(real(3), (x) => {
        const [check, mirrored] = [checkGradient(exp, x), checkGradient((x: Scalar) => exp(neg(x)), -x)];
        expect(mirrored.derivatives[0]?.tolerance).toBe(check.derivatives[0]?.tolerance);
      }),
    );
  });

  test('names all that disagree, one after the other', () => {
    const wrong = defineOp({ name: 'wrong', forward: (x, y) => x + y, partials: [2, 3] });
    expect(checkGradient(wrong, 1, 1).report).toMatch(
      /^2 of 2 derivatives disagree: by argument 1, .*; by argument 2, /,
    );
  });

  test('works for functions that take Values only', () => {
    expect(checkGradient((x: Value) => x.mul(x).tanh(), 0.3).agrees).toBe(true);
  });

  test('does not agree at a kink, nor where there is nothing finite', () => {
    expect(checkGradient(relu, 0).agrees).toBe(false);
    expect(checkGradient(sqrt, 0).agrees).toBe(false);
    expect(checkGradient(log, -1).report).toContain('automatic -1 and numeric NaN are NaN apart');
  });

  test('of a function of nothing has nothing to say against it', () => {
    expect(checkGradient(() => 3).report).toBe('all 0 derivatives agree');
  });

  test('passes on what the function throws, and refuses what is no function', () => {
    const thrower = (_: Scalar): Scalar => {
      throw new Error('inside');
    };
    expect(() => checkGradient(thrower, 1)).toThrow('inside');
    expect(() => checkGradient(3 as never)).toThrow(
      new TypeError('checkGradient: its first argument must be a function, but is 3'),
    );
    expect(() => checkGradient(sin, 'x' as never)).toThrow(TypeError);
  });
});

describe('findNonFinite', () => {
  test('names the first node that is not finite, with its op, its label and its inputs', () => {
    const a = new Value(-1, 'a');
    const b = log(a);
    b.label = 'b';
    const found = findNonFinite(b.mul(2).add(exp(new Value(1000))));
    expect(found?.node).toBe(b);
    expect(found?.sentence).toBe('log made b = NaN of a = -1');
  });

  test('tells an input that is a constant or has no label by its number', () => {
    expect(findNonFinite(new Value(0).pow(-1))?.sentence).toBe('pow made Infinity of 0 and -1');
  });

  test('says so if a leaf was it', () => {
    expect(findNonFinite(new Value(NaN, 'x').add(1))?.sentence).toBe('x = NaN was put in as a leaf');
    expect(findNonFinite(new Value(Infinity))?.sentence).toBe('Infinity was put in as a leaf');
  });

  test('finds nothing in a graph that is finite, at any depth', () => {
    let y = new Value(1);
    for (let i = 0; i < 1e5; i++) y = y.add(0);
    expect(findNonFinite(y)).toBeUndefined();
    expect(() => findNonFinite(3 as never)).toThrow(
      new TypeError('findNonFinite: its argument must be a Value, but is 3'),
    );
  });
});
