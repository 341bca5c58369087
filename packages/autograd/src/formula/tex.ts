import { describe, describeNonValue } from '../errors.ts';
import { hasLabel, nodesOf } from '../graph.ts';
import { type Expression, operand, type Precedence } from '../precedence.ts';
import { type Op, type Scalar, Value } from '../value.ts';
import { readableFormulaOf } from './formula.ts';
import { distinctNames } from './names.ts';
import { hasSuperscript, type Notation } from './notation.ts';

/**
 * How `y` was computed, as a formula in LaTeX. The labelled nodes that it was computed from are symbols: the derivative of
 * h1 = tanh(a1) reads `1 - h_1^2`. Different nodes that LaTeX would write alike are numbered: `h`, `\text{h (2)}`.
 *
 * Throws a `TypeError` if `y` isn't a number or a `Value`, and a `RangeError` if the formula would be longer than 10,000
 * characters. To make it shorter, label more of the nodes in it.
 *
 * @example
 * const h1 = label(tanh(new Value(0.5, 'a1')), 'h1');
 * toTex(h1) // \tanh(a_1)
 * toTex(sub(1, mul(h1, h1))) // 1 - h_1^2
 */
export function toTex(y: Scalar): string {
  if (typeof y !== 'number' && !(y instanceof Value)) {
    throw new TypeError(`toTex: its argument must be a number or a Value, but is ${describeNonValue(y)}`);
  }
  const names = symbolsIn(y);
  return readableFormulaOf(y, texNotation, (v) => names.get(v) ?? '', 'toTex').text;
}

/** The labelled nodes that y was computed from without another between, or y itself if it is a leaf; and their symbols. */
function symbolsIn(y: Scalar): Map<Value, string> {
  const isSymbol = (x: Scalar): x is Value => typeof x !== 'number' && hasLabel(x) && (x !== y || x.op === undefined);
  const writtenOut = typeof y === 'number' ? [] : nodesOf(y, { has: isSymbol });
  const symbols = [y, ...writtenOut.flatMap(({ inputs }) => inputs)].filter(isSymbol);
  return distinctNames(new Map(symbols.map((v) => [v, v.label ?? ''])), texSymbol);
}

/**
 * A label in LaTeX: a letter with its index, or else text.
 *
 * Throws a `TypeError` if the label isn't a string.
 *
 * @example
 * texSymbol('a12') // a_{12}
 * texSymbol('ŷ1') // \hat{y}_1
 * texSymbol('rate') // \text{rate}
 */
export function texSymbol(label: string): string {
  if (typeof label !== 'string')
    throw new TypeError(`texSymbol: its argument must be a string, but is ${describe(label)}`);
  const [, letter, hat, index] = /^([a-zA-Z])(\u0302?)_?(\d*)$/u.exec(label.normalize('NFD')) ?? [];
  if (letter === undefined) return `\\text{${escaped(label)}}`;
  const base = hat === '' ? letter : `\\hat{${letter}}`;
  return index === '' ? base : `${base}_${index !== undefined && index.length > 1 ? `{${index}}` : index}`;
}

/** Formulas in LaTeX: `(y_1 - h_3)^2 - \frac{w_5 h_1}{1 + e^{a_3}}`. */
export const texNotation: Notation = {
  number: texNumber,
  symbol: (label) => ({ text: texSymbol(label), precedence: labelPrecedence(label) }),
  call: texCall,
  brackets: texBrackets,
  power: (base, exponent) => `${base}^${exponent.length === 1 ? exponent : `{${exponent}}`}`,
  product: texProduct,
  fraction: (numerator, denominator) => `\\frac{${numerator.text}}{${denominator.text}}`,
};

/** A label that isn't a name or words may look like a formula itself. */
function labelPrecedence(label: string): Precedence {
  if (!/^[\p{L}\p{N}\p{M}_ ]*$/u.test(label)) return 'any';
  return hasSuperscript(label) ? 'power' : 'atom';
}

/** The functions that LaTeX has a command for. */
const commands = /^(sin|cos|tan|sinh|cosh|tanh|exp|log|max|min)$/;

function texCall({ name, tex = texFunction(name) }: Op, inputs: readonly Expression[]): Expression {
  if (typeof tex === 'string') {
    return { text: tex + texBrackets(inputs.map(({ text }) => text).join(', ')), precedence: 'atom' };
  }
  const { write, inputs: least = 'atom', output = 'sum' } = typeof tex === 'function' ? { write: tex } : tex;
  const text: unknown = write(...inputs.map((input) => operand(input, least, texBrackets)));
  if (typeof text === 'string') return { text, precedence: output };
  throw new TypeError(`${name}: tex must give a string, but gave ${describe(text)}`);
}

/** The name of a function in LaTeX. */
function texFunction(name: string): string {
  if (commands.test(name)) return `\\${name}`;
  return `\\operatorname{${/^[a-z\d]+$/i.test(name) ? name : `\\text{${escaped(name)}}`}}`;
}

function texBrackets(text: string): string {
  return text.includes('\\frac') || text.includes('\\begin') ? `\\left(${text}\\right)` : `(${text})`;
}

/** Factors side by side, with a dot where two would be read as one. */
function texProduct(factors: readonly string[]): string {
  return factors
    .map((factor, i) => {
      const runsOn = /^\d/.test(factor) || (/^\\text/.test(factor) && /^(\d|\\text)/.test(factors[i - 1] ?? ''));
      return i === 0 ? factor : `${runsOn ? ' \\cdot' : ''} ${factor}`;
    })
    .join('');
}

function texNumber(x: number): Expression {
  if (Number.isNaN(x)) return { text: '\\text{NaN}', precedence: 'atom' };
  if (x === Infinity) return { text: '\\infty', precedence: 'atom' };
  const [mantissa, exponent] = String(x).split('e');
  if (exponent === undefined) return { text: String(x), precedence: 'atom' };
  return { text: `${mantissa} \\cdot 10^{${exponent.replace('+', '')}}`, precedence: 'product' };
}

/**
 * Text for `\text{}`. Accents that LaTeX doesn't know are left out, letters of other typefaces become plain, control
 * characters become blanks, and symbols, many of which LaTeX allows in formulas only, are given by their codes.
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
