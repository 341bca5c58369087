import { compile, defineOp, div, mul, type Scalar, sub, tanh, Value } from '@autograd-222/autograd';
import { describe, expect, test, vi } from 'vitest';
import { canMakeFunctions } from '../../../support/backends.ts';
import { importProgram } from '../../../support/modules.ts';

const tripled = (js: (x: string) => string) => defineOp({ name: 'tripled', forward: (x) => 3 * x, partials: [3], js });

describe('the js of an op may be any expression', () => {
  test.each<[string, (x: string) => string]>([
    ['an operator', (x) => `3 * ${x}`],
    ['a sum, in products and behind signs', (x) => `${x} + ${x} + ${x}`],
    ['a choice', (x) => `${x} < 0 ? 3 * ${x} : ${x} * 3`],
    ['with a comma', (x) => `0, 3 * ${x}`],
    ['with a line break at its beginning', (x) => `\n3 * ${x}`],
    ['with line breaks of other kinds', (x) => `\r3\u2028*\u2029${x}`],
    ['with a comment', (x) => `3 /* three */ * ${x} // times\n`],
    ['with a text of two lines', (x) => `\`1\n2\`.length * ${x}`],
    ['with a method of the input', (x) => `3 * ${x}.valueOf()`],
    ['with the input next to words', (x) => `typeof${x} === 'number' && [${x}in[0], 3 * ${x}][1]`],
    ['with a local constant', (x) => `(() => { const y = 3; return y * ${x}; })()`],
    ['with a local variable', (x) => `(() => { let t1 = 3; return t1 * ${x}; })()`],
    ['with parameters', (x) => `((h, x1, value, params, data, gradient, at, total) => 3 * h)(${x})`],
    ['with parameters around the input', (x) => `[1, 2].reduce((h, x1) => h + x1 * ${x}, 0)`],
    ['with the names of pieces', (x) => `[1, 2].reduce((value1, valueMemory) => value1 + valueMemory * ${x}, 0)`],
    ['with a global', (x) => `Number('3') * ${x}`],
    ['with letters of other alphabets', (x) => `[1, 2].reduce((ŷ, β) => ŷ + β * ${x}, 0)`],
  ])('%s', async (_name, js) => {
    const op = tripled(js);
    expect(compile((x: Scalar) => op(x), 1).valueAndGrad(2)).toEqual([6, 3]);
    const called = defineOp({ name: 'x1', forward: (x) => x + 1, partials: [1] });
    const g = (op: (x: Scalar) => Scalar) => (x: Scalar, y: Scalar) => {
      const h = tanh(mul(op(sub(x, mul(op(y), 2))), y));
      if (h instanceof Value) h.label = 'h';
      return sub(div(op(called(h)), op(x)), op(mul(x, 2)));
    };
    const [f, reference] = [g(op), g((x) => mul(3, x))];
    for (const names of [
      ['x', 'y'],
      ['h', 'y'],
      ['Number', 't1'],
      ['β', 'ŷ'],
    ]) {
      const [x, y] = names.map((name) => new Value(1, name));
      const program = compile(f, x ?? 1, y ?? 1);
      const expected = compile(reference, 1, 1);
      expect(program.value(0.5, -2)).toBe(expected.value(0.5, -2));
      expect(program.sumValueAndGrad(0.5, [[-2], [4]])).toEqual(expected.sumValueAndGrad(0.5, [[-2], [4]]));
      const module = await importProgram(program.module({ x1: './ops.mjs' }), 'export const x1 = (x) => x + 1;');
      expect(module.value(Float64Array.of(0.5), Float64Array.of(-2))).toBe(expected.value(0.5, -2));
    }
  });

  test('with a method of a constant', () => {
    const op = defineOp({
      name: 'op',
      forward: (x, y) => x + y,
      partials: [1, 1],
      js: (x, y) => `${x} + ${y}.valueOf()`,
    });
    for (const y of [3, -3, 0.5, 1e21, NaN, -Infinity]) {
      expect(compile((x: Scalar) => op(x, y), 1).value(2)).toBe(2 + y);
    }
  });

  test('in a program of several pieces too', () => {
    const op = tripled((x) => `[1, 2].reduce((value1, valueMemory) => value1 + valueMemory * ${x}, 0)`);
    const f = (op: (x: Scalar) => Scalar) => (x: Scalar) =>
      Array.from({ length: 700 }).reduce((y: Scalar) => tanh(op(y)), x);
    expect(compile(f(op), 1).value(0.25)).toBe(f((x) => mul(3, x))(0.25));
  });

  test('and is asked for what it writes once, not for each use', () => {
    const js = vi.fn((x: string) => `3 * ${x}`);
    const op = tripled(js);
    for (const f of [op, (x: Scalar) => op(tanh(op(tanh(op(x)))))]) {
      expect(compile((x: Scalar) => f(x), 1).source).toContain('3 * x1');
    }
    expect(js).toHaveBeenCalledOnce();
  });
});

