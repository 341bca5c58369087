import { derivationTex, derivationText, stepTex, stepText } from '@autograd-222/autograd';
import { expect, test } from 'vitest';
import { sumOfProducts } from '../../support/derivations.ts';

test('what is no derivation or step is refused in LaTeX', () => {
  const derivation = sumOfProducts();
  const fromDerive = 'must be a derivation, as derive gives it, but is';
  expect(() => derivationTex([] as never)).toThrow(
    new TypeError(`derivationTex: argument 1 ${fromDerive} an array of length 0`),
  );
  expect(() => stepTex(null as never, null as never)).toThrow(new TypeError(`stepTex: argument 1 ${fromDerive} null`));
  expect(() => stepTex(derivation, undefined as never)).toThrow(
    new TypeError('stepTex: argument 2 must be a step of the derivation, but is undefined'),
  );
});

test('what is no derivation, step or width is refused as text', () => {
  const derivation = sumOfProducts();
  const [step] = derivation.steps;
  const fromDerive = 'must be a derivation, as derive gives it, but is';
  expect(() => derivationText(3 as never)).toThrow(new TypeError(`derivationText: argument 1 ${fromDerive} 3`));
  expect(() => derivationText(derivation, '80' as never)).toThrow(
    new TypeError('derivationText: argument 2 must be a number of columns, but is the string "80"'),
  );
  expect(() => stepText(step as never, step as never)).toThrow(
    new TypeError(`stepText: argument 1 ${fromDerive} an object`),
  );
  expect(() => stepText(derivation, 0 as never)).toThrow(
    new TypeError('stepText: argument 2 must be a step of the derivation, but is 0'),
  );
  expect(() => stepText(derivation, step as never, null as never)).toThrow(
    new TypeError('stepText: argument 3 must be a number of columns, but is null'),
  );
});
