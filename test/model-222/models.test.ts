import {
  detachedModel,
  labelledNetwork,
  loss,
  mapParameters,
  networkLoss,
  quantityNames,
  uphill,
} from '@autograd-222/model-222';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as arbitrary from '../support/arbitraries.ts';

describe.each([
  ['the true model', undefined],
  ['the model with the cross terms detached', detachedModel],
])('labelledNetwork, of %s', (_, model) => {
  test('has a node for each quantity of the document, labelled with its name', () => {
    const nodes = labelledNetwork(uphill.params, uphill.x, uphill.y, model);
    expect(Object.keys(nodes).toSorted()).toEqual(quantityNames.toSorted());
    for (const [name, node] of Object.entries(nodes)) expect(node.label).toBe(name);
  });

  test('computes the numbers of forward and loss', () => {
    fc.assert(
      fc.property(arbitrary.params, arbitrary.inputs, arbitrary.targets, (params, x, y) => {
        const nodes = labelledNetwork(params, x, y, model);
        expect(nodes.L.data).toBe(networkLoss(params, x, y));
        expect(loss([nodes.h3.data, nodes.h4.data], y)).toBe(nodes.L.data);
      }),
    );
  });
});

test('labelledNetwork names what is not a number', () => {
  const zeros = mapParameters(() => 0);
  // @ts-expect-error an input is missing
  expect(() => labelledNetwork(zeros, [1], [1, 0])).toThrow(
    new TypeError('labelledNetwork: x2 must be a number, but is undefined'),
  );
});
