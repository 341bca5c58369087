import type { Op } from '../op.ts';
import type { Value } from '../value.ts';
import type { Base, Factor, Formula, Product } from './formula.ts';

/** Part of a formula as text, and what holds it together: an atom needs no brackets anywhere, a sum almost everywhere. */
export interface Part {
  readonly text: string;
  readonly is: 'atom' | 'product' | 'sum';
}

/** How formulas are written: as LaTeX, or as text. */
export interface Marks {
  number(x: number): Part;
  symbol(label: string): string;
  call(op: Op<Value>, inputs: readonly Part[]): Part;
  brackets(text: string): string;
  /** The base is an atom or in brackets. */
  power(base: string, exponent: string): string;
  product(factors: readonly string[]): string;
  fraction(over: Part, under: Part): string;
}

/** A formula as text. */
export function write(formula: Formula, marks: Marks): string {
  return formula.terms.map((term, i) => signOf(term, i) + unsigned(term, marks)).join('');
}

function signOf({ minus }: Product, i: number): string {
  return i === 0 ? (minus ? '-' : '') : minus ? ' - ' : ' + ';
}

function unsigned({ minus, over, under }: Product, marks: Marks): string {
  const [only, ...others] = over;
  if (only?.power === 1 && others.length + under.length === 0 && !minus) return partOf(only.base, marks).text;
  return under.length === 0 ? factors(over, marks) : marks.fraction(side(over, marks), side(under, marks));
}

/** What stands above or below a line, which keeps it together: a sum that is alone there needs no brackets. */
function side(all: readonly Factor[], marks: Marks): Part {
  const [only, ...others] = all;
  if (only?.base.kind === 'sum' && only.power === 1 && others.length === 0) return partOf(only.base, marks);
  return { text: factors(all, marks), is: others.length === 0 ? 'atom' : 'product' };
}

function factors(all: readonly Factor[], marks: Marks): string {
  return all.length === 0 ? '1' : marks.product(all.map((factor) => writeFactor(factor, marks)));
}

function writeFactor({ base, power }: Factor, marks: Marks): string {
  const { text, is } = partOf(base, marks);
  if (power === 1) return is === 'sum' ? marks.brackets(text) : text;
  return marks.power(is === 'atom' ? text : marks.brackets(text), String(power));
}

function partOf(base: Base, marks: Marks): Part {
  switch (base.kind) {
    case 'number':
      return marks.number(base.number);
    case 'symbol':
      return { text: marks.symbol(base.label), is: 'atom' };
    case 'sum':
      return { text: write(base.sum, marks), is: 'sum' };
    case 'call':
      return marks.call(
        base.op,
        base.inputs.map((input) => part(input, marks)),
      );
    case 'power': {
      const { text, is } = part(base.base, marks);
      return {
        text: marks.power(is === 'atom' ? text : marks.brackets(text), write(base.exponent, marks)),
        is: 'product',
      };
    }
  }
}

/** A formula, as an input of an op. */
function part(formula: Formula, marks: Marks): Part {
  const text = write(formula, marks);
  const [term, ...others] = formula.terms;
  const [factor, ...more] = term?.over ?? [];
  if (others.length > 0 || term?.minus) return { text, is: 'sum' };
  const alone = more.length === 0 && term?.under.length === 0 && factor?.power === 1;
  return { text, is: alone ? partOf(factor.base, marks).is : 'product' };
}
