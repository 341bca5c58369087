import { expect, test } from 'vitest';
import { readText } from '../../../packages/derivation/src/reading/read-text.ts';
import { equation, isEquation, read, unread } from './written.ts';

const numbers = (text: string) =>
  readText(text)
    .filter(isEquation)
    .map((one) => [one.number, equation(one)]);

test.each([
  '\\[ a = b \\]',
  '$$ a = b $$',
  '\\begin{equation} a = b \\end{equation}',
  '\\begin{equation*} a = b \\end{equation*}',
  '\\begin{align} a &= b \\end{align}',
  '\\begin{gather} a = b \\end{gather}',
  '\\begin{multline} a \\\\ = b \\end{multline}',
  '\\begin{eqnarray} a &=& b \\end{eqnarray}',
  '\\begin{alignat}{2} a &= b \\end{alignat}',
  '\\begin{flalign} a &= b \\end{flalign}',
  '\\begin{displaymath} a = b \\end{displaymath}',
  '\\[ \\begin{aligned}[t] a &= b \\end{aligned} \\]',
  '\\begin{equation}\\begin{split} a &= b \\end{split}\\end{equation}',
  'With prose \\( a = b \\) around it',
  'With prose $a = b$ around it \\emph{here}',
  'a = b \\nonumber',
  'a = b.  % \\frac',
])('%s holds one equation', (text) => {
  expect(read(text, 'latex')).toEqual(['a = b']);
});

test('rows that begin with = carry on the one above, and rows with an operator are one formula with it', () => {
  const text = String.raw`
    \begin{align*}
      L &= a + b \\
        &= c \left[ d + e \right. \\
        &\qquad \left. + f \right] \\[2pt]
        &\quad - g \\
      M &= h, & N &= i
    \end{align*}`;
  expect(read(text)).toEqual(['L = add(a, b)', '… = sub(mul(c, add(add(d, e), f)), g)', 'M = h', 'N = i']);
});

test('equations have the numbers that LaTeX gives them', () => {
  const text = String.raw`
    \begin{equation} a = 1 \label{eq:first} \end{equation}
    \begin{equation*} b = 2 \end{equation*}
    \begin{align}
      c &= 3 \\
      d &= 4 \nonumber \\
      e &= 5 \tag{$\ast$} \\
      f &= 6 \notag \\
      g &= 7
    \end{align}
    \[ h = 8 \tag{8a} \]
    \begin{equation}\begin{split} i &= 9 \\ &= 10 \end{split}\end{equation}
    \begin{align} j &= 11 \nonumber \\ &\quad + 12 \end{align}
    \begin{equation} \text{no equation} \end{equation}
    \begin{equation} k = 13 \end{equation}`;
  expect(numbers(text)).toEqual([
    ['1', 'a = 1'],
    [undefined, 'b = 2'],
    ['2', 'c = 3'],
    [undefined, 'd = 4'],
    ['$\\ast$', 'e = 5'],
    [undefined, 'f = 6'],
    ['3', 'g = 7'],
    ['8a', 'h = 8'],
    ['4', 'i = 9'],
    ['4', '… = 10'],
    ['5', 'j = add(11, 12)'],
    ['7', 'k = 13'],
  ]);
});

test.each([
  ['a = b; \\quad c = d', 'a semicolon'],
  ['a = b, \\quad c = d', 'a comma'],
  ['a = b \\qquad c = d', 'a wide space'],
  ['a = b \\text{ and } c = d', 'words'],
  ['a = b \\quad\\text{where}\\quad c = d.', 'words between spaces'],
  ['a = b \\implies c = d', 'an arrow'],
  ['a = b \\Rightarrow c = d', 'another arrow'],
])('%s: %s separates equations', (formula) => {
  expect(read(`\\[ ${formula} \\]`)).toEqual(['a = b', 'c = d']);
});

test.each([
  'a = b \\quad \\text{(by the chain rule)}',
  'a = b \\quad \\text{by the chain rule}',
  'a = b \\text{ if } x > 0',
  'a = b, \\quad x > 0',
  'a = b \\approx 0.3',
  'a = b .',
  'a = b,',
  '\\therefore a = b',
  '\\text{so } a = b',
])('%s holds one equation and a remark', (formula) => {
  expect(read(`\\[ ${formula} \\]`)).toEqual(['a = b']);
});

test('comments are passed over, but for notes', () => {
  const text = String.raw`
    % a = b
    \[ c = d % = e
    \]
    % derivation: \hat{y}_1 is h_3
    \[ 50\% \cdot f = g \]`;
  expect(read(text)).toEqual(['c = d', 'note: \\hat{y}_1 is h_3', 'unread: this % can’t be read']);
  const [, note] = readText(text);
  expect(note && text.slice(note.at.start, note.at.end)).toBe('\\hat{y}_1 is h_3');
});

test('macros of the text are used', () => {
  const text = String.raw`
    \newcommand{\pd}[2]{\frac{\partial #1}{\partial #2}}
    \newcommand*\loss{\mathcal{L}}
    \renewcommand{\vec}[1]{#1}
    \def\half{\tfrac12}
    \def\by#1,{#1}
    \let\eps=\varepsilon
    \DeclareMathOperator{\relu}{ReLU}
    \[ \pd{\loss}{w_1} = \half \eps \relu(\vec{x}) \]`;
  expect(read(text)).toEqual(['D[𝓛; w_1] = mul(mul(div(1, 2), ε), relu(x))']);
});

test('what is before \\begin{document} or behind its end isn’t read, nor is verbatim text', () => {
  const text = String.raw`\documentclass{article} \newcommand{\x}{y} \title{$a = b$}
    \begin{document} \section{$c$} $\x = 1 + z$ \begin{verbatim} $d = e$ \end{verbatim} \verb|$f = g$|
    \end{document} $h = i$`;
  expect(read(text)).toEqual(['y = add(1, z)']);
});

