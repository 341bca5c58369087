import { add, compile, mul, type Scalar, tanh, Value } from '@autograd-222/autograd';
import { expect, test } from 'vitest';

test('the program can be read by the names of arguments and nodes, as far as JavaScript allows them', () => {
  const f = ({ class: x, w }: { class: Scalar; w: Scalar[] }, [y]: [Scalar]) => {
    const a = mul(w[1] ?? 0, add(x, y));
    if (a instanceof Value) a.label = 'a "label" */\n';
    return tanh(a);
  };
  expect(compile(f, { class: 1, w: [1, 2] }, [new Value(1, 'ŷ1')]).source).toBe(`\
function valueAndGrad(params, data, gradient) {
  if (params[2] === undefined || data[0] === undefined || gradient[2] === undefined) {
    const lengths = [params.length, data.length, gradient.length].join(', ');
    throw new RangeError(\`valueAndGrad: params, data, gradient must have lengths 3, 1, 3, but have \${lengths}\`);
  }
  const class_2 = params[0];
  const w_1 = params[2];
  const ŷ1 = data[0];
  const t1 = class_2 + ŷ1;
  const a__label_____ = w_1 * t1;
  const t2 = Math.tanh(a__label_____);
  const dy_da__label_____ = 1 - t2 * t2;
  gradient[2] = dy_da__label_____ * t1; // w_1
  gradient[0] = dy_da__label_____ * w_1; // class
  gradient[1] = 0; // w_0
  return t2;
}`);
});
