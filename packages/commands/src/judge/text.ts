import type { createColors } from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import { hanging } from '../cli/hanging.ts';
import { plainMath } from '../notation/plain-math.ts';
import type { JudgedClaim, Judgment } from './judgment.ts';
import {
  carriedInWords,
  counterexampleInWords,
  marks,
  messageInWords,
  tallyInWords,
  verdictInWords,
  withSubscripts,
} from './words.ts';

type Colors = ReturnType<typeof createColors>;

/** All claims with their verdicts, for a terminal of `width` columns, with the sum at the end. */
export function judgmentText(judgment: Judgment, width: number, colors: Colors): string {
  return [
    colors.bold(wrapAnsi(judgment.name, width)),
    judgment.claims.map((claim) => claimText(claim, width, colors)).join('\n'),
    tallyInWords(judgment)
      .map((sentence) => wrapAnsi(sentence, width))
      .join('\n'),
  ].join('\n\n');
}

const indent = '      ';

function claimText(claim: JudgedClaim, width: number, colors: Colors): string {
  const { verdict, place, equation, error, findings, corrected, counterexample, carries } = claim;
  const color = { proved: colors.green, held: colors.yellow, refuted: colors.red, unread: colors.yellow }[
    verdict.verdict
  ];
  const lead = `${color(marks[verdict.verdict])} `;
  const note = (text: string) => hanging(indent, text, width);
  const lines = [hanging(lead, `${place}: ${color(verdictInWords(verdict))}`, width)];
  const shown = error === undefined ? readable(equation) : equation;
  // Where the equation is shown with subscripts, so are the names in what is said of it.
  const spell = shown === equation ? String : withSubscripts;
  if (error !== undefined) lines.push(...excerpt(equation, error, width));
  else lines.push(note(shortened(shown)));
  if (verdict.verdict === 'unread') lines.push(note(messageInWords(verdict.message)));
  lines.push(...findings.map((finding) => note(spell(finding))));
  if (corrected !== undefined) lines.push(...correctedLines(spell(corrected.text), width));
  if (counterexample !== undefined) lines.push(note(spell(counterexampleInWords(counterexample))));
  if (carries.length > 0) lines.push(note(carriedInWords(carries)));
  return lines.join('\n');
}

/** LaTeX as text, or as it is, if it has more than can be shown so. */
function readable(equation: string): string {
  if (equation.length > longest || !/[\\{}]/.test(equation)) return equation;
  const text = plainMath(equation);
  return /[\\{}]/.test(text) ? equation : text;
}

const longest = 1000;

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** The right line, each of its = on a line of its own. */
function correctedLines(text: string, width: number): string[] {
  const [left = '', ...others] = text.split(/\s*\n\s*(?== )/).map((line) => line.replaceAll(/\s+/g, ' '));
  return [
    hanging(indent, shortened(`Correct: ${left}`), width),
    ...others.map((line) => hanging(`${indent}  `, shortened(line), width - 2)),
  ];
}

/** The part of a line around an error that fits in `width` columns, with carets under the error. */
function excerpt(line: string, { start, length }: { start: number; length: number }, width: number): string[] {
  const characters = [...line];
  const room = Math.max(20, width - indent.length);
  const from =
    characters.length <= room ? 0 : Math.max(0, Math.min(start - Math.floor(room / 2), characters.length - room));
  const shown = characters.slice(from, from + room);
  if (from > 0) shown[0] = '…';
  if (from + room < characters.length) shown[shown.length - 1] = '…';
  const carets = '^'.repeat(Math.max(1, Math.min(length, room - (start - from))));
  return [indent + shown.join(''), `${indent}${' '.repeat(start - from)}${carets}`];
}
