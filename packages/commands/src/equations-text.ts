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
  const backward = judged.findIndex(({ holds }) => holds !== null);
  return [
    colors.bold('Forward pass: definitions, of which there is nothing to judge'),
    judged
      .slice(0, backward)
      .map((equation) => line(equation, width, colors))
      .join('\n'),
    colors.bold('Backward pass, judged by automatic gradients'),
    wrapAnsi(legend, width),
    judged
      .slice(backward)
      .map((equation) => [line(equation, width, colors), ...margin(equation, width)].join('\n'))
      .join('\n'),
    wrapAnsi(tallyInWords(tally(judged)), width),
    'All about one of them: pnpm equations --equation 18',
  ].join('\n\n');
}

/** All about one equation. */
export function equationText(equation: JudgedEquation, width: number, colors: Colors): string {
  const { tex, continues, circled, holds, holdsWithDetachedCrossTerms, verdict } = equation;
  const says = (holds: boolean | null) => (holds ? 'holds' : 'does not hold');
  return [
    colors.bold(`Equation ${equation.number}${circled === undefined ? '' : `, circled as result ${circled}`}`),
    `  ${asText(equation)}`,
    `  LaTeX: ${continues === undefined ? '' : `${continues} `}${tex}`,
    ...(holds === null
      ? ['A definition: there is nothing to judge.']
      : [
          `For the loss as it is, it ${says(holds)}${holds ? `, in ${verdict?.cases} cases` : ''}.`,
          `With the softmax's cross terms left out, as the document has it, it ${says(holdsWithDetachedCrossTerms)}.`,
        ]),
    ...margin(equation, width),
    ...rightFor(equation),
  ]
    .map((paragraph) => wrapAnsi(paragraph, width, { trim: false }))
    .join('\n');
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
  if (correction === undefined) return [];
  const example = verdict?.counterexample;
  const notes = [
    plainMath(correction.remark),
    `Right: ${plainMath(correction.tex)}`,
    ...(example === undefined
      ? []
      : [
          `At ${givenInWords(example.given)}: it gives ${short(example.right)}, but the derivative is ${short(example.left)}.`,
        ]),
  ];
  return notes.map((note) => hanging('      ', note, width));
}

function rightFor({ verdict }: JudgedEquation): string[] {
  const right = (verdict?.rightFor ?? []).map(({ of, by }) => plainMath(`∂${of}/∂${by}`.replaceAll(/(\d)/g, '_$1')));
  return right.length === 0 ? [] : [`      Its right-hand side is ${right.join(' and ')}.`];
}

/** `text` behind `lead`, its further lines indented as far. */
function hanging(lead: string, text: string, width: number): string {
  const indent = 6;
  return `${lead}${wrapAnsi(text, Math.max(20, width - indent)).replaceAll('\n', `\n${' '.repeat(indent)}`)}`;
}
