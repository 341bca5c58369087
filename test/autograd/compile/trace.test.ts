import {
  add,
  compile,
  defineOp,
  detach,
  exp,
  label,
  mul,
  type Scalar,
  tanh,
  Value,
  valueAndGrad,
} from '@autograd-222/autograd';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writable } from '../../../packages/autograd/src/compile/text/instruction.ts';
import { trace } from '../../../packages/autograd/src/compile/trace.ts';
import { anyNumber } from '../../support/arbitraries.ts';
import { same } from '../../support/error.ts';
import { randomFunction } from '../../support/graphs.ts';

const traced = (
  f: (x: Scalar, y: Scalar, z: Scalar) => Scalar,
  example: readonly unknown[],
  chosen: readonly number[],
) => writable(trace(f as (...at: unknown[]) => unknown, example, chosen));

test('the instructions, one after the other, give the value and the gradient', () => {
  fc.assert(
    fc.property(randomFunction, fc.tuple(anyNumber, anyNumber, anyNumber), (f, at) => {
      const { instructions, value, gradient } = traced(f, [1, 1, 1], [0, 1, 2]);
      const numbers: number[] = [];
      const numberOf = (x: (typeof gradient)[number]) => (typeof x === 'number' ? x : (numbers[x.id] ?? 0));
      for (const { op, inputs, place } of instructions) {
        numbers.push(op === undefined ? (at[place?.index ?? 0] ?? 0) : op.forward(...inputs.map(numberOf)));
      }
      const [expected, slopes] = valueAndGrad((xs: [Scalar, Scalar, Scalar]) => f(...xs))(at);
      const found = [value, ...gradient].map(numberOf);
      expect(found).toSatisfy(() => [expected, ...slopes].every((x, i) => same(x, found[i] ?? 0)));
    }),
    { numRuns: 1000 },
  );
});

test('an instruction is in the place of its id, and after its inputs', () => {
  fc.assert(
    fc.property(randomFunction, (f) => {
      traced(f, [1, 1, 1], [0]).instructions.forEach(({ id, inputs }, i) => {
        expect(id).toBe(i);
        expect(inputs.every((x) => typeof x === 'number' || x.id < id)).toBe(true);
      });
    }),
  );
});

test('inputs come first, those of the chosen arguments before the others, named by their labels, keys or arguments', () => {
  const { instructions, of } = writable(
    trace(() => 0, [{ w: [1, new Value(2, 'w2')] }, 3, [new Value(4), [5]]], [2, 0]),
  );
  expect(of.names).toEqual({ params: ['x3_0', 'x3_1_0', 'w_0', 'w2'], data: ['x2'] });
  expect(instructions.map(({ place }) => `${place?.array} ${place?.index}`)).toEqual([
    ...['params 0', 'params 1', 'params 2', 'params 3'],
    'data 0',
  ]);
});

test('an instruction has the name of the first labelled node that it computes, or else of the adjoint of one', () => {
  const f = (x: Scalar) => {
    const [h, k] = [label(tanh(x), 'h'), label(tanh(x), 'k')];
    return label(mul(exp(mul(3, h)), detach(k)), 'L');
  };
  const named = traced(f, [new Value(1, 'x')], [0]).instructions.filter(({ name }) => name !== undefined);
  expect(named.map(({ name, op }) => [name, op?.name])).toEqual([
    ['x', undefined],
    ['h', 'tanh'],
    ['L', 'mul'],
    ['dL_dh', 'mul'],
  ]);
});

test('an input has the label that the function gives its argument', () => {
  const f = (x: Value, { β }: { β: Scalar }) => {
    x.label = 'foo';
    return mul(x, β);
  };
  expect(compile(f, 1, { β: 2 }).source).toContain('const foo = params[0];\n  const β = data[0];');
});

test('a Value from outside keeps its label', () => {
  const k = new Value(3);
  const f = (x: Value) => {
    const h = tanh(x);
    h.label = 'h';
    return mul(h, k);
  };
  compile(f, 1);
  expect(k.label).toBeUndefined();
});

test('a Value made inside the function is a constant, whose number can be read', () => {
  const program = compile((x: Scalar) => {
    const k = mul(new Value(2), 3);
    return k.data > 5 ? mul(x, k) : 0;
  }, 1);
  expect(program.valueAndGrad(2)).toEqual([12, 6]);
});

test('an op may use a graph of its own to compute its number, by backward() and .data', () => {
  const forward = (x: number) => {
    const leaf = new Value(x);
    const y = mul(leaf, mul(leaf, leaf));
    y.backward();
    return leaf.grad + y.data;
  };
  const op = defineOp({ name: 'op', forward, partials: [(x) => add(mul(6, x), mul(3, mul(x, x)))] });
  const program = compile((x: Scalar) => mul(op(x), x), 1);
  expect(program.valueAndGrad(2)).toEqual(valueAndGrad((x: Scalar) => mul(op(x), x))(2));
  expect(program.valueAndGrad(2)).toEqual([40, 68]);
});

test('a Value from before the trace is a constant, whose number can be read', () => {
  const k = mul(new Value(2), 3);
  const program = compile((x: Scalar) => (k.data > 5 ? mul(x, k) : 0), 1);
  expect(program.valueAndGrad(2)).toEqual([12, 6]);
});

test('its number is the one that it has, even if that was set by hand', () => {
  const k = mul(new Value(2), 3);
  k.data = 10;
  expect(compile((x: Scalar) => mul(x, k), 1).value(2)).toBe(20);
});

test('after a function that throws, functions can be traced, and run on numbers, as before', () => {
  let inner = new Value(0);
  const f = (x: Value) => {
    inner = mul(x, 2);
    throw new RangeError('f fails');
  };
  expect(() => compile(f, 1)).toThrow(new RangeError('f fails'));
  expect(() => mul(inner, 2)).toThrow('compile: the function asked for the number of a Value');
  expect(compile((x: Scalar) => mul(x, compile((y: Scalar) => mul(y, y), 1).value(3)), 1).value(2)).toBe(18);
});
