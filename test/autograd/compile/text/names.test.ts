import { add, compile, mul, type Scalar, tanh, Value } from '@autograd-222/autograd';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('a label can do no harm in a program', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (label, other) => {
      const program = compile(
        ([x, y]: [Scalar, Scalar]) => {
          const a = mul(x, y);
          if (a instanceof Value) a.label = other;
          return add(tanh(a), a);
        },
        [new Value(1, label), new Value(1, other)],
      );
      expect(program.valueAndGrad([0, 2])).toEqual([0, [4, 0]]);
    }),
  );
});
