import {
  add,
  compile,
  defineOp,
  exp,
  mul,
  neg,
  type Op,
  type Scalar,
  tanh,
  Value,
  valueAndGrad,
} from '@autograd-222/autograd';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Instruction } from '../../../../packages/autograd/src/compile/text/instruction.ts';
import { vocabularyOf } from '../../../../packages/autograd/src/compile/text/vocabulary.ts';
import { importProgram } from '../../../support/modules.ts';

const half = (name: string) => defineOp({ name, forward: (x) => x / 2, partials: [0.5] });

function instruction(id: number, op: Op): Instruction {
  return { id, op, inputs: [1], place: undefined, name: undefined };
}

describe('the js of an op may use a global that has a name of the program', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test.each(['params', 'data', 'gradient', 'at', 'total', 'value', 'valueAndGrad', 'sumValueAndGrad', 'x1', 't1'])(
    '%s',
    (name) => {
      vi.stubGlobal(name, 3);
      const op = defineOp({ name: 'tripled', forward: (x) => 3 * x, partials: [3], js: (x) => `${name} * ${x}` });
      const program = compile((x: Scalar, y: Scalar) => add(op(tanh(x)), op(y)), 1, 1);
      const expected = compile((x: Scalar, y: Scalar) => add(mul(3, tanh(x)), mul(3, y)), 1, 1);
      expect(program.valueAndGrad(2, 4)).toEqual(expected.valueAndGrad(2, 4));
      expect(program.sumValueAndGrad(2, [[4], [5]])).toEqual(expected.sumValueAndGrad(2, [[4], [5]]));
    },
  );
});

test('an op is written by its js, as a function of Math, or by a name', () => {
  const { spellings, called } = vocabularyOf([neg, exp, half('h')].map(({ op }, id) => instruction(id, op)));
  const x = { text: 'x', precedence: 'atom' } as const;
  expect([neg, exp].map(({ op }) => spellings.get(op)?.write([x]).text)).toEqual(['-x', 'Math.exp(x)']);
  expect([...called.values()]).toEqual(['h']);
});

test('the same ops have the same names in all functions, and none that a js uses', () => {
  const op = defineOp({ name: 'op', forward: (x) => x, partials: [1], js: (x) => `value(at, ${x})` });
  const { own, names } = vocabularyOf([instruction(0, op.op)]);
  expect([own.value, own.at, own.params]).toEqual(['value_2', 'at_2', 'params']);
  expect(['value', 'value_2', 'params', 'x'].map((name) => names.has(name))).toEqual([true, true, true, false]);
});

const names = [
  ...['value', 'valueAndGrad', 'sumValueAndGrad', 'value1', 'valueAndGrad1', 'sumValueAndGrad1', 'value_2'],
  ...['valueMemory', 'valueAndGradMemory', 'sumValueAndGradMemory', '$0$', 'a$1$b'],
  ...['params', 'data', 'gradient', 'at', 'total', 't1', 'x1', 'Math', 'Float64Array', 'RangeError', 'default'],
];
const halves = `const half = (x) => x / 2; export { ${names.map((name) => `half as ${JSON.stringify(name)}`)} };`;

/** Whether a program that applies ops of these names does, saved or not, what the engine does. */
async function checkCalls(names: readonly string[], times: number): Promise<string> {
  const ops = names.map(half);
  const f = (x: Scalar, y: Scalar) =>
    Array.from({ length: times }).reduce((z: Scalar, _, i) => tanh((ops[i % ops.length] ?? tanh)(mul(z, y))), x);
  const program = compile(f, 1, 1);
  const module = program.module(Object.fromEntries(names.map((name) => [name, './ops.mjs'])));
  const [value, gradient] = valueAndGrad(f)(3, 2);
  for (const flat of [program.flat, await importProgram(module, halves)]) {
    const [params, data, into] = [Float64Array.of(3), Float64Array.of(2), new Float64Array(1)];
    expect(flat.value(params, data)).toBe(value);
    expect([flat.valueAndGrad(params, data, into), ...into]).toEqual([value, gradient]);
    expect([flat.sumValueAndGrad(params, data, into), ...into]).toEqual([value, gradient]);
  }
  return module;
}

test.each(names)('an op without js may be called %s', async (name) => {
  await checkCalls([name], 1);
});

test('it may have any of these names in a program of several pieces', async () => {
  expect(await checkCalls(names, 700)).toContain('new Float64Array(');
});

test('two such ops are kept apart if their names become the same identifier', async () => {
  const times10 = defineOp({ name: 'a-b', forward: (x) => 10 * x, partials: [10] });
  const plus1 = defineOp({ name: 'a_b', forward: (x) => x + 1, partials: [1] });
  // Summed over samples, the one that takes x comes first: it is computed before all samples.
  const program = compile((x: Scalar, y: Scalar) => mul(times10(y), plus1(x)), 1, 1);
  const ops = 'const [f, g] = [(x) => 10 * x, (x) => x + 1]; export { f as "a-b", g as "a_b" };';
  const module = await importProgram(program.module({ 'a-b': './ops.mjs', a_b: './ops.mjs' }), ops);
  for (const { value, sumValueAndGrad } of [program.flat, module]) {
    expect(value(Float64Array.of(2), Float64Array.of(3))).toBe(90);
    expect(sumValueAndGrad(Float64Array.of(2), Float64Array.of(3), new Float64Array(1))).toBe(90);
  }
});

test('such an op is kept apart from a node that has its name for a label', async () => {
  const op = half('h');
  const f = (x: Scalar) => add(op(x), mul(x, x));
  const program = compile(f, new Value(1, 'h'));
  const module = await importProgram(program.module({ h: './ops.mjs' }), 'export const h = (x) => x / 2;');
  expect(program.value(3)).toBe(10.5);
  expect(module.value(Float64Array.of(3), new Float64Array())).toBe(10.5);
});

test('two such ops of one name are kept apart', () => {
  const cube = defineOp({ name: 'cube', forward: (x) => x ** 3, partials: [(x) => mul(3, mul(x, x))] });
  const other = defineOp({ name: 'cube', forward: (x) => x + 1, partials: [1] });
  const program = compile((x: Scalar) => add(cube(x), other(x)), 1);
  expect(program.valueAndGrad(2)).toEqual([11, 13]);
});

test('such an op may have a name that JavaScript does not allow', () => {
  const odd = defineOp({ name: 'x³; throw 1', forward: (x) => x ** 3, partials: [(x) => mul(3, mul(x, x))] });
  expect(compile(odd, 1).valueAndGrad(2)).toEqual([8, 12]);
});
