import type { Span } from '../expression.ts';
import { signOf } from '../signs.ts';
import type { Token } from '../token.ts';
import { character } from './character.ts';
import { type Node, textOf } from './katex.ts';
import type { TexTree } from './tree.ts';

/** The tokens of what is between \left and \right, and of these. */
export function leftRight(tree: TexTree, node: Node, at: Span, depth: number): Token[] {
  const [left, right] = [textOf(node['left']), textOf(node['right'])];
  const between = { start: Math.min(at.end, at.start + '\\left'.length + left.length), end: at.end };
  const inner = tree.inside(node['body'], between, depth);
  const start = tree.absolute({ start: at.start, end: Math.min(at.end, at.start + 5 + left.length) });
  const end = tree.absolute({ start: Math.max(at.start, at.end - 6 - right.length), end: at.end });
  const isBar = (delimiter: string) => signOf(delimiter) === '|' || /^\\[lr]vert$/.test(delimiter);
  if (left === '.' && isBar(right)) {
    return [{ kind: 'unreadable', message: 'a value at a point can’t be read', at: end }];
  }
  return [
    ...(left === '.' ? [] : [isBar(left) ? bar(true, false, start) : character(left, start)]),
    ...inner,
    ...(right === '.' ? [] : [isBar(right) ? bar(false, true, end) : character(right, end)]),
  ];
}

/** A bracket or bar with a size of its own: \bigl(. */
export function sized(node: Node, at: Span): Token[] {
  const side = textOf(node['mclass']);
  const delimiter = textOf(node['delim']);
  if (delimiter === '.') return [];
  return [delimiter === '|' ? bar(side === 'mopen', side === 'mclose', at) : character(delimiter, at)];
}

function bar(isOpening: boolean, isClosing: boolean, at: Span): Token {
  return { kind: 'sign', sign: isOpening ? '|(' : isClosing ? ')|' : '|', at };
}
