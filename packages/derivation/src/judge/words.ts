import type { Span } from '../reading/expression.ts';
import type { Finding, Spelled } from './findings/finding.ts';

/** The kinds of findings, those that say most about an error first. */
const kinds: readonly Finding['kind'][] = [
  'missing steps',
  'missing paths',
  'swapped',
  'transposed',
  'name',
  'right for',
  'no path',
  'factor',
  'factor inside',
  'exponent',
  'missing factor',
  'surplus factor',
  'missing divisor',
  'missing derivative',
  'product rule',
  'part',
  'missing term',
  'surplus term',
];

/**
 * What was found of a claim in sentences, the most important first, at most three. With the text of the derivation, a part
 * that is wrong is quoted from it.
 *
 * @example
 * explain([{ kind: 'factor', numerator: -1, denominator: 1 }]) // [ 'The sign is wrong.' ]
 */
export function explain(findings: readonly Finding[], text?: string): string[] {
  const found = kinds.flatMap((kind) => {
    const [first, ...others] = findings.filter((finding) => finding.kind === kind);
    if (first === undefined) return [];
    if (first.kind !== 'right for') return [first, ...(kind === 'name' ? others : [])].map((one) => inWords(one, text));
    const derivatives = [first, ...others].flatMap((one) => (one.kind === 'right for' ? derivative(one) : []));
    return [`The right side is ${listed(derivatives.slice(0, 3))}.`];
  });
  return [...new Set(found)].slice(0, 3);
}

/**
 * A finding in a sentence.
 *
 * @example
 * inWords({ kind: 'missing paths', paths: [['a_3', 'h_4', 'L']] }) // The path a_3 → h_4 → L is missing.
 */
export function inWords(finding: Finding, text?: string): string {
  switch (finding.kind) {
    case 'no path':
      return noPath(finding);
    case 'right for':
      return `The right side is ${derivative(finding)}.`;
    case 'factor':
      return factorInWords(finding);
    case 'missing paths': {
      const paths = finding.paths.map((path) => path.join(' → '));
      return paths.length === 1 ? `The path ${listed(paths)} is missing.` : `The paths ${listed(paths)} are missing.`;
    }
    case 'missing steps': {
      const what = finding.steps.length > 2 ? 'steps' : 'step';
      return `The ${what} ${finding.steps.join(' → ')} ${what === 'step' ? 'is' : 'are'} missing.`;
    }
    case 'missing derivative':
      return `The derivative of ${finding.role === undefined ? '' : `the ${finding.role} `}${finding.of} is missing.`;
    case 'product rule': {
      const what = finding.isQuotient ? 'quotient' : 'product';
      return `The derivative of ${finding.of} is not the ${what} of the derivatives.`;
    }
    case 'factor inside': {
      const { numerator, denominator, part } = finding;
      const what = quoted(part, text);
      if (numerator === -1 && denominator === 1) return `${what ?? 'One part of the right side'} has the wrong sign.`;
      const by = denominator === 1 ? String(numerator) : `${numerator}/${denominator}`;
      return `${what ?? 'One part of the right side'} must be multiplied by ${by}.`;
    }
    case 'exponent': {
      const base = quoted(finding.base, text)?.replace(/^On the right side, /, '');
      const what = base === undefined ? 'an exponent' : `the exponent of ${base}`;
      return `On the right side, ${what} must be ${finding.expected}.`;
    }
    case 'part':
      return `${quoted(finding.part, text) ?? 'One part of the right side'} must be ${spelling(finding.expected, text)}.`;
    case 'name':
      return `${finding.written} is written where ${finding.expected} belongs.`;
    case 'swapped':
      return `${listed(finding.names)} are swapped.`;
    case 'transposed':
      return `The indices of ${finding.letter} are in the wrong order.`;
    case 'missing factor':
      return `The factor ${finding.factor} is missing.`;
    case 'surplus factor':
      return `The factor ${finding.factor} is not needed.`;
    case 'missing divisor':
      return `The right side must be divided by ${finding.factor}.`;
    case 'missing term':
      return `The term ${finding.term} is missing.`;
    case 'surplus term':
      return `${quoted(finding.term, text) ?? 'One term of the right side'} is not needed.`;
  }
}

function noPath({ of, wrt, hiddenIn }: Extract<Finding, { kind: 'no path' }>): string {
  const why = `No path leads from ${wrt} to ${of}, so the left side is 0`;
  return hiddenIn === undefined ? `${why}.` : `${why}: ${hiddenIn} is one name; write · for a product.`;
}

/** A part of the right side as the text has it, if that is short enough. */
function quoted({ start, end }: Span, text: string | undefined): string | undefined {
  const part = text?.slice(start, end).replaceAll(/\s+/g, ' ').trim() ?? '';
  return part === '' || part.length > 60 ? undefined : `On the right side, ${part}`;
}

/** A formula in LaTeX where the text is in LaTeX. */
function spelling({ text: plain, tex }: Spelled, text: string | undefined): string {
  return text !== undefined && /\\[a-zA-Z]/.test(text) ? tex : plain;
}

function factorInWords({ numerator, denominator }: Extract<Finding, { kind: 'factor' }>): string {
  if (numerator === -1 && denominator === 1) return 'The sign is wrong.';
  if (numerator === 1) return `The right side is ${times(denominator)} what it should be.`;
  if (denominator === 1 && numerator > 0) return `A factor ${numerator} is missing.`;
  return `The right side must be multiplied by ${numerator}${denominator === 1 ? '' : `/${denominator}`}.`;
}

function times(factor: number): string {
  return factor === 2 ? 'twice' : `${factor} times`;
}

function derivative({ of, wrt }: { readonly of: string; readonly wrt: string }): string {
  return `∂${of}/∂${wrt}`;
}

function listed(parts: readonly string[]): string {
  const [last = '', ...others] = parts.toReversed();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}
