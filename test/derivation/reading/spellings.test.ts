import fc from 'fast-check';
import { expect, test } from 'vitest';
import { read } from './written.ts';

/** A tree of ops by their names; a leaf is a number or a name. */
type Tree = string | Node;
interface Node extends ReadonlyArray<Tree> {
  readonly 0: string;
}

const leaf = fc.constantFrom('1', '2', '0.5', '12', 'x', 'y_1', 'w_12', 'ŷ_2', 'h_t-1', 'α', "a'");
const names = fc.constantFrom('L', 'x', 'y_1', 'w_12', 'ŷ_2', 'h_t-1', 'α');

const { tree } = fc.letrec<{ tree: Tree }>((tie) => {
  const node = (...ops: string[]) => fc.constantFrom(...ops);
  const inner = tie('tree');
  return {
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      leaf,
      fc.tuple(node('add', 'sub', 'mul', 'div', 'max', 'atan2'), inner, inner),
      fc.tuple(node('neg', 'exp', 'tanh', 'log', 'sqrt', 'abs', 'log2', 'relu'), inner),
      fc.tuple(fc.constant('pow'), inner, inner),
      fc.tuple(fc.constant('D'), inner, names),
    ),
  };
});

function called(tree: Tree): string {
  if (typeof tree === 'string') return tree;
  const [op, ...inputs] = tree;
  const [of = '', wrt = ''] = inputs.map(called);
  return op === 'D' ? `D[${of}; ${wrt}]` : `${op}(${inputs.map(called).join(', ')})`;
}

const [sum, product, factor, atom] = [1, 2, 3, 4];

/** Writes trees in one of the notations, each time in another of its spellings. */
class Writer {
  readonly isTex: boolean;
  readonly pick: <Choice>(...choices: Choice[]) => Choice;

  constructor(isTex: boolean, choices: readonly number[]) {
    this.isTex = isTex;
    let used = 0;
    this.pick = (...all) => {
      const choice = all[(choices[used++ % choices.length] ?? 0) % all.length];
      if (choice === undefined) throw new RangeError('nothing to pick from');
      return choice;
    };
  }

  /** The text, in brackets if it binds less closely than it must here. */
  write(tree: Tree, least: number): string {
    const [text, precedence] = typeof tree === 'string' ? [this.leaf(tree), atom] : this.node(tree);
    return precedence < least || (this.pick(0, 0, 0, 0, 1) === 1 && typeof tree !== 'string')
      ? this.brackets(text)
      : text;
  }

  brackets(text: string): string {
    if (!this.isTex) return this.pick(`(${text})`, `[${text}]`, `( ${text} )`);
    return this.pick(
      `(${text})`,
      `\\left(${text}\\right)`,
      `\\left[ ${text} \\right]`,
      `\\bigl(${text}\\bigr)`,
      `\\{${text}\\}`,
    );
  }

  leaf(name: string): string {
    const [base = '', index] = name.split('_');
    const pick = this.pick;
    if (!this.isTex) {
      const small = index !== undefined && /^\d+$/.test(index) ? [base + index, `${base}_${index}`] : [];
      const word = base === 'α' ? pick('α', 'alpha') : base;
      return index === undefined ? word : pick(`${word}_{${index}}`, ...small);
    }
    const letter = base === 'ŷ' ? pick('\\hat{y}', '\\hat y', 'ŷ') : base === 'α' ? pick('\\alpha ', 'α') : base;
    return index === undefined ? letter : `${letter}_{${index}}`;
  }