test('formulas in prose are read if they are equations, and what isn’t one is passed over', () => {
  const text = String.raw`We write $\sigma(x) = 1/(1 + e^{-x})$ with $x \in [0, 1]$ and $f$, if $y = 1$, for $i = 1, 2$,
    where $A = \begin{pmatrix} 1 \end{pmatrix}$. It costs \$5 = 4 euros. Let $s = \sigma(2)$.
    \[ x > 0 \]`;
  expect(read(text)).toEqual(['σ(x) = div(1, add(1, exp(neg(x))))', 's = σ(2)']);
});

test('lines are formulas also without signs of math, and prose between them is none', () => {
  const text = String.raw`
    The loss is as follows, with a = b as usual.
    L = \frac{1}{2} (y - t)^2
    = \frac{a
      }{b}
    where \sigma = 3
    \frac{\partial L}{\partial y} = y
      - t
    We have \sigma for it`;
  expect(read(text)).toEqual([
    'L = mul(div(1, 2), pow(sub(y, t), 2))',
    '… = div(a, b)',
    'σ = 3',
    'D[L; y] = sub(y, t)',
  ]);
});

test.each([
  ['\\[ y = \\foo{a} \\]', '\\foo isn’t known: define it by \\newcommand, or write what it stands for', '\\foo'],
  ['\\[ y = {a \\]', 'this { isn’t closed', '{'],
  ['\\[ y = a} \\]', 'this } closes nothing', '}'],
  ['\\[ y = (a + b \\]', 'this bracket isn’t closed by )', '('],
  ['\\[ y = a) \\]', 'this ) closes nothing', ')'],
  ['\\[ y = \\left(a \\]', 'it has a \\left without its \\right', 'y = \\left(a'],
  [
    '\\[ y = w_12 \\]',
    'a number follows a factor: write a sign between them, or {} around an index or exponent of several digits',
    'w_12',
  ],
  ['\\[ y = 1\\frac12 \\]', 'a fraction follows a number: write + or · between them', '1\\frac12'],
  ['\\[ y = x^a^b \\]', 'it has two superscripts in a row: put what they belong to in {}', 'y = x^a^b'],
  ['\\[ y = \\int_0^1 x dx \\]', '\\int can’t be read', '\\int'],
  ['\\[ y = A^\\top b \\]', 'a transpose can’t be read', '\\top'],
  ['\\[ y = \\|x\\| \\]', 'a norm can’t be read', '\\|'],
  ['\\[ y = x_1 + \\dots + x_n \\]', 'dots can’t be read: write all of it, or a sum over an index', '\\dots'],
  ['\\[ y = \\left. x \\right|_{x=0} \\]', 'a value at a point can’t be read', '\\right|'],
  ['\\[ y = \\binom{n}{k} \\]', 'a binomial can’t be read', '\\binom{n}{k}'],
  ['\\[ y = x_\\max \\]', 'put {} around the \\max of the subscript', '\\max'],
  ['\\[ y = a + \\]', 'something is missing here', ''],
  ['\\[ y = a \\cdot \\cdot b \\]', 'something is missing before this *', '\\cdot'],
  [
    '\\[ y = \\frac{\\partial^2 L}{\\partial x} \\]',
    'the derivative is of order 2, but below it the order is 1',
    '\\frac{\\partial^2 L}{\\partial x}',
  ],
  ['\\[ y = \\partial L \\]', 'a ∂ must be part of a derivative, such as ∂L/∂w', '\\partial'],
  ['\\[ y = \\sum_i x_i \\]', 'the sum doesn’t say what its index runs through: write \\sum_{i=1}^{3}', '\\sum_i'],
  ['\\[ y = \\log \\]', 'the input of log is missing', ''],
  ['\\[ y = \\tanh(a, b) \\]', 'tanh takes one input, but has 2', '\\tanh(a, b)'],
  ['\\[ y \\approx z = 3 \\]', 'a relation other than = can’t be judged', '\\approx'],
  ['\\[ a = b', 'this \\[ isn’t closed', '\\['],
  ['\\begin{align} a = b', 'this \\begin{align} isn’t closed', '\\begin{align}'],
])('%s: %s', (text, message, place) => {
  const found = unread(text, 'latex');
  expect(found.map(([message, place]) => [message, place.trim()])).toEqual([[message, place]]);
});

test('one wrong row leaves the others', () => {
  expect(read('\\begin{align} a &= {b \\\\ c &= d \\\\ e &= \\foo \\\\ f &= g \\end{align}')).toEqual([
    'unread: this { isn’t closed',
    'c = d',
    'unread: \\foo isn’t known: define it by \\newcommand, or write what it stands for',
    'f = g',
  ]);
});

test('the parts of a formula say where they stand', () => {
  const text = String.raw`\[ \frac{\partial L}{\partial \hat y_1} = e^{-2a_1} \tanh\left(\frac{a}{b}\right) \]`;
  const [one] = readText(text).filter(isEquation);
  const source = (at: { start: number; end: number } | undefined) => at && text.slice(at.start, at.end);
  const [left, right] = one?.sides ?? [];
  expect(source(left?.at)).toBe('\\frac{\\partial L}{\\partial \\hat y_1}');
  expect(left?.kind === 'derivative' && left.wrt.map(({ at }) => source(at))).toEqual(['\\partial \\hat y_1']);
  expect(right?.kind === 'call' && right.inputs.map(({ at }) => source(at))).toEqual([
    'e^{-2a_1}',
    '\\tanh\\left(\\frac{a}{b}\\right)',
  ]);
});
