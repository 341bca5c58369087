import { deepestTree } from '../nesting.ts';
import { isConnective } from '../prose.ts';
import { showSmall } from '../small-characters.ts';
import { letterOf } from './character.ts';
import { type Node, nodesOf, textOf } from './katex.ts';

/** The letters, digits and blanks that a node consists of, or nothing if there is something else in it. */
export function lettersOf(node: Node, depth: number): string | undefined {
  if (depth > deepestTree) return undefined;
  if (node.type === 'mathord' || node.type === 'textord' || node.type === 'atom') {
    const text = textOf(node['text']);
    if (/^\\[^a-zA-Z]$/.test(text)) return text.slice(1);
    return text.startsWith('\\') ? letterOf(text) : showSmall(text).replace('−', '-');
  }
  if (node.type === 'spacing') return ' ';
  if (node.type === 'kern') return isWide(node) ? ' ' : '';
  if (!/^(ordgroup|text|font|styling|mclass|operatorname|color)$/.test(node.type)) return undefined;
  let letters = '';
  for (const child of nodesOf(node['body'])) {
    const more = lettersOf(child, depth + 1);
    if (more === undefined) return undefined;
    letters += more;
  }
  return letters;
}

/** Text that isn't a name: a word or two of explanation. */
export function isProse(text: string): boolean {
  return /^[\s,.;:([]|[\s,.;:)\]]$/.test(text) || isConnective(text.split(' ')[0] ?? '');
}

/** Whether a space is as wide as one that separates formulas: \quad. */
export function isWide(node: Node): boolean {
  const { dimension } = node;
  if (typeof dimension !== 'object' || dimension === null || !('number' in dimension && 'unit' in dimension))
    return false;
  return typeof dimension.number === 'number' && dimension.number >= 1 && dimension.unit === 'em';
}
