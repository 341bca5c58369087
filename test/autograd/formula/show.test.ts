import {
  add,
  defineOp,
  derivationTex,
  derivationText,
  derive,
  detach,
  div,
  exp,
  expm1,
  grad,
  hypot,
  log,
  log1p,
  mul,
  neg,
  pow,
  type Scalar,
  sqrt,
  square,
  stepTex,
  stepText,
  sub,
  tanh,
  toTex,
  Value,
  where,
} from '@autograd-222/autograd';
import {
  activationNames,
  forward,
  loss,
  mapParameters,
  type Pair,
  type Params,
  parameterNames,
} from '@autograd-222/model-222';
import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { inputs, params, soft } from '../../support/arbitraries.ts';
import { roundingErrors } from '../../support/error.ts';
import { randomFunction } from '../../support/graphs.ts';
import { readTex } from '../../support/read-tex.ts';

function labelled(label: string, x: Scalar): Value {
  const v = x instanceof Value ? x : new Value(x);
  v.label = label;
  return v;
}

/** The reference network at these numbers, all of whose quantities have their names. */
function network(numbers: Params, [x1, x2]: Pair, [y1, y2]: Pair) {
  const leaves = mapParameters((name) => new Value(numbers[name], name));
  const [x, y] = [
    [new Value(x1, 'x1'), new Value(x2, 'x2')],
    [new Value(y1, 'y1'), new Value(y2, 'y2')],
  ] as const;
  const activations = forward(leaves, x);
  const L = loss([activations.h3, activations.h4], y);
  const all = { ...leaves, x1: x[0], x2: x[1], y1: y[0], y2: y[1], ...activations, L };
  return { all, L, values: Object.fromEntries(Object.entries(all).map(([name, v]) => [name, v.data])) };
}

const [x, y, z] = [new Value(2, 'x'), new Value(3, 'y'), new Value(5, 'z')];

