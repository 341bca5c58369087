import { drawing, Value } from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomFunction } from '../../support/graphs.ts';

describe('the folded drawing', () => {
  test('has an edge for just the inputs that reach a node by unlabelled ones, on any graph', () => {
    fc.assert(
      fc.property(randomFunction, (f) => {
        const y = f(new Value(0.5, 'x'), new Value(-2, 'y'), new Value(3, 'z'));
        if (!(y instanceof Value)) return;
        const isDrawn = (v: Value) => v === y || v.label !== undefined || v.op === undefined;
        const { nodes, edges } = drawing(y, { fold: true });
        const values = new Map(nodes.flatMap((node) => ('value' in node ? [[node.value, node.id]] : [])));
        const inputsOf = (v: Value): Value[] =>
          v.inputs.flatMap((x) => (typeof x === 'number' ? [] : isDrawn(x) ? [x] : inputsOf(x)));
        for (const [v, id] of values) {
          expect(isDrawn(v)).toBe(true);
          expect(new Set(edges.filter(({ to }) => to === id).map(({ from }) => from))).toEqual(
            new Set(inputsOf(v).map((x) => values.get(x))),
          );
        }
        expect(new Set(edges.map(({ from, to }) => `${from} ${to}`)).size).toBe(edges.length);
      }),
    );
  });
});
