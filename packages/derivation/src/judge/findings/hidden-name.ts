import type { Graph } from '../../meaning/graph.ts';
import { nowhere } from '../../writing/build.ts';

/** A given of several letters, one of which is the variable, that a name depends on: the wx of z = wx + b. */
export function hiddenName(graph: Graph, of: string, wrt: string): string | undefined {
  return [...graph.givens.keys()].find((given) => {
    const isWord = /^\p{L}{2,}/u.test(given) && given.includes(wrt);
    return isWord && graph.adjoint(graph.node(of, nowhere), graph.node(given, nowhere)) !== 0;
  });
}
