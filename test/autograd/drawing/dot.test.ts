import { add, defineOp, detach, label, mul, tanh, toDot, Value, where } from '@autograd-222/autograd';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backpropagated } from '../../support/automatic.ts';
import { randomFunction } from '../../support/graphs.ts';
import { layOut } from '../../support/graphviz.ts';

const params = {
  ...{ w1: 0.5, w2: -0.3, b1: 0.1, w3: 0.2, w4: 0.8, b2: -0.2 },
  ...{ w5: 0.7, w6: -0.4, b3: 0.05, w7: -0.6, w8: 0.5, b4: -0.1 },
};
const texts = (dot: string) => layOut(dot).nodes.map(({ lines }) => lines.join(' | '));
const ends = (dot: string) => layOut(dot).edges.map(({ ends }) => ends);

describe('the picture of a graph', () => {
  test('shows each Value with its label, data and grad, and between them the ops and constants', () => {
    const x = new Value(0.5, 'x');
    const y = x.mul(3).tanh();
    y.backward();
    const dot = toDot(y);
    expect(texts(dot).toSorted()).toEqual([
      '0.9051 | grad 1',
      '1.5 | grad 0.1807',
      '3',
      'mul',
      'tanh',
      'x = 0.5 | grad 0.5421',
    ]);
    expect(ends(dot)).toEqual(['x → mul', '3 → mul', 'mul → 1.5', '1.5 → tanh', 'tanh → 0.9051']);
  });

  test('has a node once however often it is used, with an edge for each use', () => {
    const x = new Value(2, 'x');
    const dot = toDot(mul(x, x).add(x));
    expect(texts(dot).filter((text) => text.startsWith('x'))).toEqual(['x = 2 | grad 0']);
    expect(ends(dot).filter((edge) => edge === 'x → mul')).toHaveLength(2);
    expect(ends(dot).filter((edge) => edge === 'x → add')).toHaveLength(1);
  });

  test('tells leaves, ops, constants, the result and what lies between apart by class and by shape', () => {
    const laid = layOut(toDot(new Value(2, 'x').mul(3).exp()));
    const look = Object.fromEntries(laid.nodes.map((node) => [node.class, `${node.shape} ${node.style}`]));
    expect(Object.keys(look).toSorted()).toEqual(['constant', 'inner', 'leaf', 'op', 'result']);
    expect(look['leaf']).not.toBe(look['inner']);
    expect(toDot(new Value(2, 'x').mul(3))).toMatch(/class="result".*peripheries=2/);
    expect(new Set([look['leaf'], look['inner'], look['op'], look['constant']]).size).toBe(4);
  });

  test('shows by an arrow where a derivative flows back, and dashes the edges where none does', () => {
    const x = new Value(2, 'x');
    const c = new Value(1, 'c');
    const u = label(x.exp(), 'u');
    const dot = toDot(x.mul(detach(u)).add(where(c, x, 5)));
    const look = Object.fromEntries(layOut(dot).edges.map((edge) => [edge.ends, edge]));
    for (const path of ['x → mul', 'mul → 14.78', '14.78 → add', 'x → where', '2 → add']) {
      expect(look[path], path).toMatchObject({ class: 'flow', arrowtail: 'onormal', style: 'solid' });
    }
    for (const path of ['c → where', '5 → where', 'u → detach', 'exp → u', 'x → exp']) {
      expect(look[path], path).toMatchObject({ class: 'cut', arrowtail: 'none', style: 'dashed' });
    }
    expect(
      layOut(dot)
        .nodes.filter((node) => node.class.endsWith(' cut'))
        .map(({ lines }) => lines[0]),
    ).toEqual(['u = 7.389', 'c = 1']);
    expect(dot).toContain('▶ values forward   ◁ derivatives back   - - no derivative');
    expect(toDot(x.exp())).not.toContain('no derivative');
  });

  test('draws a custom op by no more than its definition, whatever its name', () => {
    const name = '"⊕"\\N&lt;';
    const op = defineOp({ name, forward: (x, y) => x + y, partials: [1, 1] });
    expect(texts(toDot(op(new Value(1), 2)))).toContain(name);
  });

  test.each([
    [NaN, 'NaN'],
    [Infinity, '∞'],
    [-Infinity, '-∞'],
    [1 / 3, '0.3333'],
    [-123456, '-123500'],
    [1.23456e-20, '1.235e-20'],
  ])('writes %d as %s', (data, text) => {
    expect(texts(toDot(new Value(data)))).toEqual([`${text} | grad 0`]);
  });

  test('shows any label as it is', () => {
    // Graphviz knows entities; \N, \l and the like; and a line's end. What can't be drawn is tested below.
    const nasty = fc.constantFrom(
      '\\N',
      '\\l',
      '\\',
      '"',
      '<b>',
      '&amp;',
      '&#92;N',
      ']]>',
      '-->',
      '😀',
      '\u202e',
      '{|}',
      '%',
      ' ',
    );
    const character = fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 5 }), fc.string({ unit: 'binary' }));
    const label = fc.array(character, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(label, fc.boolean(), (text, fold) => {
        const drawable = text.replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, '');
        fc.pre(drawable !== '');
        expect(layOut(toDot(new Value(1, drawable), { fold })).nodes[0]?.lines).toEqual([`${drawable} = 1`, 'grad 0']);
      }),
    );
  });

  test('breaks a label where its lines end, and shows control characters as pictures of them', () => {
    expect(layOut(toDot(new Value(1, 'two\nlines\r\n!'))).nodes[0]?.lines).toEqual(['two', 'lines', '! = 1', 'grad 0']);
    expect(layOut(toDot(new Value(1, 'a\0b\tc\x7fd\x9fe\ud800f'))).nodes[0]?.lines[0]).toBe('a␀b␉c␡d␡e\uFFFDf = 1');
  });

  test('is taken by Graphviz for any graph of all ops, whole and folded', () => {
    fc.assert(
      fc.property(randomFunction, fc.boolean(), (f, fold) => {
        const y = f(new Value(0.5, 'x'), new Value(-2, 'y'), 3);
        if (!(y instanceof Value)) return;
        y.backward();
        const { nodes, edges } = layOut(toDot(y, { fold }));
        expect(nodes.length).toBeGreaterThan(0);
        expect(edges.length).toBeGreaterThanOrEqual(nodes.length - 1); // it hangs together
      }),
    );
  });

  test('of 100,000 nodes, as a chain or as a sum, is made without recursion and in linear time', () => {
    const chain = (n: number) =>
      Array(n)
        .fill(0)
        .reduce<Value>((x) => tanh(x), new Value(1, 'x'));
    const wide = (n: number) =>
      Array(n)
        .fill(0)
        .reduce<Value>((x) => add(x, new Value(1)), new Value(1, 'x'));
    for (const graph of [chain(100_000), wide(50_000)]) {
      for (const fold of [false, true]) {
        const start = performance.now();
        expect(toDot(graph, { fold }).endsWith('}\n')).toBe(true);
        // It takes a second; what were quadratic would take hours.
        expect(performance.now() - start).toBeLessThan(20_000);
      }
    }
  });
});

