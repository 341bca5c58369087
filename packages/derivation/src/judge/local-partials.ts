import type { Scalar } from '@autograd-222/autograd';
import type { Graph } from '../meaning/graph.ts';
import type { Derivation } from '../meaning/lines.ts';
import { namesIn } from '../meaning/names-in.ts';
import { postorder } from '../meaning/postorder.ts';
import type { Point } from '../proof/point.ts';
import { nowhere } from '../writing/build.ts';

/** The partial derivative of a definition with respect to one of the names in it, the others being constant. */
export interface LocalPartial {
  readonly name: string;
  readonly partial: Scalar;
}

/** What each definition depends on directly: in a graph of its own, in which the names of the text are leaves. */
export class LocalPartials {
  readonly #derivation: Derivation;
  readonly #shallow: Graph;
  readonly #known = new Map<string, { readonly value: Scalar; readonly partials: readonly LocalPartial[] }>();

  constructor(derivation: Derivation, shallow: Graph) {
    this.#derivation = derivation;
    this.#shallow = shallow;
  }

  /** The names that a definition uses, each with its partial if that isn't 0. */
  of(name: string): readonly LocalPartial[] {
    return this.#definition(name).partials;
  }

  /** What a name is defined as, in the graph of the partials. */
  valueOf(name: string): Scalar {
    return this.#definition(name).value;
  }

  #definition(name: string): { readonly value: Scalar; readonly partials: readonly LocalPartial[] } {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const body = this.#derivation.names.get(name);
    const value = body === undefined ? this.#shallow.node(name, nowhere) : this.#shallow.buildDefinition(name, body);
    const partials: LocalPartial[] = [];
    for (const used of body === undefined ? [] : new Set([...namesIn(body), ...leavesOf(value)])) {
      const partial = this.#shallow.adjoint(value, this.#shallow.node(used, nowhere));
      if (partial !== 0) partials.push({ name: used, partial });
    }
    const definition = { value, partials };
    this.#known.set(name, definition);
    return definition;
  }

  /** Gives the leaves the values that the names have at a point, in the graph that has all definitions. */
  setAt(point: Point, graph: Graph): void {
    for (const name of this.#shallow.names) point.set(this.#shallow.node(name, nowhere), graph.node(name, nowhere));
  }
}

/** The names that a node is computed from, those within functions among them. */
function leavesOf(x: Scalar): string[] {
  if (typeof x === 'number') return [];
  return postorder(x, (v) => v.inputs, new Set()).flatMap(({ op, label }) => (op === undefined ? (label ?? []) : []));
}
