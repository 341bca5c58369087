import {
  acosh,
  add,
  asin,
  compile,
  detach,
  div,
  grad,
  hypot,
  max,
  mul,
  neg,
  pow,
  type Scalar,
  sigmoid,
  sub,
  toTex,
  Value,
  valueAndGrad,
} from '@autograd-222/autograd';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyNumber } from '../../support/arbitraries.ts';
import { backends } from '../../support/backends.ts';
import { same } from '../../support/error.ts';
import { ops } from '../../support/table.ts';

test.each(ops.flatMap((op) => backends.map((backend) => [op.op.name, backend, op] as const)))(
  '%s does in a program what it does in the engine, bit for bit, wherever it is: %s',
  (_name, backend, op) => {
    const f = (xs: [Scalar, Scalar, Scalar]) => op(...xs.slice(0, op.op.partials.length));
    const [eager, program] = [valueAndGrad(f), compile.with({ backend })(f, [1, 1, 1])];
    fc.assert(
      fc.property(fc.tuple(anyNumber, anyNumber, anyNumber), (xs) => {
        const [value, gradient] = eager(xs);
        const compiled = program.valueAndGrad(xs);
        expect(compiled).toSatisfy(() => same(compiled[0], value) && same(program.value(xs), value));
        gradient.forEach((g, i) => {
          expect([...compiled[1]]).toSatisfy(() => same(compiled[1][i] ?? 0, g));
        });
      }),
      { numRuns: 300 },
    );
  },
);

test('arithmetic is written in JavaScript by its signs, and what is cut from the graph as it is', () => {
  const written = [add, sub, mul, div, pow, neg, detach].map(({ op }) => op.js?.('x', 'y'));
  expect(written).toEqual(['x + y', 'x - y', 'x * y', 'x / y', 'x ** y', '-x', 'x']);
});

/** How an op is written in LaTeX, unless that is by its name. */
const spelled: Record<string, string> = {
  ...{ add: 'x + y', sub: 'x - y', mul: 'x y', div: '\\frac{x}{y}', neg: '-x', pow: 'x^y', exp: 'e^{x}' },
  ...{ square: 'x^2', reciprocal: '\\frac{1}{x}', sqrt: '\\sqrt{x}', cbrt: '\\sqrt[3]{x}' },
  ...{ expm1: 'e^{x} - 1', log1p: '\\log(1 + x)', log2: '\\log_2(x)', log10: '\\log_{10}(x)' },
  ...{ asin: '\\arcsin(x)', acos: '\\arccos(x)', atan: '\\arctan(x)', hypot: '\\sqrt{x^2 + y^2}' },
  ...{ abs: '\\left|{x}\\right|', sign: '\\operatorname{sgn}(x)', sigmoid: '\\sigma(x)' },
  where: '\\begin{cases} {y} & {x} \\ne 0 \\\\ {z} & \\text{otherwise} \\end{cases}',
};
/** The functions for which LaTeX has a command. */
const commands = ['log', 'tanh', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'max', 'min'];

test.each(ops.map((op) => [op.op.name, op] as const))('%s is written in LaTeX as mathematics has it', (name, op) => {
  const inputs = ['x', 'y', 'z'].slice(0, op.op.partials.length);
  const sign = commands.includes(name) ? `\\${name}` : `\\operatorname{${name}}`;
  expect(toTex(op(...inputs.map((label) => new Value(1, label))))).toBe(
    spelled[name] ?? `${sign}(${inputs.join(', ')})`,
  );
});

test('the ops that only derivatives are made of are written, too', () => {
  const byFirst = (f: (x: Scalar, y: Scalar) => Scalar) =>
    toTex(grad(([x, y]: [Scalar, Scalar]) => f(x, y))([new Value(2, 'x'), new Value(3, 'y')])[0]);
  expect([byFirst(pow), byFirst(max)]).toEqual(['y x^{y - 1}', '\\operatorname{larger}(x, y)']);
  expect(byFirst((x, y) => pow(y, x))).toBe('y^x \\log(y)');
  expect(byFirst(hypot)).toBe('\\frac{x}{\\sqrt{x^2 + y^2}}');
  expect(byFirst((x) => sigmoid(x))).toBe('\\sigma(x) \\sigma(-x)');
  expect(byFirst((x) => asin(x))).toBe('\\frac{1}{\\sqrt{1 - x^2}}');
  expect(byFirst((x) => acosh(x))).toBe('\\frac{1}{\\sqrt{x^2 - 1}}');
});
