import { handGradient, mapParameters } from '@autograd-222/model-222';
import { expect, test } from 'vitest';
import { expectAutomaticGradient } from '../../support/automatic-gradient.ts';

test('the correct hand derivation equals the automatic gradient, for every parameter and intermediate', () => {
  expectAutomaticGradient(handGradient);
});

test('at zero weights its numbers are these, which a pencil confirms', () => {
  const zeros = mapParameters(() => 0);
  expect(handGradient(zeros, [1, 2], [1, 0])).toMatchObject({ h3: -3, h4: 3, a3: -1.5, a4: 1.5, b3: -1.5 });
});

test('what is not a number is named', () => {
  const zeros = mapParameters(() => 0);
  // @ts-expect-error a string for a parameter
  expect(() => handGradient({ ...zeros, w3: 'x' }, [1, 2], [1, 0])).toThrow(
    'handGradient: w3 must be a number, but is the string "x"',
  );
  // @ts-expect-error an input is missing
  expect(() => handGradient(zeros, [1], [1, 0])).toThrow('handGradient: x2 must be a number, but is undefined');
  // @ts-expect-error no inputs
  expect(() => handGradient(zeros, undefined, [1, 0])).toThrow('handGradient: x1 must be a number, but is undefined');
  // @ts-expect-error a target is missing
  expect(() => handGradient(zeros, [1, 2], [1])).toThrow('handGradient: y2 must be a number, but is undefined');
});
