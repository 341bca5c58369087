import { hasExponent, nameInTex } from './names.ts';
import { type Notation, operand } from './notation.ts';
import { grouped } from './text.ts';

/** Formulas in LaTeX. */
export const latex: Notation = {
  number: (digits) => ({ text: digits, precedence: 'atom' }),
  name: (name) => ({ text: nameInTex(name), precedence: hasExponent(name) ? 'power' : 'atom' }),
  brackets: (text) => `\\left(${text}\\right)`,
  product: (factors) =>
    factors.reduce((text, factor, i) => {
      const part = operand(factor, 'product', latex);
      const needsDot =
        factor.isDerivative === true || factors[i - 1]?.isDerivative === true || /^(?:\d|\\frac)/.test(part);
      return i === 0 ? part : `${text}${needsDot ? ' \\cdot ' : ' '}${part}`;
    }, ''),
  fraction: ({ text: above }, { text: below }) => ({ text: `\\frac{${above}}{${below}}`, precedence: 'product' }),
  power: (base, { text }) => `${base}^${text.length === 1 ? text : `{${text}}`}`,
  call: (name, primes, inputs) => {
    const all = inputs.map(({ text }) => text).join(', ');
    const spelled = spellings[name];
    if (primes === 0 && spelled !== undefined && inputs.length === 1) {
      return { text: spelled(all), precedence: name === 'exp' ? 'power' : 'atom' };
    }
    const command = commands.has(name)
      ? `\\${name}`
      : /^[\p{L}\d]{2,}$/u.test(name)
        ? `\\operatorname{${name}}`
        : nameInTex(name);
    return { text: `${command}${"'".repeat(primes)}${latex.brackets(all)}`, precedence: 'atom' };
  },
  derivative: (of, wrt) => {
    const order = wrt.length === 1 ? '' : `^${braced(wrt.length)}`;
    const below = grouped(wrt).map(({ name, power, times }) => {
      const own = hasExponent(name) && (power > 1 || times > 1) ? `(${nameInTex(name)})` : nameInTex(name);
      return `\\partial ${own}${power === 1 ? '' : `^${braced(power)}`}${times === 1 ? '' : `^${braced(times)}`}`;
    });
    return `\\frac{\\partial${order}${of === undefined ? '' : ` ${of}`}}{${below.join(' \\, ')}}`;
  },
};

/** The functions that LaTeX has a command for. */
const commands = new Set('sin cos tan sinh cosh tanh log max min'.split(' '));

const spellings: Readonly<Record<string, (x: string) => string>> = {
  exp: (x) => `e^{${x}}`,
  sqrt: (x) => `\\sqrt{${x}}`,
  cbrt: (x) => `\\sqrt[3]{${x}}`,
  abs: (x) => `\\left|${x}\\right|`,
  log2: (x) => `\\log_2\\left(${x}\\right)`,
  log10: (x) => `\\log_{10}\\left(${x}\\right)`,
};

function braced(exponent: number): string {
  return exponent < 10 ? String(exponent) : `{${exponent}}`;
}
