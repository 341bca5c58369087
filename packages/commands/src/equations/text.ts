import type { Counterexample, Given } from '@autograd-222/model-222';
import type { createColors } from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import { givenInWords, type JudgedEquation, short, tally, tallyInWords } from './judged-equation.ts';
import { plainMath } from './plain-math.ts';

type Colors = ReturnType<typeof createColors>;

const legend = [
  '✓ holds',
  '✗ does not hold',
  '≈ would hold if each softmax output depended on its own logit alone, as the document takes it',
].join('; ');

/** The whole document with its verdicts, for a terminal of `width` columns. */
export function equationsText(judged: readonly JudgedEquation[], width: number, colors: Colors): string {
  const title = (text: string) => colors.bold(wrapAnsi(text, width));
  const backward = judged.findIndex(({ holds }) => holds !== null);
  return [
    title('Forward pass: definitions, of which there is nothing to judge'),
    judged
      .slice(0, backward)
      .map((equation) => line(equation, width, colors))
      .join('\n'),
    title('Backward pass, judged by automatic gradients'),
    wrapAnsi(legend, width),
    judged
      .slice(backward)
      .map((equation) => [line(equation, width, colors), ...margin(equation, width)].join('\n'))
      .join('\n'),
    wrapAnsi(tallyInWords(tally(judged)), width),
    wrapAnsi('All about one of them: pnpm equations --equation 18', width),
  ].join('\n\n');
}

/** All about one equation. Its LaTeX is left on one line, to be copied. */
export function equationText(equation: JudgedEquation, width: number, colors: Colors): string {
  const { number, tex, continues, circled, holds, holdsWithDetachedCrossTerms, verdict } = equation;
  const says = (holds: boolean | null) => (holds ? 'holds' : 'does not hold');
  const sentences =
    holds === null
      ? ['A definition: there is nothing to judge.']
      : [
          `For the loss as it is, it ${says(holds)}${holds ? `, in ${verdict?.cases} cases` : ''}.`,
          `With the softmax's cross terms left out, as the document has it, it ${says(holdsWithDetachedCrossTerms)}.`,
        ];
  return [
    colors.bold(`Equation ${number}${circled === undefined ? '' : `, circled as result ${circled}`}`),
    hanging('      ', asText(equation), width),
    `      ${continues === undefined ? '' : `${continues} `}${tex}`,
    ...sentences.map((sentence) => wrapAnsi(sentence, width)),
    ...margin(equation, width),
    ...rightFor(equation, width),
  ].join('\n');
}

function line(equation: JudgedEquation, width: number, colors: Colors): string {
  return hanging(`${String(equation.number).padStart(3)} ${mark(equation, colors)} `, asText(equation), width);
}

function asText({ continues, tex }: JudgedEquation): string {
  return plainMath(continues === undefined ? tex : `${continues} ${tex}`);
}

function mark({ holds, holdsWithDetachedCrossTerms }: JudgedEquation, colors: Colors): string {
  if (holds === null) return ' ';
  if (holds) return colors.green('✓');
  return holdsWithDetachedCrossTerms ? colors.yellow('≈') : colors.red('✗');
}

/** What a teacher would write beside a line that doesn't hold. */
function margin({ correction, verdict }: JudgedEquation, width: number): string[] {
  const notes = [
    ...(verdict?.missing === undefined ? [] : [plainMath(`There is no ${indexed(verdict.missing)}.`)]),
    ...(correction === undefined ? [] : [plainMath(correction.remark), `Right: ${plainMath(correction.tex)}`]),
    ...(verdict?.counterexample === undefined ? [] : [counterexampleInWords(verdict.counterexample)]),
  ];
  return notes.map((note) => hanging('      ', note, width));
}

function counterexampleInWords({ given, left, right }: Counterexample<Given>): string {
  return `At ${givenInWords(given)}: it gives ${short(right)}, but the derivative is ${short(left)}.`;
}

function rightFor({ verdict }: JudgedEquation, width: number): string[] {
  const right = (verdict?.rightFor ?? []).map(({ of, wrt }) => plainMath(`∂${indexed(of)}/∂${indexed(wrt)}`));
  return right.length === 0 ? [] : [hanging('      ', `Its right-hand side is ${right.join(' and ')}.`, width)];
}

/** w5 as w_5. */
function indexed(name: string): string {
  return name.replace(/(\d)/, '_$1');
}

/** `text` behind `lead`, its further lines indented as far. */
function hanging(lead: string, text: string, width: number): string {
  const indent = 6;
  return `${lead}${wrapAnsi(text, Math.max(20, width - indent)).replaceAll('\n', `\n${' '.repeat(indent)}`)}`;
}
