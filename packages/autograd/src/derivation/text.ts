import { plainNotation, plainSymbol, superscript } from '../formula/plain.ts';
import { checkDerivation, checkStep, checkWidth } from './check.ts';
import type { Derivation, Step } from './derive.ts';
import { rightHandSides, type Style, sixDigits } from './lines.ts';

const style: Style = {
  name: 'text',
  notation: plainNotation,
  times: ' · ',
  partial: (of, wrt) => `∂${plainSymbol(of)}/∂${plainSymbol(wrt)}`,
};

/**
 * A derivation as plain text, for a terminal: each step as the chain rule, as a formula and in numbers, then the paths.
 * A sum wider than `width` columns has each term on a line of its own.
 *
 * Throws a `TypeError` if the arguments aren't a derivation from `derive` and a number.
 *
 * @example
 * const x = new Value(3, 'x');
 * derivationText(derive(x.mul(x), x)).split('\n')[0] // ∂y/∂x = 2·x
 */
export function derivationText(derivation: Derivation, width = 80): string {
  checkDerivation('derivationText', derivation);
  checkWidth('derivationText', 2, width);
  const { of, wrt, steps, derivative } = derivation;
  if (steps.length === 0) {
    const why = derivative === 1 ? 'it is itself' : `no path leads from ${plainSymbol(wrt)} to ${plainSymbol(of)}`;
    return `${style.partial(of, wrt)} = ${derivative}: ${why}.`;
  }
  return [...steps.map((step) => linesOf(derivation, step, width)), pathsText(derivation, width)].join('\n\n');
}

/**
 * One step of a derivation as plain text, as in `derivationText`.
 *
 * Throws a `TypeError` if the arguments aren't a derivation from `derive`, a step of it and a number.
 *
 * @example
 * const x = new Value(3, 'x');
 * const derivation = derive(x.mul(x), x);
 * derivation.steps.map((step) => stepText(derivation, step)) // [ '∂y/∂x = 2·x\n      = 6' ]
 */
export function stepText(derivation: Derivation, step: Step, width = 80): string {
  checkDerivation('stepText', derivation);
  checkStep('stepText', step);
  checkWidth('stepText', 3, width);
  return linesOf(derivation, step, width);
}

function linesOf(derivation: Derivation, step: Step, width: number): string {
  const left = `${style.partial(derivation.of, step.node)} `;
  const indent = ' '.repeat(left.length);
  const lines = rightHandSides(derivation, step, style).map((terms) => {
    const line = `= ${terms.join(' ')}`;
    return left.length + line.length <= width ? line : `= ${terms.join(`\n${indent}`)}`;
  });
  return left + lines.join(`\n${indent}`);
}

function pathsText({ of, wrt, paths, pathCount, derivative }: Derivation, width: number): string {
  const what = pathCount === 1 ? 'One path leads' : `${countText(pathCount)} paths lead`;
  const which = paths.length === pathCount ? ':' : paths.length === 0 ? '.' : `, of which these are ${paths.length}:`;
  const title = `${what} from ${plainSymbol(wrt)} to ${plainSymbol(of)}${which}`;
  const rows = paths.map(({ nodes, contribution }) => ({
    path: nodes.map(plainSymbol).join(' → '),
    contribution: `${contribution < 0 ? '' : ' '}${number(contribution)}`,
  }));
  const longest = rows.reduce((longest, { path }) => Math.max(longest, path.length), 0);
  const isNarrow = longest + 16 > width;
  return [
    title,
    ...rows.map(({ path, contribution }) =>
      isNarrow ? `  ${path}\n      ${contribution}` : `  ${path.padEnd(longest)}  ${contribution}`,
    ),
    ...(pathCount > 1 && paths.length === pathCount
      ? [`Their sum is ${style.partial(of, wrt)} = ${number(derivative)}.`]
      : []),
  ].join('\n');
}

/** From 2⁵³ on, not every integer is a number: what is there is rounded, and says so. */
function countText(count: number): string {
  if (Number.isSafeInteger(count)) return String(count);
  const [digits, exponent = ''] = count.toExponential(2).split('e+');
  return count === Infinity ? 'More than 10³⁰⁸' : `About ${digits}·10${superscript(exponent)}`;
}

function number(x: number): string {
  return sixDigits(x, plainNotation).text;
}
