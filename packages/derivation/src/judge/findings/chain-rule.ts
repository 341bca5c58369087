import { div, mul, type Scalar } from '@autograd-222/autograd';
import { Graph } from '../../meaning/graph.ts';
import type { Derivation } from '../../meaning/lines.ts';
import { namesIn } from '../../meaning/names-in.ts';
import type { Expression } from '../../reading/expression.ts';
import { name, nowhere } from '../../writing/build.ts';
import { areEqual, type Values } from '../two-points.ts';
import type { Finding } from './finding.ts';
import { inlined } from './inlined.ts';
import { type Part, partsOf, sizeOf } from './parts.ts';
import type { Setting } from './setting.ts';
import { spelled } from './spelled.ts';
import { difference, isZero, product } from './values.ts';

/** A name that no text can have. */
const hole = '□';

const mostDefinitions = 100;

/** Errors of the rules that derivatives are made by: a part that is taken as a constant, a product rule that isn't one. */
export class ChainRuleErrors {
  readonly #derivation: Derivation;
  readonly #setting: Setting;

  constructor(derivation: Derivation, setting: Setting) {
    this.#derivation = derivation;
    this.#setting = setting;
  }

  /** What explains that the right side of a claim about ∂of/∂wrt has these values, and the left side those. */
  find(of: Expression, wrt: string, left: Values, right: Values): Finding[] {
    const missing = difference(left, right);
    if (isZero(missing)) return [];
    for (const { adjoint, body } of this.#definitions(of, wrt)) {
      const size = sizeOf(body);
      const whole: Part = { part: body, count: 1, changed: (change) => change(body), isTerm: false };
      for (const part of [whole, ...partsOf(body, true)]) {
        if (!this.#setting.budget.spend(4 * size)) return [];
        const slope = this.#slope(part);
        const total = this.#wrt(part.part, wrt);
        if (slope === undefined || total === undefined || isZero(total)) continue;
        const weight = product(adjoint, slope);
        const own = product(weight, total);
        if (part !== whole && areEqual(own, missing)) {
          const of = spelled(part.part).text;
          return [{ kind: 'missing derivative', of, ...(part.role === undefined ? {} : { role: part.role }) }];
        }
        const wrong = this.#productOfDerivatives(part.part, wrt);
        if (wrong !== undefined && areEqual(difference(own, product(weight, wrong)), missing)) {
          const isQuotient = part.part.kind === 'call' && part.part.name === 'div';
          return [{ kind: 'product rule', of: spelled(part.part).text, isQuotient }];
        }
      }
    }
    return [];
  }

  /** The formulas between the two: what is differentiated, and the definitions that lead to it; each with what weighs it. */
  #definitions(of: Expression, wrt: string): { adjoint: Values; body: Expression }[] {
    const found: { adjoint: Values; body: Expression }[] = [];
    const ones: Values = [1n, 1n];
    const whole = this.#setting.graph.build(of);
    const open = [of];
    const seen = new Set<string>();
    for (let next = open.pop(); next !== undefined && found.length < mostDefinitions; next = open.pop()) {
      const body = next.kind === 'name' ? this.#derivation.names.get(next.name) : next;
      const adjoint =
        next === of
          ? ones
          : this.#setting.points.of(
              this.#setting.graph.adjoint(whole, this.#setting.graph.node(nameOf(next), nowhere)),
            );
      if (body === undefined || adjoint === undefined || isZero(adjoint)) continue;
      found.push({ adjoint, body: inlined(body, this.#derivation.functions) });
      for (const used of namesIn(body)) {
        if (seen.has(used) || used === wrt) continue;
        seen.add(used);
        open.push(name(used));
      }
    }
    return found;
  }

  /** The derivative of a formula with respect to one of its parts, all names being constant. */
  #slope({ part, changed }: Part): Values | undefined {
    const own = new Set(this.#derivation.names.keys());
    const scratch = new Graph({ names: new Map(), functions: this.#derivation.functions }, own);
    const value = scratch.build(changed(() => name(hole)));
    const slope = scratch.adjoint(value, scratch.node(hole, nowhere));
    for (const used of scratch.names) {
      const node: Scalar = used === hole ? this.#setting.graph.build(part) : this.#setting.graph.node(used, nowhere);
      if (this.#setting.points.of(node) === undefined) return undefined;
      this.#setting.points.set(scratch.node(used, nowhere), node);
    }
    return this.#setting.points.of(slope);
  }

  #wrt(x: Expression, wrt: string): Values | undefined {
    return this.#setting.points.of(
      this.#setting.graph.adjoint(this.#setting.graph.build(x), this.#setting.graph.node(wrt, nowhere)),
    );
  }

  /** u'v' for a product uv, and u'/v' for a quotient u/v. */
  #productOfDerivatives(x: Expression, wrt: string): Values | undefined {
    if (x.kind !== 'call' || (x.name !== 'mul' && x.name !== 'div')) return undefined;
    const [u, v] = x.inputs.map((input) =>
      this.#setting.graph.adjoint(this.#setting.graph.build(input), this.#setting.graph.node(wrt, nowhere)),
    );
    if (u === undefined || v === undefined) return undefined;
    return this.#setting.points.of(x.name === 'mul' ? mul(u, v) : div(u, v));
  }
}

function nameOf(x: Expression): string {
  return x.kind === 'name' ? x.name : '';
}
