import { add, mul, neg, type Scalar, tanh } from '@autograd-222/autograd';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLevels } from '../../../../packages/autograd/src/compile/arrays/order.ts';
import { trace } from '../../../../packages/autograd/src/compile/trace.ts';
import { randomFunction } from '../../../support/graphs.ts';

const computed = (f: (...xs: Scalar[]) => Scalar, inputs: number) => {
  const example = Array.from({ length: inputs }, () => 1);
  const { instructions } = trace((...xs) => f(...(xs as Scalar[])), example, [0]);
  const ids = [...instructions.opNumbers.keys()].filter((id) => instructions.opOf(id) !== undefined);
  return { instructions, ids };
};

test('each instruction comes after those that it is computed from, and none is lost', () => {
  fc.assert(
    fc.property(randomFunction, (f) => {
      const { instructions, ids } = computed((x = 0, y = 0, z = 0) => f(x, y, z), 3);
      const { operands, starts } = instructions;
      const order = [...inLevels(instructions, ids)];
      expect(order.toSorted((a, b) => a - b)).toEqual(ids);
      const place = new Map(order.map((id, i) => [id, i]));
      for (const id of ids) {
        for (const x of operands.slice(starts[id], starts[id + 1])) {
          expect(place.get(x) ?? -1).toBeLessThan(place.get(id) ?? -1);
        }
      }
    }),
  );
});

test('on each level, the same op follows itself', () => {
  const f = (x: Scalar, y: Scalar, z: Scalar) => add(mul(tanh(x), neg(y)), add(tanh(z), mul(tanh(y), tanh(neg(z)))));
  const { instructions, ids } = computed((x = 0, y = 0, z = 0) => f(x, y, z), 3);
  const names = [...inLevels(instructions, ids)].map((id) => instructions.opOf(id)?.name);
  expect(names.slice(0, 5)).toEqual(['tanh', 'tanh', 'tanh', 'neg', 'neg']);
});
