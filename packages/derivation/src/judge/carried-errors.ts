import type { Scalar } from '@autograd-222/autograd';
import type { Graph } from '../meaning/graph.ts';
import type { ClaimLine } from '../meaning/lines.ts';
import type { Prover } from '../proof/prove.ts';
import type { Expression } from '../reading/expression.ts';
import type { Sides } from './numbers.ts';

/** Finds out which claims carry on the errors of earlier ones. */
export class CarriedErrors {
  readonly #graph: Graph;
  readonly #prover: Prover;
  /** The right sides of earlier claims that are wrong, by the derivative that they are about, and the lines to blame. */
  readonly #wrong = new Map<string, { readonly right: Scalar; readonly sources: readonly number[] }>();

  constructor(graph: Graph, prover: Prover) {
    this.#graph = graph;
    this.#prover = prover;
  }

  /**
   * The lines with an error that a claim carries on: if it doesn't hold with the text's own earlier right sides for the
   * derivatives that it uses. Remembers its right side for the claims that follow.
   */
  of(line: ClaimLine, { left, right }: Sides, isRefuted: boolean): number[] {
    const sources = new Set<number>();
    const asWritten =
      this.#wrong.size === 0
        ? right
        : this.#graph.buildWith(line.right, (of, wrt) => {
            const wrong = this.#wrong.get(`${of} ${wrt}`);
            for (const source of wrong?.sources ?? []) sources.add(source);
            return wrong?.right;
          });
    const isCarried = sources.size > 0 && this.#prover.compare(left, asWritten).equal === false;
    const carries = isCarried ? [...sources] : [];
    const about = derivativeOf(line.left);
    if (about !== undefined && (isRefuted || isCarried)) {
      this.#wrong.set(about, { right: asWritten, sources: isRefuted ? [line.line] : carries });
    } else if (about !== undefined) this.#wrong.delete(about);
    return carries;
  }
}

function derivativeOf(x: Expression): string | undefined {
  const [variable, ...more] = x.kind === 'derivative' ? x.wrt : [];
  if (x.kind !== 'derivative' || x.of.kind !== 'name' || variable === undefined || more.length > 0) return undefined;
  return `${x.of.name} ${variable.name}`;
}
