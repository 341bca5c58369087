import { add, compile, defineOp, label, mul, type Scalar, tanh, Value } from '@autograd-222/autograd';
import { expect, test } from 'vitest';

test('what the js of an op writes more than once has a name, and is computed once', () => {
  const op = defineOp({ name: 'tripled', forward: (x) => 3 * x, partials: [3], js: (x) => `${x} + ${x} + ${x}` });
  const module = compile((x: Scalar) => op(tanh(x)), new Value(1, 'x')).module();
  expect(module).toMatch(/function value\(.*const t1 = Math\.tanh\(x\);\n {2}return t1 \+ t1 \+ t1;/s);
});

/** The lines of the function `value`, without those that check its arrays. */
function lines(f: (x: Value, y: Value) => Scalar): string[] {
  const module = compile
    .with({ argnums: [0, 1] })(f, new Value(1, 'x'), new Value(1, 'y'))
    .module();
  const body = module.split('\n\n')[0]?.split('\n  }\n')[1] ?? '';
  return body
    .split('\n')
    .slice(0, -1)
    .map((line) => line.trim());
}

test('what is used once is written where it is used, and what is used twice gets a line and a name', () => {
  expect(lines((x, y) => mul(add(x, y), tanh(y)))).toEqual([
    ...['const x = params[0];', 'const y = params[1];'],
    'return (x + y) * Math.tanh(y);',
  ]);
  expect(lines((x) => mul(tanh(x), tanh(x)))).toEqual([
    ...['const x = params[0];', 'const t1 = Math.tanh(x);'],
    'return t1 * t1;',
  ]);
});

test('what has a label gets a line with that name, however often it is used', () => {
  expect(lines((x) => mul(label(tanh(x), 'h'), 2))).toEqual([
    ...['const x = params[0];', 'const h = Math.tanh(x);'],
    'return h * 2;',
  ]);
});

test('an expression of more than 60 characters is taken apart', () => {
  const sum = lines((x, y) => [...Array(20).keys()].reduce((total: Scalar, i) => add(total, mul(i + 2, y)), x));
  expect(sum.length).toBeGreaterThan(3);
  for (const line of sum) expect(line.length).toBeLessThan(60 + 'const t1 = y * 10 + ;'.length);
});

test('in a loop over samples, what is the same for all of them is named before it', () => {
  const module = compile((x: Scalar, y: Scalar) => mul(tanh(x), y), new Value(1, 'x'), new Value(1, 'y')).module();
  const [before, loop] = module.split('function sumValueAndGrad')[1]?.split('for (') ?? [];
  expect(before).toContain('const t1 = Math.tanh(x);');
  expect(loop).toContain('const y = data[at];');
  expect(loop).not.toContain('Math.tanh');
});
