import {
  type Derivation,
  derivationTex,
  derivationText,
  derive,
  stepTex,
  stepText,
  type Value,
} from '@autograd-222/autograd';

/** A line as it should read, in LaTeX and as text. */
export interface CorrectedLine {
  readonly tex: string;
  readonly text: string;
}

/** What a line about the derivative of one node with respect to another should say, by the chain rule and as a formula. */
export function correctedLine(of: Value, wrt: Value): CorrectedLine {
  const derivation = derive(of, wrt, { paths: 0 });
  const step = derivation.steps.at(-1);
  if (step === undefined) return { tex: derivationTex(derivation), text: derivationText(derivation) };
  const tex = texWithoutNumbers(stepTex(derivation, step));
  const text = withoutNumbers(stepText(derivation, step));
  return hasPathBeside(derivation) ? { tex: withoutSecond(tex), text: withoutSecond(text) } : { tex, text };
}

/**
 * Whether a node that uses the variable is also reached through another one. Then its partial derivative in the sum isn't the
 * one that the same signs stand for in a text, where all follows that is computed from the variable.
 */
function hasPathBeside({ steps }: Derivation): boolean {
  const uses = new Map(steps.map(({ node, terms }) => [node, terms.map(({ consumer }) => consumer)]));
  const direct = steps.at(-1)?.terms.map(({ consumer }) => consumer) ?? [];
  return direct.some((start) => {
    const reached = new Set<string>();
    const open = [...(uses.get(start) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...(uses.get(next) ?? []));
    }
    return direct.some((other) => reached.has(other));
  });
}

/** The line without its second side, which the third one, if there is one, writes with formulas. */
function withoutSecond(line: string): string {
  return line.replace(/(^|\n)([^\n]*?)( &?= )[^\n]*\n\s*&?= /, '$1$2$3');
}

// A step ends with its numbers. Here they say nothing, because the givens stand for any number.

function withoutNumbers(step: string): string {
  const [first = '', ...others] = step.split(/\n(?=\s*= )/);
  return [first, ...others.filter((line) => !isOfNumbers(line))].join('\n');
}

function texWithoutNumbers(aligned: string): string {
  const [begin = '', ...lines] = aligned.split('\n');
  const end = lines.pop() ?? '';
  const [first = '', ...others] = lines.map((line) => line.replace(/ \\\\$/, ''));
  return [begin, [first, ...others.filter((line) => !isOfNumbers(line))].join(' \\\\\n'), end].join('\n');
}

function isOfNumbers(line: string): boolean {
  return !/\p{L}/u.test(line.replaceAll(/\\cdot|\\left|\\right|\\infty|\\text\{NaN\}|NaN|Infinity|\de[+-]?\d/g, ''));
}
