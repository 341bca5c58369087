import {
  type ClaimVerdict,
  type CorrectedLine,
  type Counterexample,
  explain,
  judgeDerivation,
  type Line,
  readDerivation,
} from '@autograd-222/derivation';
import { subscripted } from '../notation/symbols.ts';
import type { Input } from './input.ts';

/** A text whose claims are judged. */
export interface Judgment {
  /** The name of the file. */
  readonly name: string;
  readonly claims: readonly JudgedClaim[];
  /** The names that the text uses and doesn't define. */
  readonly givens: readonly string[];
}

/** A claim with its verdict, and what is shown of it. */
export interface JudgedClaim {
  readonly verdict: ClaimVerdict;
  /** Where it stands: "line 12, equation 3", with the column if the line has more than one claim. */
  readonly place: string;
  /** Its two sides as the text has them; of what couldn't be read, its line. */
  readonly equation: string;
  /** What is wrong with it, in sentences, with names as the text writes them. */
  readonly findings: readonly string[];
  /** The line as it should read. */
  readonly corrected?: CorrectedLine;
  readonly counterexample?: Counterexample;
  /** The places of the lines whose error it carries on. */
  readonly carries: readonly string[];
  /** Of what couldn't be read: where in `equation` the error is, and how many characters long. */
  readonly error?: { readonly start: number; readonly length: number };
}

/** Reads and judges a text. `startProgress` is told the number of claims and gives what is to be called after each. */
export function judgmentOf({ name, text }: Input, startProgress: (claims: number) => () => void): Judgment {
  const derivation = readDerivation(text);
  const count = derivation.lines.filter(({ kind }) => kind === 'claim').length;
  const progress = startProgress(count);
  let done = 0;
  const { claims, givens } = judgeDerivation(derivation, {
    onClaim: () => {
      done++;
      progress();
    },
  });
  for (; done < count; done++) progress();
  const lines = new Map(derivation.lines.map((line) => [line.at, line]));
  const spell = spelling(text);
  const textLines = text.split(/\r\n|\r|\n/);
  const perLine = new Map<number, number>();
  for (const { line } of claims) perLine.set(line, (perLine.get(line) ?? 0) + 1);
  const numbers = new Map(claims.map(({ line, number }) => [line, number]));
  const judged = claims.map((verdict): JudgedClaim => {
    const { line, column, number } = verdict;
    const carried = verdict.verdict === 'proved' || verdict.verdict === 'held' ? verdict.carries : [];
    const withColumn = verdict.verdict === 'unread' || (perLine.get(line) ?? 0) > 1;
    return {
      verdict,
      place: placeOf(line, withColumn ? column : undefined, number),
      ...(verdict.verdict === 'unread'
        ? unread(verdict, textLines[line - 1] ?? '')
        : { equation: equationOf(lines.get(verdict.at), text) ?? inOneLine(verdict.source) }),
      ...(verdict.verdict === 'refuted' ? refuted(verdict, text, spell) : { findings: [] }),
      carries: carried.map((source) => placeOf(source, undefined, numbers.get(source))),
    };
  });
  return { name, claims: judged, givens };
}

/** How many claims have which verdict. */
export function tally({ claims }: Judgment): Readonly<Record<ClaimVerdict['verdict'], number>> {
  const count = (kind: ClaimVerdict['verdict']) => claims.filter(({ verdict }) => verdict.verdict === kind).length;
  return { proved: count('proved'), held: count('held'), refuted: count('refuted'), unread: count('unread') };
}

/** The bound on the probability that any one proof is wrong, as a power of two: 2⁻⁵⁰, or less. */
export function proofExponent({ claims }: Judgment): number {
  const bounds = claims.flatMap(({ verdict }) => (verdict.verdict === 'proved' ? [verdict.errorProbability] : []));
  return Math.ceil(Math.log2(bounds.reduce((most, bound) => Math.max(most, bound), 2 ** -100)));
}

function placeOf(line: number, column: number | undefined, number: string | undefined): string {
  const parts = [`line ${line}`, ...(column === undefined ? [] : [`column ${column}`])];
  return [...parts, ...(number === undefined ? [] : [`equation ${number}`])].join(', ');
}

function refuted(
  { findings, corrected, counterexample }: Extract<ClaimVerdict, { verdict: 'refuted' }>,
  text: string,
  spell: (names: string) => string,
): Pick<JudgedClaim, 'findings' | 'corrected' | 'counterexample'> {
  const givens = Object.entries(counterexample.givens).map(([name, value]) => [spell(name), value] as const);
  return {
    findings: explain(findings, text).map(spell),
    ...(corrected === undefined ? {} : { corrected: { tex: corrected.tex, text: spell(corrected.text) } }),
    counterexample: { ...counterexample, givens: Object.fromEntries(givens) },
  };
}

/** Names with an index, such as w_1, as the text writes them: w1 or w₁, if it does so. */
function spelling(text: string): (names: string) => string {
  return (names) =>
    names.replaceAll(/(\p{L}+)_(\d+)/gu, (name, letters: string, digits: string) => {
      const spellings = [name, letters + digits, letters + subscripted(digits)];
      return spellings.find((one) => text.includes(one)) ?? name;
    });
}

/** The two sides of a claim; the left one may stand in a line above, or in a note. */
function equationOf(line: Line | undefined, text: string): string | undefined {
  if (line?.kind !== 'claim') return undefined;
  const [left, right] = [line.left, line.right].map(({ at }) => inOneLine(text.slice(at.start, at.end)));
  return left === undefined || !right ? undefined : `${left.replace(/^\\q?quad /, '')} = ${right}`;
}

/** The line of the text in which the error is, without the blanks around it. */
function unread({ column, at }: ClaimVerdict, line: string): Pick<JudgedClaim, 'equation' | 'error'> {
  const characters = [...printable(line)];
  const indent = characters.findIndex((character) => character !== ' ');
  const equation = characters.slice(Math.max(0, indent)).join('').trimEnd();
  const start = Math.max(0, column - 1 - Math.max(0, indent));
  const length = Math.max(1, Math.min(at.end - at.start, [...equation].length - start));
  return { equation, error: { start, length } };
}

/** Without line breaks, and without control characters, which a terminal would obey. */
function inOneLine(text: string): string {
  return printable(text).replaceAll(/ +/g, ' ').trim();
}

function printable(text: string): string {
  return text.replaceAll(/[\s\p{C}]/gu, ' ');
}
