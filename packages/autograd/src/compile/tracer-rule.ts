import { partialOnValues, times } from '../adjoints.ts';
import { ancestors, type ChainRule, type Node, sweep } from '../backward.ts';
import { add } from '../value.ts';
import { Tracer } from './tracer.ts';

/**
 * The chain rule on tracers, each of which keeps its own adjoint: in a long program, a `Map` of all takes more time. Any other
 * `Value` is a constant.
 */
class TracerRule implements ChainRule {
  /** The tracers that the sweep has come to. */
  readonly tracers: Tracer[];

  constructor(y: Tracer) {
    y.adjoint = 1;
    this.tracers = [y];
  }

  passBack(v: Node, i: number, x: Node): void {
    if (!(v instanceof Tracer && x instanceof Tracer)) return;
    const term = times(v.adjoint ?? 0, partialOnValues(v, i));
    if (x.adjoint === undefined) this.tracers.push(x);
    x.adjoint = x.adjoint === undefined ? term : add(x.adjoint, term);
  }
}

/** Puts ∂y/∂v into the `adjoint` of each tracer v that y depends on. Returns them in the order in which the sweep comes to them. */
export function sweepOnTracers(y: Tracer, since: number): Tracer[] {
  const rule = new TracerRule(y);
  try {
    sweep(ancestors(y, since), rule, since);
  } catch (error) {
    for (const v of rule.tracers) v.adjoint = undefined;
    throw error;
  }
  return rule.tracers;
}
