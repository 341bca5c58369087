import type { Value } from '@autograd-222/autograd';
import type { Graph } from '../meaning/graph.ts';
import { type Cases, isSimple } from './cases.ts';
import { ExactNumbers } from './exact-numbers.ts';
import { Numbers, type Sides } from './numbers.ts';

/** What the cases say of two sides. */
export interface Trial {
  /** In how many cases both sides were compared and agreed. */
  readonly agreed: number;
  /** In how many cases both sides have a value, but one of them has one that doubles can't hold. */
  readonly beyond: number;
  /** The first case in which they differ, by its number. */
  readonly counterexample?: { readonly case: number; readonly left: number; readonly right: number };
}

/** Compares the sides of claims in cases, with numbers. */
export class Trials {
  readonly #graph: Graph;
  readonly #cases: Cases;
  /** The first cases, which are enough for most claims, and all others. */
  readonly #parts: readonly { readonly from: number; readonly numbers: Numbers }[];
  readonly #exact = new Map<number, ExactNumbers>();

  constructor(graph: Graph, cases: Cases) {
    this.#graph = graph;
    this.#cases = cases;
    const few = Math.min(16, cases.count);
    const part = (from: number, to: number) => ({
      from,
      numbers: new Numbers(graph, to - from, (name, i) => cases.number(name, from + i)),
    });
    this.#parts = [part(0, few), part(few, cases.count)];
  }

  /**
   * Compares the sides up to the first case in which they differ: in few cases, if they are known to be equal as formulas. If
   * not, and if doubles find no difference, two cases are looked at with sixty digits; and also if doubles find no value.
   */
  compare(sides: Sides, areEqual: boolean): Trial {
    const [close, beyond, none]: [number[], number[], number[]] = [[], [], []];
    for (const { from, numbers } of this.#parts) {
      numbers.makeRoom();
      for (let i = 0; i < numbers.count; i++) {
        const found = numbers.compare(sides, i);
        const exactly = found === 'unclear' ? this.#exactly(sides, from + i) : undefined;
        if (found === 'different' || exactly?.differ === true) {
          const [left = NaN, right = NaN] = [numbers.of(sides.left)[i], numbers.of(sides.right)[i]];
          return {
            agreed: close.length,
            beyond: beyond.length,
            counterexample: { left, right, ...exactly, case: from + i },
          };
        }
        (found === 'undefined' ? none : found === 'beyond' ? beyond : close).push(from + i);
      }
      if (areEqual && close.length + beyond.length > 0) return { agreed: close.length, beyond: beyond.length };
    }
    let agreed = close.length;
    const [real, simple] = [close.filter((i) => !isSimple(i)), close.filter(isSimple)];
    const toLookAt = agreed + beyond.length > 0 ? [...beyond, ...real, ...simple].slice(0, 2) : none.slice(8, 16);
    for (const i of toLookAt) {
      const exactly = this.#exactly(sides, i);
      if (exactly?.differ === true) return { agreed, beyond: beyond.length, counterexample: { ...exactly, case: i } };
      if (exactly?.differ === false && !close.includes(i)) agreed++;
    }
    return { agreed, beyond: beyond.length };
  }

  /** The sides in a case with sixty digits, and whether they differ; nothing if they have no value, or would take long. */
  #exactly({ left, right, domain }: Sides, i: number): { left: number; right: number; differ: boolean } | undefined {
    const size = [...this.#exact.values()].reduce((sum, { size }) => sum + size, 0);
    if (size > mostExact) return undefined;
    const numbers = this.#exactNumbers(i);
    const [l, r] = [numbers.of(left), numbers.of(right)];
    if (l?.isFinite() !== true || r?.isFinite() !== true) return undefined;
    if (domain.some((v) => numbers.of(v)?.isFinite() !== true)) return undefined;
    const differ = numbers.differ(left, right);
    // A reader must see the difference.
    return differ && Number(l) === Number(r) ? undefined : { left: Number(l), right: Number(r), differ };
  }

  #exactNumbers(i: number): ExactNumbers {
    const given = this.#graph.givenNumbers((name) => this.#cases.number(name, i));
    const known = this.#exact.get(i) ?? new ExactNumbers(this.#graph, given);
    this.#exact.set(i, known);
    return known;
  }

  /** Whether a node has no value in any of the cases. */
  isNowhereDefined(v: Value): boolean {
    return this.#parts.every(({ numbers }) => numbers.of(v).every((number) => Number.isNaN(number)));
  }
}

/** Nodes whose numbers are computed with sixty digits. */
const mostExact = 5000;