  node([op, x = '', y = '']: Node): [string, number] {
    const pick = this.pick;
    const tex = this.isTex;
    const minus = pick('-', '−');
    switch (op) {
      case 'add':
        return [`${this.write(x, sum)} + ${this.write(y, product)}`, sum];
      case 'sub':
        return [`${this.write(x, sum)} ${minus} ${this.write(y, product)}`, sum];
      case 'neg':
        return [`${minus}${this.write(x, product)}`, sum];
      case 'mul': {
        const [a, b] = [this.write(x, product), this.write(y, factor)];
        const signs = tex ? [' \\cdot ', ' \\times ', ' * ', '·'] : ['*', ' * ', '·', ' × '];
        // What begins with a digit or a bracket isn't taken for a factor of what is before it.
        const isSafe = !/^[\d[(\\{]|^½/.test(b) && !a.includes('/');
        return [a + pick(...signs, ...(isSafe ? [' '] : [])) + b, product];
      }
      case 'div':
        if (tex && pick(0, 1) === 0) return [`\\frac{${this.write(x, sum)}}{${this.write(y, sum)}}`, atom - 1];
        return [`${this.write(x, product)}${pick('/', ' / ')}${this.write(y, factor)}`, product];
      case 'pow': {
        const small = y === '2' || y === '12' ? [this.raised(y)] : [];
        const exponent = tex || pick(0, 1) === 0 ? `^{${this.exponent(y)}}` : `^(${this.exponent(y)})`;
        return [this.write(x, atom) + pick(exponent, ...small), factor];
      }
      case 'exp': {
        const inside = this.write(x, sum);
        return pick<[string, number]>([`e^{${inside}}`, factor], [`${tex ? '\\' : ''}exp(${inside})`, factor]);
      }
      case 'abs':
        if (tex) return [`\\left|${this.write(x, sum)}\\right|`, factor];
        return [`abs(${this.write(x, sum)})`, factor];
      case 'sqrt':
        return [
          tex ? `\\sqrt{${this.write(x, sum)}}` : pick(`sqrt(${this.write(x, sum)})`, `√(${this.write(x, sum)})`),
          factor,
        ];
      case 'D': {
        const [of, wrt] = [typeof x === 'string' && !/\d/.test(x.charAt(0)) ? this.leaf(x) : '', this.write(y, atom)];
        const d = tex ? pick('\\partial ', 'd', '\\mathrm{d}') : pick('d', '∂');
        const operand = () => this.brackets(this.write(x, sum));
        if (tex) return [of === '' ? `\\frac{${d}}{${d}${wrt}}${operand()}` : `\\frac{${d}${of}}{${d}${wrt}}`, factor];
        return [of === '' ? `${d}/${d}${wrt} ${operand()}` : `${d}${of}/${d}${wrt}`, factor];
      }
      case 'max':
      case 'atan2': {
        const name = op === 'max' && tex ? '\\max' : tex ? '\\operatorname{atan2}' : op;
        return [`${name}(${this.write(x, sum)}, ${this.write(y, sum)})`, factor];
      }
    }
    const inside = this.write(x, sum);
    if (!tex) return [`${op}(${inside})`, factor];
    const command = op === 'log2' ? '\\log_2' : op === 'relu' ? '\\operatorname{ReLU}' : `\\${op}`;
    return [pick(`${command}(${inside})`, `${command}\\left(${inside}\\right)`), factor];
  }

  /** Without brackets around all of it, which mark a name: h^{(1)}. */
  exponent(tree: Tree): string {
    return typeof tree === 'string' ? this.leaf(tree) : this.node(tree)[0];
  }

  raised(digits: string): string {
    return digits.replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '');
  }
}

const choices = fc.array(fc.nat(1000), { minLength: 1, maxLength: 50 });

test('an expression is read from LaTeX in any of its spellings', () => {
  fc.assert(
    fc.property(tree, choices, (tree, choices) => {
      const text = `\\[ q = ${new Writer(true, choices).write(tree, sum)} \\]`;
      expect(read(text, 'latex'), text).toEqual([`q = ${called(tree)}`]);
    }),
    { numRuns: 1000 },
  );
});

test('an expression is read from plain text in any of its spellings', () => {
  fc.assert(
    fc.property(tree, choices, (tree, choices) => {
      const text = `q = ${new Writer(false, choices).write(tree, sum)}`;
      expect(read(text, 'text'), text).toEqual([`q = ${called(tree)}`]);
    }),
    { numRuns: 1000 },
  );
});

test('any text is read without an exception', () => {
  const pieces = fc.constantFrom(
    ...'( ) [ ] { } | = + - * / ^ _ , ; . $ $$ \\[ \\] \\frac \\sqrt \\hat \\tanh \\log \\sum \\left( \\right) \\text{ & \\\\ % # ∂ d x y ² ₁ ½ ∑ \\partial \\begin{align} \\end{align} \\tag{ \\def\\x'.split(
      ' ',
    ),
    ' ',
    '\n',
    '```',
    '<!--',
    '-->',
    'derivation: ',
    'where',
    '12',
    "'",
  );
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(text, fc.constantFrom('latex', 'markdown', 'text', undefined), (text, format) => {
      read(text, format as 'latex');
    }),
    { numRuns: 3000 },
  );
});
