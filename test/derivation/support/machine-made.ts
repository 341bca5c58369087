import fc from 'fast-check';

/** A formula of a derivation that is made by machine. */
export type Tree =
  | { readonly kind: 'number'; readonly n: number }
  | { readonly kind: 'name'; readonly name: string }
  /** ∂L/∂name. */
  | { readonly kind: 'adjoint'; readonly wrt: string }
  | { readonly kind: 'binary'; readonly op: Binary; readonly a: Tree; readonly b: Tree }
  | { readonly kind: 'unary'; readonly op: Unary; readonly a: Tree };

type Binary = 'add' | 'sub' | 'mul' | 'div' | 'pow';
type Unary = 'neg' | 'exp' | 'log' | 'tanh' | 'sigmoid' | 'sin' | 'cos' | 'sqrt';

/** A graph by the definitions of its nodes, in order, the last of which is L; its givens are positive. */
export interface MadeGraph {
  readonly givens: readonly string[];
  readonly definitions: readonly { readonly name: string; readonly body: Tree }[];
}

export const number = (n: number): Tree => ({ kind: 'number', n });
const variable = (name: string): Tree => ({ kind: 'name', name });
const binary = (op: Binary, a: Tree, b: Tree): Tree => ({ kind: 'binary', op, a, b });
const unary = (op: Unary, a: Tree): Tree => ({ kind: 'unary', op, a });
const [add, sub, mul, div, pow] = (['add', 'sub', 'mul', 'div', 'pow'] as const).map(
  (op) => (a: Tree, b: Tree) => binary(op, a, b),
) as [Make, Make, Make, Make, Make];
type Make = (a: Tree, b: Tree) => Tree;

const shapes = [
  'add',
  'sub',
  'mul',
  'mul',
  'div',
  'exp',
  'tanh',
  'tanh',
  'log',
  'sigmoid',
  'square',
  'cube',
  'reciprocal',
  'sin',
  'cos',
  'sqrt',
  'scaled',
  'affine',
  'complement',
] as const; // prettier-ignore

/** Random graphs of three to seven nodes, in which each node leads to L. */
export const graphs: fc.Arbitrary<MadeGraph> = fc
  .record({
    givens: fc.integer({ min: 1, max: 3 }),
    nodes: fc.array(
      fc.record({ shape: fc.constantFrom(...shapes), first: fc.nat(99), second: fc.nat(99), letter: fc.nat(7) }),
      {
        minLength: 2,
        maxLength: 6,
      },
    ),
  })
  .map(({ givens: count, nodes }) => {
    const givens = Array.from({ length: count }, (_, i) => `${'xwy'[i % 3]}_${i + 1}`);
    const known = givens.map((name) => ({ name, isPositive: true, size: 0 }));
    const used = new Set<string>();
    const definitions: { name: string; body: Tree }[] = [];
    nodes.forEach(({ shape, first, second, letter }, i) => {
      // The later half, so that graphs become deep.
      const late = known.slice(Math.floor(known.length / 2));
      const a = late[first % late.length];
      const b = known[second % known.length];
      if (a === undefined || b === undefined) return;
      const { body, isPositive, size } = node(shape, a, b);
      for (const name of namesIn(body)) used.add(name);
      const name = `${'ahzuvsqr'[letter]}_${i + 1}`;
      definitions.push({ name, body });
      known.push({ name, isPositive, size });
    });
    const ends = known.filter(({ name }) => !used.has(name)).map(({ name }) => variable(name));
    const [head = number(1), ...others] = ends;
    definitions.push({
      name: 'L',
      body:
        others.length === 0 ? pow(head, number(2)) : others.reduce((sum, end) => add(sum, pow(end, number(2))), head),
    });
    return { givens, definitions };
  });

interface Known {
  readonly name: string;
  readonly isPositive: boolean;
  /** How many exponentials lie within one another. */
  readonly size: number;
}

