import type { Scalar } from '@autograd-222/autograd';
import type { Graph } from '../../meaning/graph.ts';
import { postorder } from '../../meaning/postorder.ts';
import { type Rational, rational } from '../../proof/rational.ts';
import type { Cases } from '../cases.ts';
import { Numbers } from '../numbers.ts';

/** Ops whose values at random elements of a field say nothing of where one of their cases holds. */
const withCases = new Set('abs sign max min larger where relu leakyRelu elu'.split(' '));

/** Whether a graph has different formulas in different regions, as max(x, 0) has. */
export function hasCases(...sides: readonly Scalar[]): boolean {
  return sides.some((side) => {
    if (typeof side === 'number') return false;
    return postorder(side, (v) => v.inputs, new Set()).some(({ op }) => op !== undefined && withCases.has(op.name));
  });
}

const mostCases = 60;
const leastCases = 6;

/** Compares graphs by their numbers in many cases, with a tolerance: good enough for a hint, and not for a verdict. */
export class Ratios {
  readonly #numbers: Numbers;

  constructor(graph: Graph, cases: Cases) {
    this.#numbers = new Numbers(graph, Math.min(mostCases, cases.count), (name, i) => cases.number(name, i));
  }

  /** The small fraction that takes one graph times a factor to another one, in all cases. */
  between(to: Scalar, from: Scalar, factor: Scalar = 1): Rational | undefined {
    this.#numbers.makeRoom();
    const [above, below, times] = [to, from, factor].map((node) => this.#numbers.of(node));
    const ratios: number[] = [];
    for (let i = 0; i < this.#numbers.count; i++) {
      const [x, y] = [above?.[i] ?? NaN, (below?.[i] ?? NaN) * (times?.[i] ?? NaN)];
      if (!Number.isFinite(x) || !Number.isFinite(y) || (isTiny(x) && isTiny(y))) continue;
      if (isTiny(x) || isTiny(y)) return undefined;
      ratios.push(x / y);
    }
    const [first] = ratios;
    if (first === undefined || ratios.length < leastCases) return undefined;
    if (ratios.some((ratio) => !isClose(ratio, first))) return undefined;
    const denominator = [1, 2, 3, 4, 5, 6, 8].find((n) => isClose(first * n, Math.round(first * n)));
    if (denominator === undefined) return undefined;
    return rational(BigInt(Math.round(first * denominator)), BigInt(denominator));
  }
}

function isTiny(x: number): boolean {
  return Math.abs(x) < 1e-12;
}

function isClose(x: number, y: number): boolean {
  return Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y));
}
