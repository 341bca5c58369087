import type { Span } from '../expression.ts';
import { deepestTree } from '../nesting.ts';
import { locationOf, type Node, nodesOf, textOf } from './katex.ts';

/**
 * Where a node stands in the formula: KaTeX says so for letters and groups only, and all else lies around these. It begins at
 * `from` or behind it, and ends at `limit` at the latest.
 */
export function locate(tex: string, node: Node, from: number, limit: number): Span {
  const own = locationOf(node, tex);
  if (own !== undefined) return own;
  let start = from;
  while (start < limit && /\s/.test(tex.charAt(start))) start++;
  const name = textOf(node['name']);
  if (node.type === 'op' && name !== '' && tex.startsWith(name, start)) {
    return { start, end: start + name.length };
  }
  if (node.type === 'kern' || node.type === 'spacing' || node['family'] === 'inner') {
    const command = /\\(?:[a-zA-Z]+|.)|~/y;
    command.lastIndex = start;
    return { start, end: command.test(tex) ? command.lastIndex : start };
  }
  const end = behindClosing(tex, node, start, Math.max(start, lastEnd(tex, node, 0)));
  return { start, end: Math.min(Math.max(end, start), limit) };
}

/** Behind the braces, or the \right, that close what was opened between the two places. */
function behindClosing(tex: string, node: Node, start: number, inner: number): number {
  let end = inner;
  const brace = /[{}]|\\[{}]/g;
  brace.lastIndex = start;
  let open = 0;
  for (let found = brace.exec(tex); found !== null && found.index < end; found = brace.exec(tex)) {
    open += found[0] === '{' ? 1 : found[0] === '}' ? -1 : 0;
  }
  const closing = node.type === 'leftright' ? /\s*\\right\s*(?:\\[a-zA-Z]+|\\?.)/y : /\s*\}/y;
  closing.lastIndex = end;
  while ((node.type === 'leftright' || open-- > 0) && closing.test(tex)) {
    end = closing.lastIndex;
    if (node.type === 'leftright') break;
  }
  return end;
}

/** The end of the last part of a node that KaTeX says it of. */
function lastEnd(tex: string, node: Node, depth: number): number {
  let end = locationOf(node, tex)?.end;
  if (end !== undefined) return end;
  if (depth > deepestTree) return 0;
  end = 0;
  for (const field of ['base', 'body', 'sub', 'sup', 'numer', 'denom', 'index', 'mathml']) {
    const children = nodesOf(node[field]);
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i];
      const found = child === undefined ? 0 : lastEnd(tex, child, depth + 1);
      end = Math.max(end, found);
      if (found > 0) break;
    }
  }
  return end;
}
