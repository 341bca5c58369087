import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inverse,
  mod,
  oddRoot,
  Pole,
  power,
  prime,
  randomElements,
  squareRoot,
} from '../../../packages/derivation/src/proof/field.ts';

const elements = fc.bigInt({ min: 1n, max: prime - 1n });

describe('the field', () => {
  it('has a prime number of elements, by the test of Miller and Rabin', () => {
    const [odd, twos] = [(prime - 1n) / 8n, 3];
    for (const base of [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n]) {
      let x = power(base, odd);
      const isOne = x === 1n;
      let isMinusOne = false;
      for (let i = 0; i < twos; i++, x = mod(x * x)) isMinusOne ||= x === prime - 1n;
      expect(isOne || isMinusOne).toBe(true);
    }
    expect(prime > 2n ** 61n).toBe(true);
  });

  it('takes negative integers to elements', () => {
    expect(mod(-1n)).toBe(prime - 1n);
    expect(mod(-prime)).toBe(0n);
  });

  it('has an inverse for each element but 0', () => {
    fc.assert(fc.property(elements, (x) => mod(x * inverse(x)) === 1n));
    expect(() => inverse(0n)).toThrow(Pole);
    expect(() => inverse(prime)).toThrow(Pole);
  });

  it('takes powers with integer exponents', () => {
    expect(power(3n, 5n)).toBe(243n);
    expect(power(3n, 0n)).toBe(1n);
    fc.assert(fc.property(elements, (x) => mod(power(x, -3n) * x * x * x) === 1n));
    fc.assert(fc.property(elements, (x) => power(x, prime - 1n) === 1n));
    expect(() => power(0n, -1n)).toThrow(Pole);
  });

  it('has square roots of all squares, and of nothing else', () => {
    fc.assert(
      fc.property(elements, (x) => {
        const root = squareRoot(mod(x * x));
        return root === x || root === mod(-x);
      }),
    );
    fc.assert(fc.property(elements, (x) => squareRoot(mod(37n * x * x)) === undefined));
    expect(squareRoot(0n)).toBe(0n);
  });

  it.each([-1n, 2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n])('has a square root of %s', (x) => {
    const root = squareRoot(x) ?? 0n;
    expect(mod(root * root)).toBe(mod(x));
  });

  it('has roots with odd indices, of which that of a product is the product', () => {
    fc.assert(
      fc.property(elements, elements, fc.constantFrom(3n, 5n, 7n, 9n, 15n), (x, y, index) => {
        const [a, b] = [power(x, 9n * index), power(y, 9n * index)];
        const [rootOfA, rootOfB] = [oddRoot(a, index) ?? 0n, oddRoot(b, index) ?? 0n];
        expect(power(rootOfA, index)).toBe(a);
        expect(oddRoot(mod(a * b), index)).toBe(mod(rootOfA * rootOfB));
      }),
    );
    expect(power(oddRoot(2n, 3n) ?? 0n, 3n)).toBe(2n);
  });

  it('gives the same random elements for the same seed', () => {
    const [a, b, c] = [randomElements(1n), randomElements(1n), randomElements(2n)];
    const first = [a(), a(), a()];
    expect([b(), b(), b()]).toEqual(first);
    expect([c(), c(), c()]).not.toEqual(first);
    expect(new Set(first).size).toBe(3);
  });
});
