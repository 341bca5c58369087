import type { Value } from '@autograd-222/autograd';
import type { Pair, Params } from '@autograd-222/model-222';
import { labelledNetwork, type Quantity } from '../data/labelled-network.ts';

/** What the report derives the loss by: in the order of the backward sweep, the intermediates first. */
export const quantityNames = [
  ...(['h3', 'h4', 'a3', 'a4', 'h1', 'h2', 'a1', 'a2'] as const),
  ...(['w1', 'w2', 'b1', 'w3', 'w4', 'b2', 'w5', 'w6', 'b3', 'w7', 'w8', 'b4'] as const),
];

/** The nodes of the network at one sample, and its loss, by their names. */
export type NetworkGraph = Readonly<Record<Quantity | 'L', Value>>;

/** The network with its loss as a graph, after the backward sweep. */
export function networkGraph(params: Params, x: Pair, y: Pair): NetworkGraph {
  const { L, nodes } = labelledNetwork(params, x, y);
  L.backward();
  return { ...nodes, L };
}
