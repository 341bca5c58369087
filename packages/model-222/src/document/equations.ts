import { type Expression, type Line, type Place, readDerivation } from '@autograd-222/derivation';
import { shortName } from '../names.ts';
import { documentText } from './text.ts';

/** An equation of the document. */
export interface Equation {
  /** 1 to 61, in the order of the document: 1 to 13 are the forward pass, the others the backward pass. */
  readonly number: number;
  readonly section: 'forward' | 'backward';
  /** The circled number that marks it as one of the four final results. */
  readonly circled?: 1 | 2 | 3 | 4;
  /** LaTeX, as written. */
  readonly tex: string;
  /** The left-hand side of a line that begins with "=", in LaTeX. */
  readonly continues?: string;
  /** The derivative that it is about, from 14 on. */
  readonly derivative?: Derivative;
  /** The correct line, for a line that doesn't hold, and what went wrong. */
  readonly correction?: Correction;
}

/** ∂of/∂wrt, by the names of quantities: `{ of: 'L', wrt: 'a3' }`. There is one of w9, which is no quantity. */
export interface Derivative {
  readonly of: string;
  readonly wrt: string;
}

/** What should stand in place of a line that doesn't hold. */
export interface Correction {
  readonly tex: string;
  /** The derivative that the correct line is about. */
  readonly derivative?: Derivative;
  /** A sentence or two on the error; symbols as in LaTeX: a_3. */
  readonly remark: string;
}

/** The circled numbers of the four final results. */
const finalResults: Readonly<Record<number, 1 | 2 | 3 | 4>> = { 48: 1, 50: 2, 53: 3, 59: 4 };

/** What a person wrote about the lines that don't hold. */
const corrections: Readonly<Record<number, Omit<Correction, 'derivative'>>> = {
  18: {
    tex: String.raw`\frac{\partial L}{\partial a_3} = \frac{\partial L}{\partial h_3} \cdot \frac{\partial h_3}{\partial a_3} + \frac{\partial L}{\partial h_4} \cdot \frac{\partial h_4}{\partial a_3}`,
    remark:
      'A softmax output depends on every logit, so a_3 reaches L through h_4 as well: the second path is missing.',
  },
  19: {
    tex: String.raw`\frac{\partial L}{\partial a_3} = - \left[2(y_1 - h_3) + \frac{(y_1 - h_3)}{h_3(1 - h_3)} \right] \times [h_3(1 - h_3)] + \left[2(y_2 - h_4) + \frac{(y_2 - h_4)}{h_4(1 - h_4)} \right] \times [h_3 h_4]`,
    remark: 'The step from 18 is correct, but the path through h_4, with its factor -h_3 h_4, is still missing.',
  },
  20: {
    tex: String.raw`\frac{\partial L}{\partial a_3} = - \left[(y_1 - h_3) - (y_2 - h_4)\right] (2h_3h_4 + 1)`,
    remark: 'The product is expanded correctly, but the path through h_4 is still missing.',
  },
  21: {
    tex: String.raw`\frac{\partial L}{\partial a_3} = \left[(h_3 - y_1) - (h_4 - y_2)\right] (2h_3h_4 + 1)`,
    remark:
      'The minus sign is moved into the factor correctly, but the path through h_4 is still missing. Where the targets sum to 1, this is half the true derivative.',
  },
  22: {
    tex: String.raw`\frac{\partial L}{\partial a_4} = \left[(h_4 - y_2) - (h_3 - y_1)\right] (2h_3h_4 + 1)`,
    remark: 'The counterpart of 21, with the same omission: a_4 reaches L through h_3 as well.',
  },
  25: {
    tex: String.raw`\frac{\partial L}{\partial w_6} = \frac{\partial L}{\partial a_3} \times h_2`,
    remark: 'w_6 feeds a_3 (equation 11), not a_4. Equation 49 is correct.',
  },
  30: {
    tex: String.raw`\frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial a_3} \times \frac{\partial a_3}{\partial w_1} + \frac{\partial L}{\partial a_4} \times \frac{\partial a_4}{\partial w_1}`,
    remark: 'h_1 feeds both logits, so w_1 reaches L through a_4 as well.',
  },
  31: {
    tex: String.raw`\frac{\partial L}{\partial w_1} = \left(\frac{\partial L}{\partial a_3} w_5 + \frac{\partial L}{\partial a_4} w_7\right)(1 - h_1^2) x_1`,
    remark:
      'w_5 is only the derivative of a_3 with respect to h_1. The steps from w_1 to a_1 and from a_1 to h_1 are missing, and so is the path through a_4. Equations 53 and 57 include them.',
  },
  32: {
    tex: String.raw`\frac{\partial L}{\partial w_2} = \left(\frac{\partial L}{\partial a_3} w_5 + \frac{\partial L}{\partial a_4} w_7\right)(1 - h_1^2) x_2`,
    remark:
      'w_2 acts through h_1, whose weights are w_5 and w_7, not w_6. As in 31, two steps of the chain and one path are missing. Equations 54 and 57 include them.',
  },
  34: {
    tex: String.raw`\frac{\partial L}{\partial a_1} = \frac{\partial L}{\partial h_1} \cdot \frac{\partial}{\partial a_1} (\tanh(a_1))`,
    remark: 'This is the derivative of h_1, not of L: the first factor of 33 is missing.',
  },
  35: {
    tex: String.raw`\frac{\partial L}{\partial a_1} = \frac{\partial L}{\partial h_1} \cdot \frac{\partial}{\partial a_1} \left(\frac{2}{1 + e^{-2a_1}} - 1 \right)`,
    remark: 'The identity for tanh is correct, but as in 34, this is the derivative of h_1, not of L.',
  },
  36: {
    tex: String.raw`\frac{\partial L}{\partial a_1} = \frac{\partial L}{\partial h_1} (1 - h_1^2)`,
    remark: 'As 37 says, this is the derivative of h_1. For the derivative of L, the first factor of 33 is missing.',
  },
  40: {
    tex: String.raw`\frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial a_1} \times x_1`,
    remark:
      'The derivative of a_1 with respect to w_1 is x_1 (equation 7); with respect to b_1, it is 1. Equation 53 is correct.',
  },
  45: {
    tex: String.raw`\frac{\partial L}{\partial b_2} = \frac{\partial L}{\partial a_2} \cdot 1`,
    remark: 'The left-hand side should be the derivative with respect to b_2, as in equation 61.',
  },
  46: {
    tex: String.raw`\frac{\partial L}{\partial a_3} = \left[(h_3 - y_1) - (h_4 - y_2)\right] (2h_3h_4 + 1)`,
    remark: 'The factor 2 of equation 21 was lost in copying. As in 21, the path through h_4 is missing.',
  },
  47: {
    tex: String.raw`\frac{\partial L}{\partial a_4} = \left[(h_4 - y_2) - (h_3 - y_1)\right] (2h_3h_4 + 1)`,
    remark: 'The factor 2 of equation 22 was lost in copying. As in 22, the path through h_3 is missing.',
  },
  52: {
    tex: String.raw`\frac{\partial L}{\partial b_4} = \frac{\partial L}{\partial a_4} \cdot 1`,
    remark: 'This should be the bias b_4, as in equation 29. There is no w_9: the weights end with w_8.',
  },
  58: {
    tex: String.raw`\frac{\partial L}{\partial a_2} = (1-h_2^2) \left[\frac{\partial L}{\partial a_3} w_6 + \frac{\partial L}{\partial a_4} w_8 \right]`,
    remark: 'Copied from 57 with one index left unchanged: a_2 feeds h_2, not h_1.',
  },
};