// Whether text is an expression can only be told by making a function of it.
describe.runIf(canMakeFunctions)('what is not one expression is refused', () => {
  const compiled = (js: unknown) => {
    const op = defineOp({ name: 'bad', forward: (x) => x, partials: [1], js: js as () => string });
    return compile((x: Scalar) => op(x), 1);
  };

  test.each<(x: string) => string>([
    () => '',
    () => ' ',
    (x) => `${x} **`,
    (x) => `${x}; ${x}`,
    (x) => `${x};`,
    (x) => `return ${x}`,
    (x) => `let y = ${x}`,
    (x) => `const y = ${x}; return y`,
    (x) => `if (${x}) 1`,
    (x) => `...${x}`,
    (x) => `${x},`,
    (x) => `, ${x}`,
    (x) => `${x} //`,
    (x) => `${x} // half`,
    (x) => `${x}) // half`,
    (x) => `${x}] // half`,
    (x) => `${x} /*`,
    (x) => `${x} <!-- half`,
    (x) => `${x}) + (${x}`,
    (x) => `${x}] + [${x}`,
    (x) => `${x})(${x}`,
    (x) => `${x}); (${x}`,
    (x) => `${x}); } { (${x}`,
    (x) => `${x} }`,
    (x) => `\`${x}`,
    (x) => `"${x}`,
    (x) => `${x} = 3`,
    (x) => `${x}++`,
    (x) => `2${x}`,
    (x) => `x${x}`,
    (x) => `${x}${x}`,
    (x) => `${x} ${x}`,
    (x) => `await ${x}`,
    (x) => `yield ${x}`,
    (x) => `with (${x}) 1`,
    (x) => `010 * ${x}`,
  ])('%s', (js) => {
    const message = `compile: js of bad must give one expression in JavaScript, but gave the string ${JSON.stringify(js('x'))}`;
    for (const run of [() => compiled(js).value(1), () => compiled(js).source, () => compiled(js).module()]) {
      expect(run).toThrow(new SyntaxError(message));
    }
  });

  test.each<[unknown, string]>([
    [3, '3'],
    [undefined, 'undefined'],
    [null, 'null'],
    [['x'], 'an array of length 1'],
    [{ toString: () => 'x' }, 'an object'],
  ])('%s', (written, described) => {
    const message = `compile: js of bad must give one expression in JavaScript, but gave ${described}`;
    expect(() => compiled(() => written).value(1)).toThrow(new TypeError(message));
  });

  test('with inputs that are named in the message', () => {
    const inputs = [1, 1, 1, 1] as const;
    const bad = defineOp({
      name: 'bad',
      forward: (x: number, y: number, z: number, w: number) => x + y + z + w,
      partials: inputs,
      js: (...inputs) => inputs.join(' '),
    });
    expect(() => compile((x: Scalar) => bad(x, x, x, x), 1).value(1)).toThrow('but gave the string "x y z x4"');
  });
});
