import type { ClaimVerdict, Counterexample } from '@autograd-222/derivation';
import { givenInWords } from '../equations/counterexample.ts';
import { significant } from '../notation/numbers.ts';
import { subscripted, superscripted } from '../notation/symbols.ts';
import type { Judgment } from './judgment.ts';
import { proofExponent, tally } from './judgment.ts';

type Kind = ClaimVerdict['verdict'];

/** A mark that doesn't depend on the colour. */
export const marks: Readonly<Record<Kind, string>> = { proved: '✓', held: '○', refuted: '✗', unread: '?' };

/** The verdict in words: proved, held in 300 cases, refuted, unread. */
export function verdictInWords(verdict: ClaimVerdict): string {
  return verdict.verdict === 'held' ? `held in all ${verdict.cases} cases tried, but not proved` : verdict.verdict;
}

export function carriedInWords(places: readonly string[]): string {
  return `Right by itself, but carries the ${places.length === 1 ? 'error' : 'errors'} of ${places.join(' and of ')}.`;
}

/** Where the sides differ, and by what. */
export function counterexampleInWords({ givens, left, right }: Counterexample): string {
  const digits = [6, 9, 12, 17].find((digits) => significant(left, digits) !== significant(right, digits)) ?? 17;
  const sides = `the right side is ${significant(right, digits)}, but the left side is ${significant(left, digits)}.`;
  if (Object.keys(givens).length === 0) return sides.replace('the', 'The');
  return `With ${givenInWords(givens, (name) => name)}, ${sides}`;
}

/** The message about a line that couldn't be read, as a sentence, without the control characters that it may quote. */
export function messageInWords(message: string): string {
  const sentence = message
    .replaceAll(/\p{C}/gu, '')
    .replace(/^\p{Ll}(?=\p{Ll}*(?: |$))/u, (letter) => letter.toUpperCase());
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** The sum of the verdicts, in sentences. */
export function tallyInWords(judgment: Judgment): string[] {
  const { proved, held, refuted, unread } = tally(judgment);
  const carrying = judgment.claims.filter(({ carries }) => carries.length > 0).length;
  const counts = [
    `${proved} proved`,
    ...(held > 0 ? [`${held} held`] : []),
    ...(refuted > 0 ? [`${refuted} refuted`] : []),
    ...(unread > 0 ? [`${unread} unread`] : []),
  ];
  const total = judgment.claims.length;
  return [
    `${total} ${total === 1 ? 'claim' : 'claims'}: ${counts.join(', ')}.`,
    ...(carrying > 0
      ? [`${carrying} of those that hold ${carrying === 1 ? 'carries' : 'carry'} the error of an earlier line.`]
      : []),
    ...(proved > 0
      ? [`A proof is wrong with a probability below 2${superscripted(String(Math.min(-50, proofExponent(judgment))))}.`]
      : []),
    ...(held > 0 ? ['A line that held has no counterexample in the cases tried, which is no proof.'] : []),
    ...(unread > 0
      ? [`A line that isn't meant as a claim can be left out by a comment above it: "derivation: skip".`]
      : []),
  ];
}

/** Names with an index in digits, as they are typeset: a₃ for a_3. */
export function withSubscripts(text: string): string {
  return text.replaceAll(/_(\d+)/g, (_, digits: string) => subscripted(digits));
}
