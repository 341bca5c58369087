import { type Expression, judgeDerivation, readDerivation } from '@autograd-222/derivation';
import { describe, expect, it } from 'vitest';

const claimsOf = (text: string) => {
  const written = ({ at }: Expression) => text.slice(at.start, at.end);
  return readDerivation(text).lines.flatMap((line) =>
    line.kind === 'claim' ? [[line.head, line.left, line.right].map(written)] : [],
  );
};

describe('the head of a claim', () => {
  it('is what its chain begins with, over several lines', () => {
    expect(claimsOf('y = x^2\ndy/dx = 2*x = x + x\n= 3*x\ndy/dx = 4')).toEqual([
      ['dy/dx', 'dy/dx', '2*x'],
      ['dy/dx', '2*x', 'x + x'],
      ['dy/dx', 'x + x', '3*x'],
      ['dy/dx', 'dy/dx', '4'],
    ]);
  });

  it('is what stands behind a definition within the chain', () => {
    expect(claimsOf('y = x^2 = x*x\n= 2')).toEqual([
      ['x^2', 'x^2', 'x*x'],
      ['x^2', 'x*x', '2'],
    ]);
    expect(claimsOf('y = x^2\n= x*x')).toEqual([['x^2', 'x^2', 'x*x']]);
    expect(claimsOf('y = x\ny = z = 2*x\n= 3*x')).toEqual([
      ['y', 'y', 'z'],
      ['2*x', '2*x', '3*x'],
    ]);
  });

  it('is what a note gives for the left side, without the word of the note', () => {
    expect(claimsOf('y = x^2\ndy/dx = 2*x\n# derivation: continue dy/dx\n= x + x\n= 3')).toEqual([
      ['dy/dx', 'dy/dx', '2*x'],
      ['dy/dx', 'dy/dx', 'x + x'],
      ['dy/dx', 'x + x', '3'],
    ]);
  });
});

it('what a note gives for a left side may have a name that stands for another', () => {
  const text = '# derivation: let z = y\ny = x^2\n# derivation: continue dz/dx\n= 2*x';
  expect(judgeDerivation(readDerivation(text)).claims.map(({ verdict }) => verdict)).toEqual(['proved']);
});

it('each line knows where its whole equation stands', () => {
  const text = '\\[ y = x^2 = xx ; \\quad z = y \\]\n\\[ \\frac{dy}{dx} = 2x = 2 x \\]';
  const wholes = readDerivation(text).lines.flatMap((line) =>
    line.kind === 'unread' ? [] : [text.slice(line.whole.start, line.whole.end)],
  );
  const chain = '\\frac{dy}{dx} = 2x = 2 x';
  expect(wholes).toEqual(['y = x^2 = xx', 'y = x^2 = xx', 'z = y', chain, chain]);
});
