import { Value } from '@autograd-222/autograd';
import { forward, handGradient, mapParameters } from '@autograd-222/model-222';
import { expect, test } from 'vitest';

const zeros = mapParameters(() => 0);

test.each<[unknown, string]>([
  ['0', 'the string "0"'],
  [null, 'null'],
  [[0], 'an array of length 1'],
  [new Map(), 'a Map'],
  [Object.create(null), 'an object'],
  [0n, 'the bigint 0'],
])('given for a weight, %o is called %s', (x, name) => {
  expect(() => forward({ ...zeros, w1: x as never }, [1, 2])).toThrow(
    new TypeError(`forward: w1 must be a number or a Value, but is ${name}`),
  );
});

test('the first parameter, input or target that is not a number is named', () => {
  const names = [...Object.keys(zeros), 'x1', 'x2', 'y1', 'y2'];
  for (const name of names) {
    const given = (known: string, x: number) => (known === name ? ('0' as never) : x);
    const gradient = () =>
      handGradient(
        mapParameters((known) => given(known, 0)),
        [given('x1', 1), given('x2', 2)],
        [given('y1', 1), given('y2', 0)],
      );
    expect(gradient).toThrow(new TypeError(`handGradient: ${name} must be a number, but is the string "0"`));
  }
});

test.each<[string, ...unknown[]]>([
  ['w1', undefined, [1, 2], [1, 0]],
  ['x1', zeros, undefined, [1, 0]],
  ['x2', zeros, [1], [1, 0]],
  ['y1', zeros, [1, 2], undefined],
  ['y2', zeros, [1, 2], [1]],
])('%s is named where it is missing', (name, params, x, y) => {
  expect(() => handGradient(params as never, x as never, y as never)).toThrow(
    new TypeError(`handGradient: ${name} must be a number, but is undefined`),
  );
});

test('a Value is named where a number is expected, and a Value of another copy of the engine where a Value is', () => {
  const w1 = new Value(0) as never;
  expect(() => handGradient({ ...zeros, w1 }, [1, 2], [1, 0])).toThrow('w1 must be a number, but is a Value');
  const other = new (class Value {})() as never;
  expect(() => forward({ ...zeros, w1: other }, [1, 2])).toThrow(
    'w1 must be a number or a Value, but is a Value of another copy of @autograd-222/autograd',
  );
});