describe('the folded picture', () => {
  const network = backpropagated(params, [0.4, -0.9], [1, 0]);

  test('of the 2-2-2 network has the quantities of the document and no others, each with what goes into it', () => {
    const laid = layOut(toDot(network.L, { fold: true }));
    expect(laid.edges.map(({ ends }) => ends).toSorted()).toEqual(
      Object.entries({
        ...{ a1: 'w1 x1 w2 x2 b1', a2: 'w3 x1 w4 x2 b2', h1: 'a1', h2: 'a2' },
        ...{ a3: 'w5 h1 w6 h2 b3', a4: 'w7 h1 w8 h2 b4', h3: 'a3 a4', h4: 'a3 a4', L: 'h3 h4 y1 y2' },
      })
        .flatMap(([name, inputs]) => inputs.split(' ').map((input) => `${input} → ${name}`))
        .toSorted(),
    );
    expect(laid.nodes.map(({ lines }) => lines[0]?.split(' = ')[0]).toSorted()).toEqual(
      Object.keys(network).toSorted(),
    );
    expect(laid.edges.every((edge) => edge.class === 'flow')).toBe(true);
  });

  test('says by which formula a node is made, where that fits into a line', () => {
    const lines = Object.fromEntries(
      layOut(toDot(network.L, { fold: true })).nodes.map((node) => [node.lines[0]?.slice(0, 2), node.lines]),
    );
    expect(lines['h1']).toEqual(['h1 = 0.5154', 'tanh(a1)', 'grad -0.654']);
    expect(lines['h3']?.[1]).toBe('exp(a3)/(exp(a3) + exp(a4))');
    expect(lines['L ']).toHaveLength(2);
    expect(lines['w1']).toHaveLength(2);
  });

  test('keeps leaves and the result without a label', () => {
    expect(texts(toDot(new Value(1).add(2).exp(), { fold: true })).toSorted()).toEqual([
      '1 | grad 0',
      '20.09 | exp(1 + 2) | grad 0',
    ]);
  });

  test('lets a derivative flow back along an edge if it does along one of the paths folded into it', () => {
    const x = new Value(2, 'x');
    const c = new Value(1, 'c');
    const laid = layOut(toDot(add(mul(detach(x), x), detach(mul(c, 3))), { fold: true }));
    expect(laid.edges.map((edge) => `${edge.ends} ${edge.class}`).toSorted()).toEqual(['c → 7 cut', 'x → 7 flow']);
  });
});
