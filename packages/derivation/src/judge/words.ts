import type { Finding } from './finding.ts';

/** The kinds of findings, those that say most about an error first. */
const kinds: readonly Finding['kind'][] = [
  'missing paths',
  'name',
  'right for',
  'factor',
  'factor inside',
  'missing factor',
  'surplus factor',
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
    case 'right for':
      return `The right side is ${derivative(finding)}.`;
    case 'factor':
      return factorInWords(finding);
    case 'missing paths': {
      const paths = finding.paths.map((path) => path.join(' → '));
      return paths.length === 1 ? `The path ${listed(paths)} is missing.` : `The paths ${listed(paths)} are missing.`;
    }
    case 'factor inside': {
      const part = text?.slice(finding.part.start, finding.part.end).replaceAll(/\s+/g, ' ').trim() ?? '';
      const what = part === '' || part.length > 60 ? 'One part of the right side' : `On the right side, ${part}`;
      if (finding.factor === -1) return `${what} has the wrong sign.`;
      return `${what} must be multiplied by ${fraction(finding.factor)}.`;
    }
    case 'name':
      return `${finding.written} is written where ${finding.expected} belongs.`;
    case 'missing factor':
      return `The factor ${finding.factor} is missing.`;
    case 'surplus factor':
      return `The factor ${finding.factor} is not needed.`;
  }
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

function fraction(factor: number): string {
  return factor === 0.5 ? '1/2' : String(factor);
}

function derivative({ of, wrt }: { readonly of: string; readonly wrt: string }): string {
  return `∂${of}/∂${wrt}`;
}

function listed(parts: readonly string[]): string {
  const [last = '', ...others] = parts.toReversed();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}
