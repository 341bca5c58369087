import { expect, test } from 'vitest';
import { readText } from '../../../packages/derivation/src/reading/read-text.ts';
import { read } from './written.ts';

test('math is read in blocks, in prose and in code blocks called math; nothing else is', () => {
  const text = `# Loss = hard

The *loss* x = y is $L = (y - t)^2$, where $t$ costs $5 and y = $6.

$$
\\begin{aligned}
\\frac{\\partial L}{\\partial y} &= 2(y - t) \\\\
&= a % a comment
\\end{aligned}
$$

\`\`\`math
b = c
\`\`\`

\`\`\`python
d = $e = f$
\`\`\`

Inline \`$g = h$\` code, and \\(i = j\\), and \\[ k = l \\tag{7} \\] and $$m = n$$.

- an item with $o = p$
<!-- $q = r$ -->
`;
  expect(read(text)).toEqual([
    'L = pow(sub(y, t), 2)',
    'D[L; y] = mul(2, sub(y, t))',
    '… = a',
    'b = c',
    'i = j',
    'k = l',
    'm = n',
    'o = p',
  ]);
});

test('notes are in comments', () => {
  const text = '# T\n<!-- derivation: 0 < p < 1 -->\n$$\n% derivation: a is b\na = c\n$$\n<!-- else -->';
  expect(read(text)).toEqual(['note: 0 < p < 1', 'note: a is b', 'a = c']);
  expect(readText(text).map(({ at }) => text.slice(at.start, at.end))).toEqual(['0 < p < 1', 'a is b', 'a = c']);
});

test('a $ with a blank inside, or a digit behind, is money', () => {
  expect(read('# A\nIt is $ 5 = 5 $ or $5 = $6 or \\$7 = \\$8 or $x = 9z$')).toEqual(['x = mul(9, z)']);
});
