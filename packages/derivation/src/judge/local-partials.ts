import type { Scalar } from '@autograd-222/autograd';
import type { Graph } from '../meaning/graph.ts';
import type { Derivation } from '../meaning/lines.ts';
import { namesIn } from '../meaning/names-in.ts';
import { postorder } from '../meaning/postorder.ts';
import { nowhere } from '../writing/build.ts';
import type { TwoPoints, Values } from './two-points.ts';

/** The partial derivative of a definition with respect to one of the names in it, the others being constant. */
export interface LocalPartial {
  readonly name: string;
  readonly partial: Scalar;
}

/** What a definition is in the graph of the partials, and its partials. */
interface Definition {
  readonly value: Scalar;
  readonly used: ReadonlySet<string>;
  readonly partials: ReadonlyMap<string, Scalar>;
}

/** What each definition depends on directly: in a graph of its own, in which the names of the text are leaves. */
export class LocalPartials {
  readonly #derivation: Derivation;
  readonly #graph: Graph;
  readonly #shallow: Graph;
  readonly #known = new Map<string, Definition>();
  #users: ReadonlyMap<string, readonly string[]> | undefined;
  /** The names whose leaves have their values at some points. */
  readonly #set = new WeakMap<TwoPoints, Set<string>>();

  /** `shallow` has no definitions of names, but all functions. */
  constructor(derivation: Derivation, graph: Graph, shallow: Graph) {
    this.#derivation = derivation;
    this.#graph = graph;
    this.#shallow = shallow;
  }

  /** The names that a definition uses, each with its partial if that isn't 0. */
  of(name: string): ReadonlyMap<string, Scalar> {
    return this.#definition(name).partials;
  }

  /** What a name is defined as, in the graph of the partials. */
  valueOf(name: string): Scalar {
    return this.#definition(name).value;
  }

  /** The names that a definition uses. */
  usedBy(name: string): ReadonlySet<string> {
    return this.#definition(name).used;
  }

  /** The names whose definitions use a name. */
  usersOf(name: string): readonly string[] {
    this.#users ??= this.#allUsers();
    return this.#users.get(name) ?? [];
  }

  #allUsers(): Map<string, string[]> {
    const all = new Map<string, string[]>();
    for (const name of this.#graph.names) {
      if (!this.#derivation.names.has(name)) continue;
      for (const used of this.usedBy(name)) {
        const users = all.get(used);
        if (users === undefined) all.set(used, [name]);
        else users.push(name);
      }
    }
    return all;
  }

  #definition(name: string): Definition {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const body = this.#derivation.names.get(name);
    const value = body === undefined ? this.#shallow.node(name, nowhere) : this.#shallow.buildDefinition(name, body);
    const used = new Set(body === undefined ? [] : [...namesIn(body), ...leavesOf(value)]);
    const partials = new Map<string, Scalar>();
    for (const one of used) {
      const partial = this.#shallow.adjoint(value, this.#shallow.node(one, nowhere));
      if (partial !== 0) partials.set(one, partial);
    }
    const definition = { value, used, partials };
    this.#known.set(name, definition);
    return definition;
  }

  /** The values of a partial of a definition, or of another formula in the graph of the partials of it. */
  values(name: string, partial: Scalar, points: TwoPoints): Values | undefined {
    const set = this.#set.get(points) ?? new Set();
    this.#set.set(points, set);
    for (const used of this.usedBy(name)) {
      if (set.has(used)) continue;
      set.add(used);
      points.set(this.#shallow.node(used, nowhere), this.#graph.node(used, nowhere));
    }
    return points.of(partial);
  }
}

/** The names that a node is computed from, those within functions among them. */
function leavesOf(x: Scalar): string[] {
  if (typeof x === 'number') return [];
  return postorder(x, (v) => v.inputs, new Set()).flatMap(({ op, label }) => (op === undefined ? (label ?? []) : []));
}
