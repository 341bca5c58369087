import { add, compile, defineOp, exp, mul, type Scalar, tanh } from '@autograd-222/autograd';
import { describe, expect, test } from 'vitest';
import { importProgram } from '../../../support/modules.ts';

const program = compile((x: Scalar, y: Scalar) => mul(exp(x), tanh(y)), 0, 0);

test('a program that is saved as a module does the same', async () => {
  const [params, data, gradient] = [Float64Array.of(0.5), Float64Array.of(0.25, 0.75), Float64Array.of(0)];
  const module = await importProgram(program.module());
  const both = [program.flat, module].map(({ value, valueAndGrad, sumValueAndGrad }) => [
    value(params, data.subarray(1)),
    ...[valueAndGrad(params, data.subarray(1), gradient), gradient[0]],
    ...[sumValueAndGrad(params, data, gradient), gradient[0]],
  ]);
  expect(both[1]).toEqual(both[0]);
  expect(() => module.value(params.subarray(1), data)).toThrow(RangeError);
});

test('an argument without numbers leaves no samples to sum over, so the module has no function for that', () => {
  expect(compile((x: Scalar, ys: Scalar[]) => add(x, ys.length), 1, []).module()).not.toContain('function sum');
});

describe('a custom op that is not spelled in JavaScript', () => {
  const half = (name: string) => defineOp({ name, forward: (x) => x / 2, partials: [0.5] });

  test('is imported by its name from where imports says', async () => {
    const cube = defineOp({ name: 'cube', forward: (x) => x ** 3, partials: [(x) => mul(3, mul(x, x))] });
    const f = (x: Scalar) => tanh(cube(tanh(x)));
    const module = await importProgram(
      compile(f, 1).module({ cube: './ops.mjs' }),
      'export const cube = (x) => x ** 3;',
    );
    expect(module.value(Float64Array.of(0.5), new Float64Array())).toBe(f(0.5));
  });

  test('is not imported where no result needs it', async () => {
    const f = (x: Scalar) => [mul(x, x), half('half')(x)][0] ?? 0;
    const module = await importProgram(compile(f, 1).module());
    expect(module.value(Float64Array.of(3), new Float64Array())).toBe(9);
  });

  test('must not share its name with another in a module, which could not tell from where each is imported', () => {
    const program = compile((x: Scalar) => add(half('h')(x), half('h')(mul(x, x))), 1);
    expect(program.value(2)).toBe(3);
    expect(() => program.module({ h: './ops.mjs' })).toThrow(
      new RangeError('module: the names of ops without js must be different, but two are h'),
    );
  });

  test.each(['cube', 'toString'])('must have its module in imports: %s', (name) => {
    const program = compile((x: Scalar) => half(name)(x), 1);
    const message = `module: imports.${name} must be the module that exports this op, which has no js, but is`;
    for (const imports of [undefined, {}, { [`${name}s`]: './ops.mjs' }]) {
      expect(() => program.module(imports)).toThrow(new RangeError(`${message} undefined`));
    }
    expect(() => program.module({ [name]: 3 as never })).toThrow(new RangeError(`${message} 3`));
    expect(() => program.module(null as never)).toThrow(
      new TypeError('module: imports must be an object, but is null'),
    );
  });
});
