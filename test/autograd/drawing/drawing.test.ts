import { drawing, toDot, Value } from '@autograd-222/autograd';
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

test.each<[string, unknown, unknown, string]>([
  ['drawing', 3, {}, 'its argument must be a Value, but is 3'],
  ['toDot', 'y', {}, 'its argument must be a Value, but is the string "y"'],
  ['toDot', undefined, {}, 'its argument must be a Value, but is undefined'],
  ['drawing', new Value(1), true, 'argument 2 must be { fold }, but is true'],
  ['toDot', new Value(1), null, 'argument 2 must be { fold }, but is null'],
  ['toDot', new Value(1), { folded: true }, 'argument 2 must be { fold }, but has folded'],
  ['drawing', new Value(1), { fold: true, x: 1 }, 'argument 2 must be { fold }, but has x'],
  ['toDot', new Value(1), { fold: 1 }, 'fold must be true or false, but is 1'],
])('%s(%o, %o) is refused: %s', (name, y, options, message) => {
  const draw = name === 'drawing' ? drawing : toDot;
  expect(() => draw(y as never, options as never)).toThrow(new TypeError(`${name}: ${message}`));
});
