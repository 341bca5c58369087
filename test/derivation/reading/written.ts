import type { Equation, Expression, Note, Unread } from '../../../packages/derivation/src/reading/expression.ts';
import type { Format } from '../../../packages/derivation/src/reading/format.ts';
import { readText } from '../../../packages/derivation/src/reading/read-text.ts';

/** An expression with every op as a call, and derivatives as D[of; wrt]. */
export function written(x: Expression): string {
  switch (x.kind) {
    case 'number':
      return x.digits;
    case 'name':
      return x.name;
    case 'call':
      return `${x.name}${"'".repeat(x.primes)}(${x.inputs.map(written).join(', ')})`;
    case 'derivative': {
      const wrt = x.wrt.map(({ name, power }) => (power === 1 ? name : `${name}^${power}`));
      return `D[${written(x.of)}; ${wrt.join(', ')}]`;
    }
  }
}

export function equation({ sides, continues }: Equation): string {
  return (continues ? '… = ' : '') + sides.map(written).join(' = ');
}

/** What is read of a text, each as a line: an equation, "unread: …" or "note: …". */
export function read(text: string, format?: Format): string[] {
  return readText(text, format).map((one) => {
    if (isEquation(one)) return equation(one);
    return isUnread(one) ? `unread: ${one.message}` : `note: ${one.text}`;
  });
}

export const isEquation = (one: Equation | Unread | Note): one is Equation => 'sides' in one;
export const isUnread = (one: Equation | Unread | Note): one is Unread => 'message' in one;

/** The right side of a formula in plain text. */
export const side = (formula: string) => read(`q = ${formula}`, 'text').map((line) => line.replace(/^q = /, ''));

/** The right side of a formula in LaTeX. */
export const texSide = (formula: string) =>
  read(`\\[ q = ${formula} \\]`, 'latex').map((line) => line.replace(/^q = /, ''));

/** What can't be read of a formula: the message, and the text where it is. */
export function unread(text: string, format?: Format): [message: string, place: string][] {
  return readText(text, format)
    .filter(isUnread)
    .map(({ message, at }) => [message, text.slice(at.start, at.end)]);
}