/** The document, as it is read. */
export const derivation = readDerivation(documentText);

/**
 * The 61 equations of the document, as written, errors included.
 *
 * @example
 * equations[17]?.correction?.remark
 * //   A softmax output depends on every logit, so a_3 reaches L through h_4 as well: the second path is missing.
 */
export const equations: readonly Equation[] = [...new Set(derivation.lines.map(numberOf))].map((number) =>
  equationOf(
    number,
    derivation.lines.filter((line) => numberOf(line) === number),
  ),
);

/** The number of the equation that a line of the document stands in. */
export function numberOf({ number }: Place): number {
  return Number(number);
}

function equationOf(number: number, lines: readonly Line[]): Equation {
  const wholes = lines.flatMap((line) => (line.kind === 'unread' ? [] : [line.whole]));
  const start = Math.min(...wholes.map((whole) => whole.start));
  const tex = documentText.slice(start, Math.max(...wholes.map((whole) => whole.end)));
  const head = headOf(lines);
  const [result, correction] = [finalResults[number], corrections[number]];
  return {
    number,
    section: start < documentText.indexOf('\\section{Backward pass}') ? 'forward' : 'backward',
    ...(result === undefined ? {} : { circled: result }),
    tex,
    ...(head !== undefined && tex.startsWith('=') ? { continues: documentText.slice(head.at.start, head.at.end) } : {}),
    ...derivativeOf(head),
    ...(correction === undefined
      ? {}
      : { correction: { ...correction, ...derivativeOf(headOf(readDerivation(correction.tex).lines)) } }),
  };
}

/** What the first claim in these lines begins with. */
function headOf(lines: readonly Line[]): Expression | undefined {
  return lines.find((line) => line.kind === 'claim')?.head;
}

function derivativeOf(formula: Expression | undefined): { derivative?: Derivative } {
  const [variable] = formula?.kind === 'derivative' ? formula.wrt : [];
  if (formula?.kind !== 'derivative' || formula.of.kind !== 'name' || variable === undefined) return {};
  return { derivative: { of: shortName(formula.of.name), wrt: shortName(variable.name) } };
}
