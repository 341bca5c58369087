// A derivation written in TypeScript, judged line by line: a sigmoid neuron and its squared error. Line 3 has an error.
import { add, div, exp, label, mul, neg, sub, type Value } from '@autograd-222/autograd';
import { type Claim, judge } from '@autograd-222/derivation';
import fc from 'fast-check';

// The computation: z = w·x + b, h = 1 / (1 + e⁻ᶻ), E = (h - y)².
export const neuron = (given: (name: 'w' | 'b' | 'x' | 'y') => Value) => {
  const [w, b, x, y] = [given('w'), given('b'), given('x'), given('y')];
  const z = label(add(mul(w, x), b), 'z');
  const h = label(div(1, add(1, exp(neg(z)))), 'h');
  const error = sub(h, y);
  return { w, b, x, y, z, h, E: label(mul(error, error), 'E') };
};

type Name = keyof ReturnType<typeof neuron>;

const derivation: Claim<Name>[] = [
  { of: 'E', wrt: 'h', rightHandSide: ({ h, y }) => 2 * (h - y) },
  { of: 'h', wrt: 'z', rightHandSide: ({ h }) => h * (1 - h) },
  { of: 'E', wrt: 'w', rightHandSide: ({ h }, d) => d('E', 'h') * h * (1 - h) }, // the error: · x is missing
  { of: 'E', wrt: 'b', rightHandSide: (_, d) => d('E', 'z') },
];

const small = fc.integer({ min: -2, max: 2 });
const cases = [fc.record({ w: small, b: small, x: small, y: small })];

const verdicts = derivation.map((claim) => judge(claim, neuron, { cases }));

console.log(verdicts.map(({ holds }) => holds)); // [ true, true, false, true ]
console.log(verdicts[2]?.counterexample); // { given: { w: 0, b: 0, x: 0, y: 0 }, left: 0, right: 0.25 }
console.log(verdicts[2]?.rightFor); // [ { of: 'E', wrt: 'b' }, { of: 'E', wrt: 'z' } ]
