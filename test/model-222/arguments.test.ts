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
