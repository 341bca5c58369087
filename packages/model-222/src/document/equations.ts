import { add, div, exp, grad, mul, type Scalar, sub, tanh } from '@autograd-222/autograd';
import type { Claim } from '../judge.ts';
import type { Quantity } from '../names.ts';
import { outputLoss } from '../network.ts';

/** An equation of the document. */
export interface Equation {
  /** 1 to 61, in the order of the document: 1 to 13 are the forward pass, the others the backward pass. */
  readonly number: number;
  readonly section: 'forward' | 'backward';
  /** The circled number that marks it as one of the four final results. */
  readonly circled?: 1 | 2 | 3 | 4;
  /** LaTeX, as printed. */
  readonly tex: string;
  /** The left-hand side of a line that begins with "=", in LaTeX. */
  readonly continues?: string;
  /** What the line claims, from 14 on. */
  readonly claim?: Claim<Quantity>;
  /** The correct line, for a line that doesn't hold, and what went wrong. */
  readonly correction?: Correction;
}

/** What should stand in place of a line that doesn't hold. */
export interface Correction {
  readonly tex: string;
  readonly claim: Claim<Quantity>;
  /** A sentence or two on the error; symbols as in LaTeX: a_3. */
  readonly remark: string;
}

/** tanh as equation 35 writes it: 2 / (1 + e^(-2a)) - 1. */
const tanhByExp = (a: Scalar) => sub(div(2, add(1, exp(mul(-2, a)))), 1);

/**
 * The 61 equations of the document, as printed, errors included.
 *
 * @example
 * equations[17]?.correction?.remark
 * //   A softmax output depends on every logit, so a_3 reaches L through h_4 as well: the second path is missing.
 */
