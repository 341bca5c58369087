import type { Expression } from '../reading/expression.ts';
import { powerInName } from '../reading/power-name.ts';
import { type Notation, operand, type Written } from './notation.ts';

/** Writes a formula. */
export function written(x: Expression, notation: Notation): Written {
  switch (x.kind) {
    case 'number':
      return notation.number(x.digits);
    case 'name':
      return notation.name(x.name);
    case 'derivative':
      return writtenDerivative(x, notation);
    case 'call':
      return writtenCall(x, notation);
  }
}

function writtenCall(x: Extract<Expression, { kind: 'call' }>, notation: Notation): Written {
  const inputs = x.inputs.map((input) => written(input, notation));
  const [a, b] = inputs;
  if (a === undefined) return notation.call(x.name, x.primes, inputs);
  if (x.name === 'neg') return { text: `-${operand(a, 'product', notation)}`, precedence: 'sum' };
  if (b === undefined) return writtenRoot(x, notation) ?? notation.call(x.name, x.primes, inputs);
  switch (x.name) {
    case 'add':
      return { text: `${a.text} + ${operand(b, 'product', notation)}`, precedence: 'sum' };
    case 'sub':
      return { text: `${a.text} - ${operand(b, 'product', notation)}`, precedence: 'sum' };
    case 'mul':
      return { text: notation.product(factorsOf(x).map((factor) => written(factor, notation))), precedence: 'product' };
    case 'div':
      return notation.fraction(a, b);
    case 'pow':
      return { text: notation.power(operand(a, 'atom', notation), b), precedence: 'power' };
  }
  return notation.call(x.name, x.primes, inputs);
}

/** The root of a quantity σ² is σ. */
function writtenRoot({ name, inputs: [input] }: Extract<Expression, { kind: 'call' }>, notation: Notation) {
  const power = input?.kind === 'name' ? powerInName(input.name) : undefined;
  return name === 'sqrt' && power?.exponent === 2 ? notation.name(power.base) : undefined;
}

/** The factors of a product of products. */
function factorsOf(x: Expression): Expression[] {
  const factors: Expression[] = [];
  const open = [x];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'call' && next.name === 'mul') open.push(...next.inputs.toReversed());
    else factors.push(next);
  }
  return factors;
}

function writtenDerivative({ of, wrt }: Extract<Expression, { kind: 'derivative' }>, notation: Notation): Written {
  const isName = of.kind === 'name';
  const text = notation.derivative(isName ? written(of, notation).text : undefined, wrt);
  if (isName) return { text, precedence: 'product', isDerivative: true };
  return {
    text: `${text} ${notation.brackets(written(of, notation).text)}`,
    precedence: 'product',
    isDerivative: true,
  };
}