describe('a formula in LaTeX', () => {
  test.each<[string, Scalar, string]>([
    ['a sum', add(add(x, y), z), 'x + y + z'],
    ['a difference of a difference', sub(x, sub(y, z)), 'x - (y - z)'],
    ['minus a minus', sub(x, neg(y)), 'x + y'],
    ['plus a minus', add(x, neg(y)), 'x - y'],
    ['a negative constant', add(x, -2), 'x - 2'],
    ['minus a sum', neg(add(x, y)), '-(x + y)'],
    ['a product', mul(mul(x, y), z), 'x y z'],
    ['a product with a sum', mul(add(x, y), z), 'z (x + y)'],
    ['a product of minuses', mul(neg(x), neg(y)), 'x y'],
    ['numbers in a product', mul(2, mul(x, mul(3, y))), '2 \\cdot 3 x y'],
    ['a square', mul(x, x), 'x^2'],
    ['a square of a sum', square(add(x, y)), '(x + y)^2'],
    ['twice the same', add(x, x), '2 x'],
    ['a fraction', div(x, y), '\\frac{x}{y}'],
    ['a fraction of sums', div(add(x, 1), sub(y, 1)), '\\frac{x + 1}{y - 1}'],
    ['a fraction of fractions', div(div(x, y), div(z, x)), '\\frac{x^2}{y z}'],
    ['a reciprocal in a product', mul(x, div(1, y)), '\\frac{x}{y}'],
    ['one of a number alone', div(1, y), '\\frac{1}{y}'],
    ['a power', pow(x, 3), 'x^3'],
    ['a power of a minus', pow(neg(x), 2), '(-x)^2'],
    ['a power of a power', pow(pow(x, y), 2), '(x^y)^2'],
    ['a power of e', pow(exp(x), 2), '(e^{x})^2'],
    ['a power of a fraction', pow(div(x, y), z), '\\left(\\frac{x}{y}\\right)^z'],
    ['a root', pow(x, 0.5), 'x^{0.5}'],
    ['a function', tanh(add(x, y)), '\\tanh(x + y)'],
    ['a function of a fraction', tanh(div(x, y)), '\\tanh\\left(\\frac{x}{y}\\right)'],
    ['a choice', where(x, y, neg(z)), '\\begin{cases} {y} & {x} \\ne 0 \\\\ {-z} & \\text{otherwise} \\end{cases}'],
    ['a function without a sign of its own', detach(x), '\\operatorname{detach}(x)'],
    ['leaves without a label', add(new Value(2), mul(new Value(-0.5), x)), '2 - 0.5 x'],
    ['a small number', mul(x, 1e-7), '1 \\cdot 10^{-7} x'],
    ['an infinite one', add(x, Infinity), 'x + \\infty'],
    ['none', add(x, NaN), 'x + \\text{NaN}'],
    ['a power by a fraction', pow(x, div(2, y)), 'x^{\\frac{2}{y}}'],
    ['a power by a product of numbers', pow(x, mul(new Value(2), new Value(2))), 'x^{2^2}'],
    ['a product with one', mul(1, add(x, y)), 'x + y'],
    ['minus minus a sum', sub(z, neg(add(x, y))), 'z + x + y'],
    ['a function of a product with one', tanh(mul(1, add(x, y))), '\\tanh(x + y)'],
    ['a function whose own sign is a sum', add(1, sqrt(expm1(x))), '1 + \\sqrt{e^{x} - 1}'],
    ['twice such a one', mul(2, expm1(x)), '2 (e^{x} - 1)'],
    ['a logarithm of a product', log1p(mul(x, y)), '\\log(1 + x y)'],
    ['squares inside a template', hypot(mul(x, x), mul(y, y)), '\\sqrt{(x^2)^2 + (y^2)^2}'],
    ['names that are words', mul(new Value(1, 'loss'), new Value(2, 'rate')), '\\text{loss} \\cdot \\text{rate}'],
    ['an empty label', mul(new Value(2, ''), x), '2 x'],
    ['a number', 3, '3'],
    ['a leaf', x, 'x'],
  ])('%s', (_name, formula, tex) => {
    expect(toTex(formula)).toBe(tex);
  });

  test.each([
    ['h1', 'h_1'],
    ['w_5', 'w_5'],
    ['a12', 'a_{12}'],
    ['L', 'L'],
    ['ŷ1', '\\hat{y}_1'],
    ['loss', '\\text{loss}'],
    ['𝚤𝐱', '\\text{ıx}'],
    ['50 % {of} it_all', '\\text{50 \\% \\{of\\} it\\_all}'],
    ['a\\b^c~d\n', '\\text{a\\textbackslash b\\textasciicircum c\\textasciitilde d }'],
  ])('the label %j is typeset as such', (label, tex) => {
    expect(toTex(new Value(0, label))).toBe(tex);
  });

  test('of a gradient: that of tanh reads 1 - h₁²', () => {
    const gradient = grad((a: Scalar) => labelled('h1', tanh(a)))(new Value(0.5, 'a1'));
    expect(toTex(gradient)).toBe('1 - h_1^2');
  });

  test('of an op of one’s own is a function by its name, or what it says itself', () => {
    const rule = { forward: (x: number) => x ** 3, partials: [(x: Scalar) => mul(3, square(x))] as [typeof square] };
    const [cube, written] = [
      defineOp({ name: 'cube', ...rule }),
      defineOp({ name: 'cube', ...rule, tex: (x) => `${x}^3` }),
    ];
    expect(toTex(cube(add(x, y)))).toBe('\\operatorname{cube}(x + y)');
    expect(toTex(mul(2, written(add(x, y))))).toBe('2 (x + y)^3');
    expect(toTex(pow(written(x), 2))).toBe('(x^3)^2');
    expect(toTex(defineOp({ name: 'x_$ y', ...rule })(x))).toBe('\\operatorname{\\text{x\\_\\$ y}}(x)');
  });

  test('of an op of one’s own has brackets where its template leaves room for doubt', () => {
    const rule = { forward: (x: number) => 1 / x, partials: [1] as [number] };
    const over = defineOp({ name: 'over', ...rule, tex: (x) => `1/${x}` });
    const twice = defineOp({ name: 'twice', ...rule, tex: (x) => `2\\cdot${x}` });
    const root = defineOp({
      name: 'root',
      forward: (x, y) => x * y,
      partials: [1, 1],
      tex: (x, y) => `\\sqrt{${x}\\cdot ${y}}`,
    });
    expect(toTex(square(over(x)))).toBe('(1/x)^2');
    expect(toTex(twice(x))).toBe('2\\cdot x');
    expect(toTex(root(add(x, y), add(y, z)))).toBe('\\sqrt{(x + y)\\cdot (y + z)}');
    const wrong = defineOp({ name: 'wrong', ...rule, tex: (() => 3) as never });
    expect(() => toTex(wrong(x))).toThrow(new TypeError('toTex: tex of wrong must give a string, but gave 3'));
  });

  test('keeps ops of the same name apart', () => {
    const [f, g] = [1, 2].map((k) => defineOp({ name: 'f', forward: (x) => k * x, partials: [k] }));
    if (f === undefined || g === undefined) throw new Error('there are two');
    expect(toTex(add(f(x), f(x)))).toBe('2 \\operatorname{f}(x)');
    expect(toTex(add(f(x), g(x)))).toBe('\\operatorname{f}(x) + \\operatorname{f}(x)');
  });

  test('is accepted by KaTeX, whatever the graph and its labels', () => {
    const label = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(randomFunction, fc.tuple(label, label, label), (f, [a, b, c]) => {
        const y = f(new Value(1, a), new Value(0.5, b), new Value(2, c));
        for (const tex of [toTex(y), y instanceof Value ? derivationTex(derive(y, labelled('u', y))) : '']) {
          katex.renderToString(tex, { throwOnError: true, strict: 'ignore' });
        }
      }),
      { numRuns: 500 },
    );
  });

  test('means what it says: read as arithmetic it gives the number of the node', () => {
    fc.assert(
      fc.property(params, inputs, soft, (numbers, x, y) => {
        const { all, values } = network(numbers, x, y);
        for (const v of Object.values(all)) {
          const [read, size] = [readTex(toTex(v))(values, () => NaN), v.label === 'L' ? 10 : 0];
          expect(Math.abs(read - v.data)).toBeLessThanOrEqual(1e-13 * (Math.abs(v.data) + size));
        }
      }),
    );
  });

  test('that nobody could read is refused', () => {
    let y: Scalar = x;
    for (let i = 0; i < 60; i++) y = add(tanh(y), y);
    expect(() => toTex(y)).toThrow(
      new RangeError('toTex: the formula is too long to be read: label the nodes that it shall be in terms of'),
    );
    expect(() => toTex('x' as never)).toThrow(
      new TypeError('toTex: its argument must be a number or a Value, but is the string "x"'),
    );
  });
});

