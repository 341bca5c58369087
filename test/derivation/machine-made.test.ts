import { judgeDerivation, readDerivation } from '@autograd-222/derivation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainRule, changes, evaluate, graphs, type MadeGraph, type Tree } from './support/machine-made.ts';
import { texSpellings, textSpellings, written } from './support/spelling.ts';

/** A thousand of each take a minute. */
const numRuns = Number(process.env['MACHINE_MADE'] ?? 60);

const nodesOf = ({ givens, definitions }: MadeGraph) => [
  ...givens,
  ...definitions.slice(0, -1).map(({ name }) => name),
];

const gradient = (graph: MadeGraph) => nodesOf(graph).map((wrt) => ({ wrt, right: chainRule(graph, wrt) }));

function verdicts(text: string): string[] {
  return judgeDerivation(readDerivation(text)).claims.map((claim) =>
    claim.verdict === 'unread' ? claim.message : claim.verdict,
  );
}

/** Points within the ranges, at which rounding says little of a difference below 10⁻⁸. */
const points = [0.4, 0.7, 1.1, 1.9, 2.6, 0.9].map(
  (x, i) => (name: string, k: number) => x * (1 + 0.37 * k + 0.11 * i + 0.013 * name.length),
);

/** Whether two formulas differ, agree, or come so close or so far that doubles can't say. */
function compared(graph: MadeGraph, a: Tree, b: Tree): 'differ' | 'agree' | 'unclear' {
  const differences = points.map((at) => {
    const givens = new Map(graph.givens.map((name, k) => [name, at(name, k)]));
    const [x, y] = [evaluate(graph, a, givens), evaluate(graph, b, givens)];
    return Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y), Number.MIN_VALUE);
  });
  if (differences.some((difference) => !Number.isFinite(difference))) return 'unclear';
  if (differences.some((difference) => difference > 1e-3)) return 'differ';
  return differences.every((difference) => difference < 1e-11) ? 'agree' : 'unclear';
}

describe.each([
  ['LaTeX', texSpellings],
  ['plain text', textSpellings],
] as const)('derivations made by machine, in %s', (_, spellings) => {
  it('are read back and proved', () => {
    fc.assert(
      fc.property(graphs, spellings, (graph, spelling) => {
        const claims = gradient(graph);
        const text = written(graph, claims, spelling);
        expect(verdicts(text), text).toEqual(claims.map(() => 'proved'));
      }),
      { numRuns },
    );
  });

  it('are refuted where one symbol, sign or number is changed, unless that changes nothing', () => {
    const counts = { differ: 0, agree: 0, unclear: 0 };
    fc.assert(
      fc.property(graphs, spellings, fc.nat(), fc.nat(), (graph, spelling, which, how) => {
        const claims = gradient(graph);
        const i = which % claims.length;
        const claim = claims[i];
        if (claim === undefined) return;
        const changed = changes(claim.right, nodesOf(graph));
        const right = changed[how % changed.length];
        if (right === undefined) return;
        const comparison = compared(graph, claim.right, right);
        counts[comparison]++;
        if (comparison === 'unclear') return;
        const text = written(
          graph,
          claims.map((claim, k) => (k === i ? { ...claim, right } : claim)),
          spelling,
        );
        const expected = claims.map((_, k) => (k === i && comparison === 'differ' ? 'refuted' : 'proved'));
        expect(verdicts(text), text).toEqual(expected);
      }),
      { numRuns },
    );
    if (process.env['MACHINE_MADE'] !== undefined) console.log(counts);
    expect(counts.differ).toBeGreaterThan(numRuns / 2);
  });
});

describe('a corrected line', () => {
  it.each(['tex', 'text'] as const)('as %s, of a second derivative, is read back and proved', (format) => {
    let count = 0;
    fc.assert(
      fc.property(
        graphs,
        format === 'tex' ? texSpellings : textSpellings,
        fc.nat(),
        fc.nat(),
        (graph, spelling, i, k) => {
          const definitions = written(graph, [], { ...spelling, environment: 'lines' });
          const [x = '', y = ''] = [i, k].map((which) => graph.givens[which % graph.givens.length] ?? '');
          const left = format === 'tex' ? `\\frac{\\partial^2 L}{\\partial ${x} \\partial ${y}}` : `∂²L/(∂${x} ∂${y})`;
          const [verdict] = judgeDerivation(readDerivation(`${definitions}\n\n${left} = 12345`)).claims;
          if (verdict?.verdict !== 'refuted' || verdict.corrected === undefined) return;
          count++;
          const corrected = `${definitions}\n\n${verdict.corrected[format]}\n`;
          expect(verdicts(corrected), corrected).toEqual(['proved']);
        },
      ),
      { numRuns },
    );
    expect(count).toBeGreaterThan(numRuns / 5);
  });

  it.each(['tex', 'text'] as const)('as %s, put in place of the wrong one, is read back and proved', (format) => {
    let count = 0;
    fc.assert(
      fc.property(
        graphs,
        format === 'tex' ? texSpellings : textSpellings,
        fc.nat(),
        fc.nat(),
        (graph, spelling, which, how) => {
          const claims = gradient(graph);
          const claim = claims[which % claims.length];
          const changed = claim === undefined ? [] : changes(claim.right, nodesOf(graph));
          const right = changed[how % changed.length];
          if (claim === undefined || right === undefined) return;
          const lines = { ...spelling, environment: 'lines' } as const;
          const text = written(graph, [{ ...claim, right }], lines);
          const [verdict] = judgeDerivation(readDerivation(text)).claims;
          if (verdict?.verdict !== 'refuted' || verdict.corrected === undefined) return;
          count++;
          const before = text.split('\n').slice(0, -2).join('\n');
          const corrected = `${before}\n\n${verdict.corrected[format]}\n`;
          expect(new Set(verdicts(corrected)), corrected).toEqual(new Set(['proved']));
        },
      ),
      { numRuns },
    );
    expect(count).toBeGreaterThan(numRuns / 2);
  });
});
