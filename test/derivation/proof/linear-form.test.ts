import { describe, expect, it } from 'vitest';
import { inverse, mod } from '../../../packages/derivation/src/proof/field.ts';
import { LinearForm } from '../../../packages/derivation/src/proof/linear-form.ts';
import { rational } from '../../../packages/derivation/src/proof/rational.ts';

const sum = (first: LinearForm, ...others: readonly LinearForm[]) =>
  others.reduce((sum, form) => sum.plus(form) ?? LinearForm.zero, first);

const x = LinearForm.term(12345678901n);
const y = LinearForm.term(98765432109n);
const half = rational(1n, 2n);

describe('a linear form', () => {
  it('has the value of its sum', () => {
    const form = sum(x.scaled(half), y, LinearForm.constant(rational(3n)));
    expect(form.value()).toBe(mod(12345678901n * inverse(2n) + 98765432109n + 3n));
  });

  it('adds up equal terms, and drops those that cancel', () => {
    expect([...sum(x, x).terms]).toHaveLength(1);
    expect([...sum(x, y, x.scaled(rational(-1n))).terms]).toHaveLength(1);
    expect([...x.scaled(rational(0n)).terms]).toHaveLength(0);
  });

  it('is a constant where it has no other term', () => {
    expect(LinearForm.zero.asConstant()).toEqual(rational(0n));
    expect(LinearForm.constant(half).asConstant()).toEqual(half);
    expect(sum(x, LinearForm.constant(half)).asConstant()).toBeUndefined();
    expect(x.asConstant()).toBeUndefined();
  });

  it('multiplies out products', () => {
    const square = sum(x, y).times(sum(x, y));
    expect([...(square?.terms ?? [])]).toHaveLength(3);
    expect(square?.value()).toBe(mod((12345678901n + 98765432109n) ** 2n));
  });

  it('multiplies out no products of very many terms', () => {
    const long = sum(LinearForm.zero, ...Array.from({ length: 9 }, (_, i) => LinearForm.term(BigInt(10 ** 10 + i))));
    expect(long.times(long)).toBeUndefined();
    expect(long.times(x)).toBeDefined();
  });

  it('knows a small integer for what it is, so that the exponential of 0 is 1', () => {
    expect(LinearForm.term(0n).asConstant()).toEqual(rational(0n));
    expect(LinearForm.term(mod(-2n)).asConstant()).toEqual(rational(-2n));
  });
});