function node(
  shape: (typeof shapes)[number],
  first: Known,
  second: Known,
): { body: Tree; isPositive: boolean; size: number } {
  const [a, b] = [variable(first.name), variable(second.name)];
  const both = first.isPositive && second.isPositive;
  const size = Math.max(first.size, second.size);
  const made = (body: Tree, isPositive: boolean, more = 0) => ({ body, isPositive, size: size + more });
  const one = number(1);
  switch (shape) {
    case 'add':
      return made(add(a, b), both);
    case 'sub':
      return made(sub(a, b), false);
    case 'mul':
      return made(mul(a, b), both);
    case 'div':
      return second.isPositive ? made(div(a, b), both) : made(div(a, add(one, pow(b, number(2)))), first.isPositive);
    case 'exp':
      return size > 0 ? made(unary('tanh', a), first.isPositive) : made(unary('exp', a), true, 1);
    case 'tanh':
      return made(unary('tanh', a), first.isPositive);
    case 'log':
      return first.isPositive ? made(unary('log', a), false) : made(unary('log', add(one, pow(a, number(2)))), false);
    case 'sigmoid':
      return made(unary('sigmoid', a), true);
    case 'square':
      return made(pow(a, number(2)), first.isPositive);
    case 'cube':
      return made(pow(a, number(3)), first.isPositive);
    case 'reciprocal':
      return first.isPositive ? made(pow(a, number(-1)), true) : made(mul(a, b), both);
    case 'sin':
    case 'cos':
      return made(unary(shape, a), false);
    case 'sqrt':
      return first.isPositive ? made(unary('sqrt', a), true) : made(unary('sqrt', add(pow(a, number(2)), one)), true);
    case 'scaled':
      return made(mul(number(3), a), first.isPositive);
    case 'affine':
      return made(sub(mul(a, b), number(2)), false);
    case 'complement':
      return made(sub(one, a), false);
  }
}

export function namesIn(tree: Tree): string[] {
  switch (tree.kind) {
    case 'number':
      return [];
    case 'name':
      return [tree.name];
    case 'adjoint':
      return [tree.wrt];
    case 'unary':
      return namesIn(tree.a);
    case 'binary':
      return [...namesIn(tree.a), ...namesIn(tree.b)];
  }
}

/** The derivative of a formula with respect to a name in it, the others being constant, by the rules of a textbook. */
export function partial(tree: Tree, name: string): Tree {
  const [zero, one, two] = [number(0), number(1), number(2)];
  switch (tree.kind) {
    case 'number':
    case 'adjoint':
      return zero;
    case 'name':
      return tree.name === name ? one : zero;
    case 'unary': {
      const { a } = tree;
      const inner = partial(a, name);
      if (isNumber(inner, 0)) return zero;
      return product(outerDerivative(tree.op, a), inner);
    }
    case 'binary': {
      const { op, a, b } = tree;
      const [da, db] = [partial(a, name), partial(b, name)];
      switch (op) {
        case 'add':
          return sum(da, db);
        case 'sub':
          return isNumber(db, 0) ? da : isNumber(da, 0) ? negative(db) : sub(da, db);
        case 'mul':
          return sum(product(da, b), product(a, db));
        case 'div':
          if (isNumber(db, 0)) return isNumber(da, 0) ? zero : div(da, b);
          return div(sub(product(da, b), product(a, db)), pow(b, two));
        case 'pow': {
          if (b.kind !== 'number' || isNumber(da, 0)) return zero;
          const power = b.n === 2 ? a : pow(a, number(b.n - 1));
          return product(b.n < 0 ? negative(mul(number(-b.n), power)) : mul(number(b.n), power), da);
        }
      }
    }
  }
}

