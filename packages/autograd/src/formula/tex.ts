import { describe } from '../errors.ts';
import type { Op } from '../op.ts';
import { type Scalar, Value } from '../value.ts';
import { readableFormulaOf } from './formula.ts';
import { type Marks, type Part, write } from './write.ts';

/**
 * The formula of `y` in LaTeX, with the labelled nodes that it was computed from as its symbols: that of tanh's derivative
 * reads `1 - h_1^2` where the node is called h1. A gradient that is made of `Value`s is written as any other graph.
 *
 * Throws a `TypeError` if `y` isn't a number or a `Value`, and a `RangeError` if the formula would be too long to be read,
 * because too little in it has a label.
 *
 * @example
 * const h1 = tanh(new Value(0.5, 'a1'));
 * h1.label = 'h1';
 * toTex(h1) // \tanh(a_1)
 * toTex(sub(1, mul(h1, h1))) // 1 - h_1^2
 */
export function toTex(y: Scalar): string {
  if (typeof y !== 'number' && !(y instanceof Value)) {
    throw new TypeError(`toTex: its argument must be a number or a Value, but is ${describe(y)}`);
  }
  return write(readableFormulaOf(y, 'toTex', y), texMarks);
}

/** A label in LaTeX: a letter with its index, or else as text. */
export function texSymbol(label: string): string {
  const [, letter, hat, index] = /^([a-zA-Z])(\u0302?)_?(\d*)$/u.exec(label.normalize('NFD')) ?? [];
  if (letter === undefined) return `\\text{${escaped(label)}}`;
  const base = hat === '' ? letter : `\\hat{${letter}}`;
  return index === '' ? base : `${base}_${index !== undefined && index.length > 1 ? `{${index}}` : index}`;
}

export const texMarks: Marks = {
  number: texNumber,
  symbol: texSymbol,
  call: texCall,
  brackets: texBrackets,
  power: (base, exponent) => `${base}^${exponent.length === 1 ? exponent : `{${exponent}}`}`,
  product: texProduct,
  fraction: (over, under) => `\\frac{${over.text}}{${under.text}}`,
};

/** The functions that LaTeX has a command for. */
const commands = /^(sin|cos|tan|sinh|cosh|tanh|exp|log|max|min)$/;

function texCall(op: Op<Value>, inputs: readonly Part[]): Part {
  if (op.tex === undefined) {
    const upright = /^[a-z\d]+$/i.test(op.name) ? op.name : `\\text{${escaped(op.name)}}`;
    const name = commands.test(op.name) ? `\\${op.name}` : `\\operatorname{${upright}}`;
    return { text: name + texBrackets(inputs.map(({ text }) => text).join(', ')), is: 'atom' };
  }
  const template: unknown = op.tex(...inputs.map((_, i) => `\uE000${i}\uE000`));
  if (typeof template !== 'string') {
    throw new TypeError(`toTex: tex of ${op.name} must give a string, but gave ${describe(template)}`);
  }
  const text = template.replaceAll(
    /(.{0,2}?)\uE000(\d+)\uE000(?=(\\right|.?))/g,
    (_, before: string, i: string, after: string) => {
      const { text, is } = inputs[Number(i)] ?? { text: '', is: 'atom' };
      // It needs no brackets where the template has it in brackets or braces, nor a product that ends a sum.
      const closed = /^([})\]|]|\\right)/.test(after);
      const enclosed = closed && /[{([|]$/.test(before);
      const inSum = closed && is === 'product' && /[-+] $/.test(before);
      const written = is === 'atom' || enclosed || inSum ? text : texBrackets(text);
      return before + (/\\[a-z]+$/i.test(template.slice(0, template.indexOf(`\uE000${i}`))) ? ' ' : '') + written;
    },
  );
  const bare = outside(template);
  return {
    text,
    is: /[-+]/.test(bare) ? 'sum' : /^(\\[a-z]+(_\w)?|\\left\|\\right\|)?$/i.test(bare) ? 'atom' : 'product',
  };
}

/** What stands outside all brackets and braces: nothing but a command, where the whole is one call. */
function outside(tex: string): string {
  let depth = 0;
  return [...tex]
    .filter((character) => {
      const [opens, closes] = [/[{([]/.test(character), /[})\]]/.test(character)];
      depth += opens ? 1 : closes ? -1 : 0;
      return depth === 0 && !closes;
    })
    .join('');
}

function texBrackets(text: string): string {
  return text.includes('\\frac') || text.includes('\\begin') ? `\\left(${text}\\right)` : `(${text})`;
}

/** Side by side; with a dot where that would be read as one. */
function texProduct(factors: readonly string[]): string {
  return factors
    .map((factor, i) => {
      const runsOn = /^\d/.test(factor) || (/^\\text/.test(factor) && /^(\d|\\text)/.test(factors[i - 1] ?? ''));
      return i === 0 ? factor : `${runsOn ? ' \\cdot' : ''} ${factor}`;
    })
    .join('');
}

function texNumber(x: number): Part {
  if (Number.isNaN(x)) return { text: '\\text{NaN}', is: 'atom' };
  if (x === Infinity) return { text: '\\infty', is: 'atom' };
  const [mantissa, exponent] = String(x).split('e');
  if (exponent === undefined) return { text: String(x), is: 'atom' };
  return { text: `${mantissa} \\cdot 10^{${exponent.replace('+', '')}}`, is: 'product' };
}

/**
 * Text as it can stand in \text{}: of accents, those that LaTeX knows; control characters as blanks; and symbols, many of
 * which are for formulas only, by their codes; letters that are letters in another typeface as those.
 */
function escaped(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/(?![\u0300-\u0304\u0306-\u0308\u030A-\u030C])[\u0300-\u036F]/g, '')
    .normalize('NFC')
    .replaceAll(/[\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'))
    .replaceAll(/\p{C}/gu, ' ')
    .replaceAll(/[\\{}$&#^_~%]/g, (character) => named[character] ?? `\\${character}`)
    .replaceAll(
      /[\u00A0-\u00BF\u2000-\u2BFF]/g,
      (symbol) => `{\\char"${symbol.charCodeAt(0).toString(16).toUpperCase()}}`,
    );
}

const named: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash ',
  '^': '\\textasciicircum ',
  '~': '\\textasciitilde ',
};