export const equations: readonly Equation[] = [
  {
    number: 1,
    section: 'forward',
    tex: String.raw`\text{Loss} = \text{MSE} + \text{Cross-Entropy}`,
  },
  {
    number: 2,
    section: 'forward',
    tex: String.raw`L = \sum_{i=1}^2 \left[(y_i - \hat{y}_i)^2 - (y_i \log \hat{y}_i + (1 - y_i) \log (1 - \hat{y}_i)) \right]`,
  },
  {
    number: 3,
    section: 'forward',
    tex: String.raw`h_3 = y_1 = \frac{e^{a_3}}{e^{a_3} + e^{a_4}}`,
  },
  {
    number: 4,
    section: 'forward',
    tex: String.raw`h_4 = y_2 = \frac{e^{a_4}}{e^{a_3} + e^{a_4}}`,
  },
  {
    number: 5,
    section: 'forward',
    tex: String.raw`h_1 = \tanh(a_1)`,
  },
  {
    number: 6,
    section: 'forward',
    tex: String.raw`h_2 = \tanh(a_2)`,
  },
  {
    number: 7,
    section: 'forward',
    tex: String.raw`a_1 = w_1 x_1 + w_2 x_2 + b_1`,
  },
  {
    number: 8,
    section: 'forward',
    tex: String.raw`a_2 = w_3 x_1 + w_4 x_2 + b_2`,
  },
  {
    number: 9,
    section: 'forward',
    tex: String.raw`h_1 = \tanh(a_1)`,
  },
  {
    number: 10,
    section: 'forward',
    tex: String.raw`h_2 = \tanh(a_2)`,
  },
  {
    number: 11,
    section: 'forward',
    tex: String.raw`a_3 = w_5 h_1 + w_6 h_2 + b_3`,
  },
  {
    number: 12,
    section: 'forward',
    tex: String.raw`a_4 = w_7 h_1 + w_8 h_2 + b_4`,
  },
  {
    number: 13,
    section: 'forward',
    tex: String.raw`h_4 = \frac{e^{a_4}}{e^{a_3} + e^{a_4}} = y_2 ; \quad h_3 = \frac{e^{a_3}}{e^{a_3} + e^{a_4}} = y_1`,
  },
  {
    number: 14,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial h_3} = \frac{\partial L}{\partial \hat{y}_1} = \frac{\partial}{\partial \hat{y}_1} \left[(y_1 - \hat{y}_1)^2 - (y_1 \log \hat{y}_1 + (1 - y_1) \log (1 - \hat{y}_1)) \right]`,
    claim: { of: 'L', wrt: 'h3', rightHandSide: ({ h3, y1 }) => grad((h: Scalar) => outputLoss(h, y1))(h3) },
  },
  {
    number: 15,
    section: 'backward',
    continues: String.raw`\frac{\partial L}{\partial \hat{y}_1}`,
    tex: String.raw`= -2(y_1 - \hat{y}_1) - \left(\frac{y_1}{\hat{y}_1} + \frac{(y_1 - 1)}{(1 - \hat{y}_1)} \right)`,
    claim: { of: 'L', wrt: 'h3', rightHandSide: ({ h3, y1 }) => -2 * (y1 - h3) - (y1 / h3 + (y1 - 1) / (1 - h3)) },
  },
  {
    number: 16,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial \hat{y}_1} = - \left[2(y_1 - \hat{y}_1) + \frac{y_1 - \hat{y}_1}{\hat{y}_1(1 - \hat{y}_1)} \right]`,
    claim: { of: 'L', wrt: 'h3', rightHandSide: ({ h3, y1 }) => -(2 * (y1 - h3) + (y1 - h3) / (h3 * (1 - h3))) },
  },
  {
    number: 17,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial \hat{y}_2} = - \left[2(y_2 - \hat{y}_2) + \frac{(y_2 - \hat{y}_2)}{\hat{y}_2(1 - \hat{y}_2)} \right]`,
    claim: { of: 'L', wrt: 'h4', rightHandSide: ({ h4, y2 }) => -(2 * (y2 - h4) + (y2 - h4) / (h4 * (1 - h4))) },
  },
  {
    number: 18,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial a_3} = \frac{\partial L}{\partial h_3} \cdot \frac{\partial h_3}{\partial a_3}`,
    claim: { of: 'L', wrt: 'a3', rightHandSide: (_, d) => d('L', 'h3') * d('h3', 'a3') },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial a_3} = \frac{\partial L}{\partial h_3} \cdot \frac{\partial h_3}{\partial a_3} + \frac{\partial L}{\partial h_4} \cdot \frac{\partial h_4}{\partial a_3}`,
      claim: {
        of: 'L',
        wrt: 'a3',
        rightHandSide: (_, d) => d('L', 'h3') * d('h3', 'a3') + d('L', 'h4') * d('h4', 'a3'),
      },
      remark:
        'A softmax output depends on every logit, so a_3 reaches L through h_4 as well: the second path is missing.',
    },
  },
  {
    number: 19,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial a_3} = - \left[2(y_1 - h_3) + \frac{(y_1 - h_3)}{h_3(1 - h_3)} \right] \times [h_3(1 - h_3)]`,
    claim: {
      of: 'L',
      wrt: 'a3',
      rightHandSide: ({ h3, y1 }) => -(2 * (y1 - h3) + (y1 - h3) / (h3 * (1 - h3))) * (h3 * (1 - h3)),
    },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial a_3} = - \left[2(y_1 - h_3) + \frac{(y_1 - h_3)}{h_3(1 - h_3)} \right] \times [h_3(1 - h_3)] + \left[2(y_2 - h_4) + \frac{(y_2 - h_4)}{h_4(1 - h_4)} \right] \times [h_3 h_4]`,
      claim: {
        of: 'L',
        wrt: 'a3',
        rightHandSide: ({ h3, h4, y1, y2 }) =>
          -(2 * (y1 - h3) + (y1 - h3) / (h3 * (1 - h3))) * (h3 * (1 - h3)) +
          (2 * (y2 - h4) + (y2 - h4) / (h4 * (1 - h4))) * (h3 * h4),
      },
      remark: 'The step from 18 is correct, but the path through h_4, with its factor -h_3 h_4, is still missing.',
    },
  },
  {
    number: 20,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial a_3} = - \left[(y_1 - h_3) (2h_3(1 - h_3) + 1) \right]`,
    claim: { of: 'L', wrt: 'a3', rightHandSide: ({ h3, y1 }) => -((y1 - h3) * (2 * h3 * (1 - h3) + 1)) },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial a_3} = - \left[(y_1 - h_3) - (y_2 - h_4)\right] (2h_3h_4 + 1)`,
      claim: { of: 'L', wrt: 'a3', rightHandSide: ({ h3, h4, y1, y2 }) => -(y1 - h3 - (y2 - h4)) * (2 * h3 * h4 + 1) },
      remark: 'Multiplied out correctly, but the path through h_4 is still missing.',
    },
  },
  {
    number: 21,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial a_3} = (h_3 - y_1) (2h_3(1 - h_3) + 1)`,
    claim: { of: 'L', wrt: 'a3', rightHandSide: ({ h3, y1 }) => (h3 - y1) * (2 * h3 * (1 - h3) + 1) },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial a_3} = \left[(h_3 - y_1) - (h_4 - y_2)\right] (2h_3h_4 + 1)`,
      claim: { of: 'L', wrt: 'a3', rightHandSide: ({ h3, h4, y1, y2 }) => (h3 - y1 - (h4 - y2)) * (2 * h3 * h4 + 1) },
      remark:
        'The minus sign is multiplied in correctly, but the path through h_4 is still missing. Where the targets sum to 1, this is half the true derivative.',
    },
  },
  {
    number: 22,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial a_4} = (h_4 - y_2) (2h_4(1 - h_4) + 1)`,
    claim: { of: 'L', wrt: 'a4', rightHandSide: ({ h4, y2 }) => (h4 - y2) * (2 * h4 * (1 - h4) + 1) },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial a_4} = \left[(h_4 - y_2) - (h_3 - y_1)\right] (2h_3h_4 + 1)`,
      claim: { of: 'L', wrt: 'a4', rightHandSide: ({ h3, h4, y1, y2 }) => (h4 - y2 - (h3 - y1)) * (2 * h3 * h4 + 1) },
      remark: 'The counterpart of 21, with the same omission: a_4 reaches L through h_3 as well.',
    },
  },
  {
    number: 23,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_5} = \frac{\partial L}{\partial a_3} \cdot \frac{\partial a_3}{\partial w_5}`,
    claim: { of: 'L', wrt: 'w5', rightHandSide: (_, d) => d('L', 'a3') * d('a3', 'w5') },
  },
  {
    number: 24,
    section: 'backward',
    continues: String.raw`\frac{\partial L}{\partial w_5}`,
    tex: String.raw`= \left(\frac{\partial L}{\partial a_3} \right) \cdot h_1`,
    claim: { of: 'L', wrt: 'w5', rightHandSide: ({ h1 }, d) => d('L', 'a3') * h1 },
  },
  {
    number: 25,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_6} = \frac{\partial L}{\partial a_4} \times h_2`,
    claim: { of: 'L', wrt: 'w6', rightHandSide: ({ h2 }, d) => d('L', 'a4') * h2 },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial w_6} = \frac{\partial L}{\partial a_3} \times h_2`,
      claim: { of: 'L', wrt: 'w6', rightHandSide: ({ h2 }, d) => d('L', 'a3') * h2 },
      remark: 'w_6 feeds a_3 (equation 11), not a_4. Equation 49 is correct.',
    },
  },
  {
    number: 26,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial b_3} = \frac{\partial L}{\partial a_3} \cdot 1`,
    claim: { of: 'L', wrt: 'b3', rightHandSide: (_, d) => d('L', 'a3') * 1 },
  },
  {
    number: 27,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_7} = \frac{\partial L}{\partial a_4} \times h_1`,
    claim: { of: 'L', wrt: 'w7', rightHandSide: ({ h1 }, d) => d('L', 'a4') * h1 },
  },
  {
    number: 28,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_8} = \frac{\partial L}{\partial a_4} \times h_2`,
    claim: { of: 'L', wrt: 'w8', rightHandSide: ({ h2 }, d) => d('L', 'a4') * h2 },
  },
  {
    number: 29,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial b_4} = \frac{\partial L}{\partial a_4}`,
    claim: { of: 'L', wrt: 'b4', rightHandSide: (_, d) => d('L', 'a4') },
  },
  {
    number: 30,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial a_3} \times \frac{\partial a_3}{\partial w_1}`,
    claim: { of: 'L', wrt: 'w1', rightHandSide: (_, d) => d('L', 'a3') * d('a3', 'w1') },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial a_3} \times \frac{\partial a_3}{\partial w_1} + \frac{\partial L}{\partial a_4} \times \frac{\partial a_4}{\partial w_1}`,
      claim: {
        of: 'L',
        wrt: 'w1',
        rightHandSide: (_, d) => d('L', 'a3') * d('a3', 'w1') + d('L', 'a4') * d('a4', 'w1'),
      },
      remark: 'h_1 feeds both logits, so w_1 reaches L through a_4 as well.',
    },
  },
  {
    number: 31,
    section: 'backward',
    continues: String.raw`\frac{\partial L}{\partial w_1}`,
    tex: String.raw`= \frac{\partial L}{\partial a_3} \times w_5`,
    claim: { of: 'L', wrt: 'w1', rightHandSide: ({ w5 }, d) => d('L', 'a3') * w5 },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial w_1} = \left(\frac{\partial L}{\partial a_3} w_5 + \frac{\partial L}{\partial a_4} w_7\right)(1 - h_1^2) x_1`,
      claim: {
        of: 'L',
        wrt: 'w1',
        rightHandSide: ({ w5, w7, h1, x1 }, d) => (d('L', 'a3') * w5 + d('L', 'a4') * w7) * (1 - h1 ** 2) * x1,
      },
      remark:
        'w_5 is only the derivative of a_3 with respect to h_1. The steps from w_1 to a_1 and from a_1 to h_1 are missing, and so is the path through a_4. Equations 53 and 57 have them.',
    },
  },
  {
    number: 32,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_2} = \frac{\partial L}{\partial a_4} \cdot w_6`,
    claim: { of: 'L', wrt: 'w2', rightHandSide: ({ w6 }, d) => d('L', 'a4') * w6 },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial w_2} = \left(\frac{\partial L}{\partial a_3} w_5 + \frac{\partial L}{\partial a_4} w_7\right)(1 - h_1^2) x_2`,
      claim: {
        of: 'L',
        wrt: 'w2',
        rightHandSide: ({ w5, w7, h1, x2 }, d) => (d('L', 'a3') * w5 + d('L', 'a4') * w7) * (1 - h1 ** 2) * x2,
      },
      remark:
        'w_2 acts through h_1, whose weights are w_5 and w_7, not w_6. As in 31, two steps of the chain and one path are missing. Equations 54 and 57 have them.',
    },
  },
  {
    number: 33,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial a_1} = \frac{\partial L}{\partial h_1} \times \frac{\partial h_1}{\partial a_1}`,
    claim: { of: 'L', wrt: 'a1', rightHandSide: (_, d) => d('L', 'h1') * d('h1', 'a1') },
  },
  {
    number: 34,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial a_1} = \frac{\partial}{\partial a_1} (\tanh(a_1))`,
    claim: { of: 'L', wrt: 'a1', rightHandSide: ({ a1 }) => grad((a: Scalar) => tanh(a))(a1) },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial a_1} = \frac{\partial L}{\partial h_1} \cdot \frac{\partial}{\partial a_1} (\tanh(a_1))`,
      claim: { of: 'L', wrt: 'a1', rightHandSide: ({ a1 }, d) => d('L', 'h1') * grad((a: Scalar) => tanh(a))(a1) },
      remark: 'This is the derivative of h_1, not yet of L: the first factor of 33 is missing.',
    },
  },
  {
    number: 35,
    section: 'backward',
    continues: String.raw`\frac{\partial L}{\partial a_1}`,
    tex: String.raw`= \frac{\partial}{\partial a_1} \left(\frac{2}{1 + e^{-2a_1}} - 1 \right)`,
    claim: { of: 'L', wrt: 'a1', rightHandSide: ({ a1 }) => grad(tanhByExp)(a1) },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial a_1} = \frac{\partial L}{\partial h_1} \cdot \frac{\partial}{\partial a_1} \left(\frac{2}{1 + e^{-2a_1}} - 1 \right)`,
      claim: { of: 'L', wrt: 'a1', rightHandSide: ({ a1 }, d) => d('L', 'h1') * grad(tanhByExp)(a1) },
      remark: 'The identity for tanh is correct, but as in 34, this is the derivative of h_1, not yet of L.',
    },
  },
  {
    number: 36,
    section: 'backward',
    continues: String.raw`\frac{\partial L}{\partial a_1}`,
    tex: String.raw`= 1 - h_1^2`,
    claim: { of: 'L', wrt: 'a1', rightHandSide: ({ h1 }) => 1 - h1 ** 2 },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial a_1} = \frac{\partial L}{\partial h_1} (1 - h_1^2)`,
      claim: { of: 'L', wrt: 'a1', rightHandSide: ({ h1 }, d) => d('L', 'h1') * (1 - h1 ** 2) },
      remark: 'As 37 says, this is the derivative of h_1. The derivative of L has the first factor of 33 as well.',
    },
  },
  {
    number: 37,
    section: 'backward',
    tex: String.raw`\frac{\partial h_1}{\partial a_1} = 1 - h_1^2`,
    claim: { of: 'h1', wrt: 'a1', rightHandSide: ({ h1 }) => 1 - h1 ** 2 },
  },
  {
    number: 38,
    section: 'backward',
    tex: String.raw`\frac{\partial h_2}{\partial a_2} = 1 - h_2^2`,
    claim: { of: 'h2', wrt: 'a2', rightHandSide: ({ h2 }) => 1 - h2 ** 2 },
  },
  {
    number: 39,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial a_1} \times \frac{\partial a_1}{\partial w_1}`,
    claim: { of: 'L', wrt: 'w1', rightHandSide: (_, d) => d('L', 'a1') * d('a1', 'w1') },
  },
  {
    number: 40,
    section: 'backward',
    continues: String.raw`\frac{\partial L}{\partial w_1}`,
    tex: String.raw`= \frac{\partial L}{\partial a_1} \times 1`,
    claim: { of: 'L', wrt: 'w1', rightHandSide: (_, d) => d('L', 'a1') * 1 },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial a_1} \times x_1`,
      claim: { of: 'L', wrt: 'w1', rightHandSide: ({ x1 }, d) => d('L', 'a1') * x1 },
      remark:
        'The derivative of a_1 with respect to w_1 is x_1 (equation 7); with respect to b_1, it is 1. Equation 53 is correct.',
    },
  },
  {
    number: 41,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_2} = \frac{\partial L}{\partial a_1} \times \frac{\partial a_1}{\partial w_2}`,
    claim: { of: 'L', wrt: 'w2', rightHandSide: (_, d) => d('L', 'a1') * d('a1', 'w2') },
  },
  {
    number: 42,
    section: 'backward',
    continues: String.raw`\frac{\partial L}{\partial w_2}`,
    tex: String.raw`= \frac{\partial L}{\partial a_1} \cdot x_2`,
    claim: { of: 'L', wrt: 'w2', rightHandSide: ({ x2 }, d) => d('L', 'a1') * x2 },
  },
  {
    number: 43,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_3} = \frac{\partial L}{\partial a_2} \cdot x_1`,
    claim: { of: 'L', wrt: 'w3', rightHandSide: ({ x1 }, d) => d('L', 'a2') * x1 },
  },
  {
    number: 44,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_4} = \frac{\partial L}{\partial a_2} \cdot x_2`,
    claim: { of: 'L', wrt: 'w4', rightHandSide: ({ x2 }, d) => d('L', 'a2') * x2 },
  },
  {
    number: 45,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_5} = \frac{\partial L}{\partial a_2} \cdot 1`,
    claim: { of: 'L', wrt: 'w5', rightHandSide: (_, d) => d('L', 'a2') * 1 },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial b_2} = \frac{\partial L}{\partial a_2} \cdot 1`,
      claim: { of: 'L', wrt: 'b2', rightHandSide: (_, d) => d('L', 'a2') * 1 },
      remark: 'The left-hand side should be the derivative with respect to b_2, as in equation 61.',
    },
  },
  {
    number: 46,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial a_3} = (h_3 - y_1) (h_3(1 - h_3) + 1)`,
    claim: { of: 'L', wrt: 'a3', rightHandSide: ({ h3, y1 }) => (h3 - y1) * (h3 * (1 - h3) + 1) },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial a_3} = \left[(h_3 - y_1) - (h_4 - y_2)\right] (2h_3h_4 + 1)`,
      claim: { of: 'L', wrt: 'a3', rightHandSide: ({ h3, h4, y1, y2 }) => (h3 - y1 - (h4 - y2)) * (2 * h3 * h4 + 1) },
      remark: 'The factor 2 of equation 21 was lost in copying. As in 21, the path through h_4 is missing.',
    },
  },
  {
    number: 47,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial a_4} = (h_4 - y_2) (h_4(1 - h_4) + 1)`,
    claim: { of: 'L', wrt: 'a4', rightHandSide: ({ h4, y2 }) => (h4 - y2) * (h4 * (1 - h4) + 1) },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial a_4} = \left[(h_4 - y_2) - (h_3 - y_1)\right] (2h_3h_4 + 1)`,
      claim: { of: 'L', wrt: 'a4', rightHandSide: ({ h3, h4, y1, y2 }) => (h4 - y2 - (h3 - y1)) * (2 * h3 * h4 + 1) },
      remark: 'The factor 2 of equation 22 was lost in copying. As in 22, the path through h_3 is missing.',
    },
  },
  {
    number: 48,
    section: 'backward',
    circled: 1,
    tex: String.raw`\frac{\partial L}{\partial w_5} = \frac{\partial L}{\partial a_3} \times h_1`,
    claim: { of: 'L', wrt: 'w5', rightHandSide: ({ h1 }, d) => d('L', 'a3') * h1 },
  },
  {
    number: 49,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_6} = \frac{\partial L}{\partial a_3} \times h_2`,
    claim: { of: 'L', wrt: 'w6', rightHandSide: ({ h2 }, d) => d('L', 'a3') * h2 },
  },
  {
    number: 50,
    section: 'backward',
    circled: 2,
    tex: String.raw`\frac{\partial L}{\partial w_7} = \frac{\partial L}{\partial a_4} \times h_1`,
    claim: { of: 'L', wrt: 'w7', rightHandSide: ({ h1 }, d) => d('L', 'a4') * h1 },
  },
  {
    number: 51,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_8} = \frac{\partial L}{\partial a_4} \times h_2`,
    claim: { of: 'L', wrt: 'w8', rightHandSide: ({ h2 }, d) => d('L', 'a4') * h2 },
  },
  {
    number: 52,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_9} = \frac{\partial L}{\partial a_4} \cdot 1`,
    claim: { of: 'L', wrt: 'w9', rightHandSide: (_, d) => d('L', 'a4') * 1 },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial b_4} = \frac{\partial L}{\partial a_4} \cdot 1`,
      claim: { of: 'L', wrt: 'b4', rightHandSide: (_, d) => d('L', 'a4') * 1 },
      remark: 'The bias b_4 is meant, as in equation 29. There is no w_9: the weights end with w_8.',
    },
  },
  {
    number: 53,
    section: 'backward',
    circled: 3,
    tex: String.raw`\frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial a_1} \cdot x_1`,
    claim: { of: 'L', wrt: 'w1', rightHandSide: ({ x1 }, d) => d('L', 'a1') * x1 },
  },
  {
    number: 54,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_2} = \frac{\partial L}{\partial a_1} \cdot x_2`,
    claim: { of: 'L', wrt: 'w2', rightHandSide: ({ x2 }, d) => d('L', 'a1') * x2 },
  },
  {
    number: 55,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial b_1} = \frac{\partial L}{\partial a_1}`,
    claim: { of: 'L', wrt: 'b1', rightHandSide: (_, d) => d('L', 'a1') },
  },
  {
    number: 56,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial a_1} = (1-h_1^2) \times \frac{\partial L}{\partial a_3} \times w_5 + (1-h_1^2) \times \frac{\partial L}{\partial a_4} \times w_7`,
    claim: {
      of: 'L',
      wrt: 'a1',
      rightHandSide: ({ h1, w5, w7 }, d) => (1 - h1 ** 2) * d('L', 'a3') * w5 + (1 - h1 ** 2) * d('L', 'a4') * w7,
    },
  },
  {
    number: 57,
    section: 'backward',
    continues: String.raw`\frac{\partial L}{\partial a_1}`,
    tex: String.raw`= (1-h_1^2) \left[\frac{\partial L}{\partial a_3} w_5 + \frac{\partial L}{\partial a_4} w_7 \right]`,
    claim: {
      of: 'L',
      wrt: 'a1',
      rightHandSide: ({ h1, w5, w7 }, d) => (1 - h1 ** 2) * (d('L', 'a3') * w5 + d('L', 'a4') * w7),
    },
  },
  {
    number: 58,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial a_2} = (1-h_1^2) \left[\frac{\partial L}{\partial a_3} w_6 + \frac{\partial L}{\partial a_4} w_8 \right]`,
    claim: {
      of: 'L',
      wrt: 'a2',
      rightHandSide: ({ h1, w6, w8 }, d) => (1 - h1 ** 2) * (d('L', 'a3') * w6 + d('L', 'a4') * w8),
    },
    correction: {
      tex: String.raw`\frac{\partial L}{\partial a_2} = (1-h_2^2) \left[\frac{\partial L}{\partial a_3} w_6 + \frac{\partial L}{\partial a_4} w_8 \right]`,
      claim: {
        of: 'L',
        wrt: 'a2',
        rightHandSide: ({ h2, w6, w8 }, d) => (1 - h2 ** 2) * (d('L', 'a3') * w6 + d('L', 'a4') * w8),
      },
      remark: 'Copied from 57 with one index left unchanged: a_2 feeds h_2, not h_1.',
    },
  },
  {
    number: 59,
    section: 'backward',
    circled: 4,
    tex: String.raw`\frac{\partial L}{\partial w_3} = \frac{\partial L}{\partial a_2} \cdot x_1`,
    claim: { of: 'L', wrt: 'w3', rightHandSide: ({ x1 }, d) => d('L', 'a2') * x1 },
  },
  {
    number: 60,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial w_4} = \frac{\partial L}{\partial a_2} \cdot x_2`,
    claim: { of: 'L', wrt: 'w4', rightHandSide: ({ x2 }, d) => d('L', 'a2') * x2 },
  },
  {
    number: 61,
    section: 'backward',
    tex: String.raw`\frac{\partial L}{\partial b_2} = \frac{\partial L}{\partial a_2} \cdot 1`,
    claim: { of: 'L', wrt: 'b2', rightHandSide: (_, d) => d('L', 'a2') * 1 },
  },
];