function outerDerivative(op: Unary, a: Tree): Tree {
  const [one, two] = [number(1), number(2)];
  switch (op) {
    case 'neg':
      return number(-1);
    case 'exp':
      return unary('exp', a);
    case 'log':
      return div(one, a);
    case 'tanh':
      return sub(one, pow(unary('tanh', a), two));
    case 'sigmoid':
      return mul(unary('sigmoid', a), sub(one, unary('sigmoid', a)));
    case 'sin':
      return unary('cos', a);
    case 'cos':
      return negative(unary('sin', a));
    case 'sqrt':
      return div(one, mul(two, unary('sqrt', a)));
  }
}

function isNumber(tree: Tree, n: number): boolean {
  return tree.kind === 'number' && tree.n === n;
}

function sum(a: Tree, b: Tree): Tree {
  return isNumber(a, 0) ? b : isNumber(b, 0) ? a : add(a, b);
}

function product(a: Tree, b: Tree): Tree {
  if (isNumber(a, 0) || isNumber(b, 0)) return number(0);
  return isNumber(a, 1) ? b : isNumber(b, 1) ? a : mul(a, b);
}

function negative(a: Tree): Tree {
  return unary('neg', a);
}

/** What the chain rule says of ∂L/∂name: a sum over the nodes that use it. */
export function chainRule({ definitions }: MadeGraph, name: string): Tree {
  return definitions
    .filter(({ body }) => namesIn(body).includes(name))
    .map(({ name: consumer, body }) => {
      const local = partial(body, name);
      return consumer === 'L' ? local : product({ kind: 'adjoint', wrt: consumer }, local);
    })
    .reduce(sum);
}

/** A formula's number where the givens have these numbers. */
export function evaluate(graph: MadeGraph, tree: Tree, givens: ReadonlyMap<string, number>): number {
  const values = new Map(givens);
  const adjoints = new Map<string, number>();
  const of = (x: Tree): number => {
    switch (x.kind) {
      case 'number':
        return x.n;
      case 'name': {
        const known = values.get(x.name);
        if (known !== undefined) return known;
        const value = of(graph.definitions.find(({ name }) => name === x.name)?.body ?? number(Number.NaN));
        values.set(x.name, value);
        return value;
      }
      case 'adjoint': {
        const known = adjoints.get(x.wrt);
        if (known !== undefined) return known;
        const value = x.wrt === 'L' ? 1 : of(chainRule(graph, x.wrt));
        adjoints.set(x.wrt, value);
        return value;
      }
      case 'unary':
        return functions[x.op](of(x.a));
      case 'binary':
        return operators[x.op](of(x.a), of(x.b));
    }
  };
  return of(tree);
}

const functions: Readonly<Record<Unary, (x: number) => number>> = {
  neg: (x) => -x,
  exp: Math.exp,
  log: Math.log,
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  sin: Math.sin,
  cos: Math.cos,
  sqrt: Math.sqrt,
};

const operators: Readonly<Record<Binary, (x: number, y: number) => number>> = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  pow: (x, y) => x ** y,
};

/** All formulas that differ from this one in one sign, one number or one name. */
export function changes(tree: Tree, names: readonly string[]): Tree[] {
  switch (tree.kind) {
    case 'number':
      return [{ ...tree, n: tree.n + 1 }];
    case 'name':
      return [negative(tree), ...names.filter((name) => name !== tree.name).map(variable)];
    case 'adjoint':
      return [
        negative(tree),
        ...names.filter((name) => name !== tree.wrt).map((wrt): Tree => ({ kind: 'adjoint', wrt })),
      ];
    case 'unary': {
      const inner = changes(tree.a, names).map((a) => ({ ...tree, a }));
      return tree.op === 'neg' ? [tree.a, ...inner] : inner;
    }
    case 'binary': {
      const { op, a, b } = tree;
      const sign = op === 'add' ? [sub(a, b)] : op === 'sub' ? [add(a, b)] : [];
      const first = changes(a, names).map((a) => ({ ...tree, a }));
      return [...sign, ...first, ...changes(b, names).map((b) => ({ ...tree, b }))];
    }
  }
}
