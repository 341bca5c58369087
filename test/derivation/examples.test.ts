import { readdirSync, readFileSync } from 'node:fs';
import { explain, judgeDerivation, readDerivation } from '@autograd-222/derivation';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../examples/derivations/', import.meta.url);

/** How many claims the right file has, and of the wrong one the lines that fail, with what is found first. */
const examples: Readonly<Record<string, { claims: number; wrong: Readonly<Record<number, string>> }>> = {
  'gaussian.tex': {
    claims: 8,
    wrong: {
      19: 'The right side is ∂ℓ/∂x. The sign is wrong.',
      22: 'On the right side, \\frac{(x - \\mu)^2}{2 \\sigma^3} must be multiplied by 2.',
    },
  },
  'gru-gate.txt': {
    claims: 15,
    wrong: { 22: 'The sign is wrong.', 44: 'The path h_0 → a_r → r → a_c → c → h → L is missing.' },
  },
  'layer-normalisation.md': {
    claims: 13,
    wrong: { 43: 'The right side is twice what it should be.', 62: 'The path x_1 → μ → … → L is missing.' },
  },
  'logistic-regression.tex': {
    claims: 15,
    wrong: {
      35: 'On the right side, \\frac{1 - y}{1 - p} has the wrong sign.',
      47: 'x_1 is written where x_2 belongs.',
    },
  },
  'michaelis-menten.tex': {
    claims: 10,
    wrong: { 21: 'K_m is written where S belongs.', 29: 'A factor 2 is missing.' },
  },
  'neuron.txt': {
    claims: 12,
    wrong: { 16: 'The right side is twice what it should be.', 27: 'The factor a is missing.' },
  },
  'recurrent.tex': {
    claims: 11,
    wrong: {
      41: 'The path b → a_1 → h_1 → a_2 → h_2 → L is missing.',
      45: 'The right side is ∂L/∂a_1. The factor u is missing.',
    },
  },
  'softmax.md': {
    claims: 14,
    wrong: { 33: 'p_3 is written where p_2 belongs.', 51: 'The path z_1 → S → p_3 → L is missing.' },
  },
};

function judged(name: string) {
  const text = readFileSync(new URL(name, folder), 'utf8');
  return { text, ...judgeDerivation(readDerivation(text)) };
}

const wrongOf = (name: string) => name.replace('.', '-wrong.');

describe.each(Object.entries(examples))('the derivation %s', (name, { claims: count, wrong }) => {
  it('is proved line by line', () => {
    const { claims } = judged(name);
    expect(claims).toHaveLength(count);
    expect(claims.filter(({ verdict }) => verdict !== 'proved')).toEqual([]);
    expect(claims.flatMap((claim) => (claim.verdict === 'proved' ? claim.carries : []))).toEqual([]);
  });

  it('with errors in it has just these lines refuted, and the errors named', () => {
    const { text, claims } = judged(wrongOf(name));
    expect(claims).toHaveLength(count);
    const refuted = claims.flatMap((claim) =>
      claim.verdict === 'refuted' ? [[claim.line, explain(claim.findings, text).join(' ')] as const] : [],
    );
    expect(refuted.map(([line]) => line)).toEqual(Object.keys(wrong).map(Number));
    for (const [line, finding] of refuted) expect(finding.startsWith(wrong[line] ?? '?'), finding).toBe(true);
    expect(claims.filter(({ verdict }) => verdict !== 'refuted' && verdict !== 'proved')).toEqual([]);
  });

  it('differs from the one with errors in the lines that fail only', () => {
    const [right, others] = [name, wrongOf(name)].map((name) =>
      readFileSync(new URL(name, folder), 'utf8').split('\n'),
    );
    const changed = right?.flatMap((line, i) => (line === others?.[i] ? [] : [i + 1]));
    expect(changed).toEqual(Object.keys(wrong).map(Number));
  });
});

it('all derivations of the folder are tested', () => {
  const files = readdirSync(folder).filter((name) => !name.includes('-wrong'));
  expect(files.toSorted()).toEqual(Object.keys(examples).toSorted());
});