describe('a derivation', () => {
  const numbers = mapParameters((name) => (name.startsWith('w') ? 0.5 : 0));
  const { all, L } = network(numbers, [1, -2], [1, 0]);

  test('finds the term that the document forgot: a3 reaches L through h4 as well', () => {
    const { steps } = derive(L, all.a3);
    const terms = steps.at(-1)?.terms.map(({ consumer, product }) => [consumer, product.toFixed(6)]);
    expect(terms).toEqual([
      ['h3', '-0.750000'],
      ['h4', '-0.750000'],
    ]);
    expect(derivationTex(derive(L, all.a3))).toContain(
      '\\frac{\\partial L}{\\partial a_3} &= \\frac{\\partial L}{\\partial h_3} \\cdot \\frac{\\partial h_3}{\\partial a_3} + \\frac{\\partial L}{\\partial h_4} \\cdot \\frac{\\partial h_4}{\\partial a_3}',
    );
  });

  test('goes through the labelled nodes on the paths, in the order of the backward sweep', () => {
    expect(derive(L, all.w1).steps.map(({ node }) => node)).toEqual(['h3', 'h4', 'a3', 'a4', 'h1', 'a1', 'w1']);
  });

  test('gives each path with what it contributes', () => {
    const { paths, pathCount, derivative } = derive(L, all.w1);
    expect(paths.map(({ nodes }) => nodes.join(' '))).toEqual([
      'w1 a1 h1 a3 h3 L',
      'w1 a1 h1 a3 h4 L',
      'w1 a1 h1 a4 h3 L',
      'w1 a1 h1 a4 h4 L',
    ]);
    expect(pathCount).toBe(4);
    for (const { partials, contribution } of paths) expect(partials.reduce((p, q) => p * q, 1)).toBe(contribution);
    expect(paths.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(derivative, 12);
  });

  test('of every quantity comes to what the backward sweep gives, and so does each formula in it', () => {
    fc.assert(
      fc.property(params, inputs, soft, (numbers, x, y) => {
        const { all, L, values } = network(numbers, x, y);
        L.backward();
        const tolerance = roundingErrors(numbers, x, y);
        for (const name of [...parameterNames, ...activationNames]) {
          const { derivative, steps } = derive(L, all[name]);
          expect(Math.abs(derivative - all[name].grad)).toBeLessThanOrEqual(tolerance(name));
          for (const { tex, partial } of steps.at(-1)?.terms ?? []) {
            const read = readTex(tex)(values, () => NaN);
            expect(Math.abs(read - partial)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(partial)));
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('says of what it is made up, as text', () => {
    const a = new Value(0.5, 'a');
    const h = labelled('h', tanh(a));
    const y = labelled('y', mul(h, add(h, 3)));
    expect(derivationText(derive(y, a))).toBe(`\
∂y/∂h = h + 3 + h
      = 3.92423

∂y/∂a = ∂y/∂h · ∂h/∂a
      = ∂y/∂h · (1 - h²)
      = 3.92423 · 0.786448
      = 3.08621

One path leads from a to y:
  a → h → y   3.08621`);
  });

  describe('in full: of a sum of products, some of them negative', () => {
    const x = new Value(0.5, 'x');
    const a = labelled('a', tanh(x));
    const b = labelled('b', sub(1, mul(3, x)));
    const c = labelled('c', mul(mul(a, b), neg(x)));
    const derivation = derive(labelled('y', sub(mul(c, c), b)), x);
    const steps = derivation.steps.slice(2);

    test('as text', () => {
      expect(steps.map((step) => stepText(derivation, step)).join('\n\n')).toBe(`\
∂y/∂b = -1 + ∂y/∂c · ∂c/∂b
      = -1 + ∂y/∂c · (-x·a)
      = -1 + 0.231059 · (-0.231059)
      = -1.05339

∂y/∂x = ∂y/∂c · ∂c/∂x + ∂y/∂a · ∂a/∂x + ∂y/∂b · ∂b/∂x
      = ∂y/∂c · (-a·b) + ∂y/∂a · (1 - a²) + ∂y/∂b · (-3)
      = 0.231059 · 0.231059 + 0.0577646 · 0.786448 - 1.05339 · (-3)
      = 3.25898`);
    });

    test('with its paths, beside what they contribute or above it', () => {
      expect(derivationText(derivation).split('\n\n').at(-1)).toBe(`\
4 paths lead from x to y:
  x → c → y       0.0533881
  x → a → c → y   0.0454289
  x → b → y       3
  x → b → c → y   0.160164
Their sum is ∂y/∂x = 3.25898.`);
      const narrow = (width: number) => derivationText(derivation, width).includes('  x → b → y\n       3\n');
      expect([narrow(28), narrow(29)]).toEqual([true, false]);
    });

    test('in LaTeX', () => {
      expect(steps.map((step) => stepTex(derivation, step)).join('\n')).toBe(String.raw`\begin{aligned}
\frac{\partial y}{\partial b} &= -1 + \frac{\partial y}{\partial c} \cdot \frac{\partial c}{\partial b} \\
&= -1 + \frac{\partial y}{\partial c} \cdot (-x a) \\
&= -1 + 0.231059 \cdot (-0.231059) \\
&= -1.05339
\end{aligned}
\begin{aligned}
\frac{\partial y}{\partial x} &= \frac{\partial y}{\partial c} \cdot \frac{\partial c}{\partial x} + \frac{\partial y}{\partial a} \cdot \frac{\partial a}{\partial x} + \frac{\partial y}{\partial b} \cdot \frac{\partial b}{\partial x} \\
&= \frac{\partial y}{\partial c} \cdot (-a b) + \frac{\partial y}{\partial a} \cdot (1 - a^2) + \frac{\partial y}{\partial b} \cdot (-3) \\
&= 0.231059 \cdot 0.231059 + 0.0577646 \cdot 0.786448 - 1.05339 \cdot (-3) \\
&= 3.25898
\end{aligned}`);
    });

    test('in LaTeX step under step, with an empty line between them', () => {
      const lines = (tex: string) => tex.split('\n').slice(1, -1).join('\n');
      expect(lines(derivationTex(derivation))).toBe(
        derivation.steps.map((step) => lines(stepTex(derivation, step))).join(' \\\\\n \\\\\n'),
      );
    });
  });

  test('breaks sums to the width', () => {
    const text = derivationText(derive(L, all.a3), 40);
    expect(text).toContain('∂L/∂a3 = ∂L/∂h3 · ∂h3/∂a3\n       + ∂L/∂h4 · ∂h4/∂a3\n');
  });

  test('is 0 where no path leads, and where nothing flows back', () => {
    const y = labelled('y', add(detach(x), z));
    for (const v of [new Value(1, 'q'), x]) {
      expect(derive(y, v)).toMatchObject({ derivative: 0, steps: [], paths: [], pathCount: 0 });
    }
    expect(derivationText(derive(y, x))).toBe('∂y/∂x = 0: no path leads from x to y.');
    expect(derivationText(derive(x, x))).toBe('∂x/∂x = 1: it is itself.');
    expect(derivationTex(derive(y, x))).toBe('\\frac{\\partial y}{\\partial x} = 0');
    expect(derivationTex(derive(x, x))).toBe('\\frac{\\partial x}{\\partial x} = 1');
    expect(derive(x, x)).toMatchObject({ derivative: 1, pathCount: 1 });
  });

  test('leaves out what no derivative comes by, were it infinite there', () => {
    const zero = new Value(0, 'x');
    for (const [y, derivative] of [
      [add(zero, detach(log(zero))), 1],
      [where(mul(log(zero), 2), zero, mul(3, zero)), 1],
    ] as const) {
      const v = labelled('y', y);
      v.backward();
      expect([derive(v, zero).derivative, zero.grad]).toEqual([derivative, derivative]);
      zero.grad = 0;
    }
    expect(derivationText(derive(labelled('y', add(zero, detach(log(zero)))), zero))).toContain('∂y/∂x = 1\n');
  });

  test('knows nodes by more than their names', () => {
    const u = labelled('y', mul(x, x));
    expect(derivationText(derive(mul(u, u), x))).toContain('∂f/∂x = ∂f/∂y · ∂y/∂x\n');
    expect(derivationText(derive(new Value(2).mul(3), new Value(1, 'y')))).toContain('= 0: no path leads from y to f.');
    const h = labelled('h', tanh(labelled('h', tanh(x))));
    expect(derive(labelled('y', square(h)), x).steps.map(({ node }) => node)).toEqual(['h (2)', 'h', 'x']);
  });

  test('puts names that are none in quotes', () => {
    const a = new Value(2, 'a\n+ 1');
    expect(derivationText(derive(a.mul(a), a))).toContain('∂y/∂"a\\n+ 1" = 2·"a\\n+ 1"\n');
  });

  test('lists no more paths than are asked for, be it none', () => {
    expect(derivationText(derive(L, all.w1, { paths: 0 }))).toMatch(/\n4 paths lead from w1 to L\.$/);
    for (const paths of [-1, 0.5, NaN])
      expect(() => derive(L, all.w1, { paths })).toThrow('derive: paths must be an integer');
  });

  test('counts paths that nobody could list', () => {
    let u: Value = x;
    for (let i = 0; i < 60; i++) u = labelled(`u${i}`, add(u, labelled(`v${i}`, tanh(u))));
    const { pathCount, paths } = derive(u, x, { paths: 5 });
    expect(pathCount).toBe(2 ** 60);
    expect(paths).toHaveLength(5);
    expect(derivationText(derive(u, x, { paths: 5 }))).toContain('paths lead from x to u59, of which these are 5:');
  });

  test('has no recursion', () => {
    let u: Value = x;
    for (let i = 0; i < 20_000; i++) u = labelled(`u${i}`, mul(u, 1));
    expect(derive(u, x)).toMatchObject({ derivative: 1, pathCount: 1 });
  });

  test('is written with an op of one’s own as with any', () => {
    const cube = defineOp({ name: 'cube', forward: (x) => x ** 3, partials: [(x) => mul(3, square(x))] });
    expect(derivationText(derive(labelled('y', cube(x)), x))).toContain('∂y/∂x = 3·x²\n');
  });

  test('of what has no name is refused', () => {
    expect(() => derive(L, new Value(1))).toThrow(new TypeError('derive: argument 2 must have a label'));
    expect(() => derive(3 as never, x)).toThrow(new TypeError('derive: argument 1 must be a Value, but is 3'));
  });
});
