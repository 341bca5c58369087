import type { Span } from '../expression.ts';
import { functionNamed } from '../functions.ts';
import { accented, inTypeface, oneSpelling } from '../letters.ts';
import { isBare } from '../name.ts';
import { deepestTree } from '../nesting.ts';
import { isConnective } from '../prose.ts';
import { isSign, type Name, plainName, type Token } from '../token.ts';
import { letterOf } from './character.ts';
import { type Node, nodesOf, textOf } from './katex.ts';
import type { TexTree } from './tree.ts';
import { isProse, lettersOf } from './words.ts';

/** A name as a token, or as a word of prose if it is one. */
export function nameToken(name: Name, at: Span): Token {
  const isWord = isConnective(name.base) && name.lower.length === 0 && name.upper.length === 0;
  return isWord ? { kind: 'words', text: name.base, at } : { kind: 'name', ...name, at };
}

/** A letter or a word, maybe with an accent or in another typeface, but without scripts of its own. */
export function nameOf(tree: TexTree, node: Node | undefined, at: Span, depth: number): Name | undefined {
  if (node === undefined || depth > deepestTree) return undefined;
  const [only, ...others] = nodesOf(node['body']);
  switch (node.type) {
    case 'mathord':
    case 'textord': {
      const letter = letterOf(textOf(node['text']));
      return letter === undefined ? undefined : plainName(letter);
    }
    case 'ordgroup':
    case 'styling':
    case 'color':
    case 'mclass':
      return others.length === 0 ? nameOf(tree, only, at, depth + 1) : undefined;
    case 'accent':
    case 'overline': {
      const inner = nodesOf(node[node.type === 'accent' ? 'base' : 'body'])[0];
      const name = wholeName(tree, inner, at, depth + 1);
      const base = name && accented(name.base, node.type === 'accent' ? textOf(node['label']).slice(1) : 'overline');
      return name === undefined || base === undefined ? undefined : { ...name, base };
    }
    case 'font': {
      const name = wholeName(tree, only, at, depth + 1) ?? wordName(tree, lettersOf(node, depth), at);
      return name === undefined ? undefined : { ...name, base: inTypeface(name.base, textOf(node['font'])) };
    }
    case 'text': {
      const word = lettersOf(node, depth);
      if (word !== undefined && isProse(word)) return undefined;
      const name = wordName(tree, word, at);
      return name && { ...name, base: inTypeface(name.base, textOf(node['font']).slice(1)) };
    }
    case 'operatorname': {
      const word = lettersOf(node, depth);
      return word === undefined || functionNamed(word) !== undefined ? undefined : wordName(tree, word, at);
    }
  }
  return undefined;
}

/** A name with its scripts, such as the y_1 of \hat{y_1}. */
function wholeName(tree: TexTree, node: Node | undefined, at: Span, depth: number): Name | undefined {
  if (node === undefined || depth > deepestTree) return undefined;
  if (node.type === 'ordgroup' || node.type === 'styling') {
    const [only, ...others] = nodesOf(node['body']);
    return others.length === 0 ? wholeName(tree, only, at, depth + 1) : undefined;
  }
  if (node.type !== 'supsub') return nameOf(tree, node, at, depth);
  const base = nodesOf(node['base'])[0];
  const annotated = base && annotatedBy(base);
  if (annotated !== undefined) return wholeName(tree, annotated, at, depth + 1);
  const found = nameWithScripts(tree, node, scriptsOf(tree, node, at, depth), at, depth);
  const isWord = found !== undefined && nameToken(found.name, at).kind !== 'name';
  return found === undefined || found.exponent.length > 0 || isWord ? undefined : found.name;
}

/** What a brace with a note to it, or a sign above or below, belongs to: the x of \underbrace{x}_{n} and of \overset{n}{x}. */
function annotatedBy(base: Node): Node | undefined {
  if (base.type === 'horizBrace') return nodesOf(base['base'])[0];
  const isSet = base.type === 'op' && textOf(base['name']) === '' && base['symbol'] === false;
  const [only, ...others] = isSet ? nodesOf(base['body']) : [];
  return others.length === 0 ? only : undefined;
}

function wordName(tree: TexTree, word: string | undefined, at: Span): Name | undefined {
  const [, base, digits] = /^([\p{L}\p{M}][\p{L}\p{M}\d _.-]*?)(\d*)$/u.exec(word?.trim() ?? '') ?? [];
  if (base === undefined || digits === undefined) return undefined;
  const span = tree.absolute(at);
  return { ...plainName(oneSpelling(base)), lower: digits === '' ? [] : [{ kind: 'number', digits, at: span }] };
}

/** What stands below and above a base, the primes by themselves. */
export interface Scripts {
  readonly lower: readonly Token[];
  readonly upper: readonly Token[];
  readonly primes: number;
}

export function scriptsOf(tree: TexTree, node: Node, at: Span, depth: number): Scripts {
  const lower = tree.inside(node['sub'], at, depth);
  const all = tree.inside(node['sup'], at, depth);
  const other = all.findIndex((token) => !isSign(token, '′'));
  const primes = other === -1 ? all.length : other;
  return { lower, upper: all.slice(primes), primes };
}

/** The name that a base is together with its scripts, and what of them is an exponent; nothing if the base is no name. */
export function nameWithScripts(
  tree: TexTree,
  node: Node,
  { lower, upper, primes }: Scripts,
  at: Span,
  depth: number,
): { readonly name: Name; readonly exponent: readonly Token[] } | undefined {
  const name = wholeName(tree, nodesOf(node['base'])[0], at, depth + 1);
  if (name === undefined) return undefined;
  const isPower = !isPartOfName(upper, name.base);
  return {
    name: {
      base: name.base,
      primes: name.primes + primes,
      upper: isPower ? name.upper : [...name.upper, ...upper],
      lower: [...name.lower, ...lower],
    },
    exponent: isPower ? upper : [],
  };
}

/** Whether a superscript marks a name: h^{(1)}, a^{[2]}, x^*, y^{\text{pred}}. */
function isPartOfName(upper: readonly Token[], base: string): boolean {
  const [first, ...rest] = upper;
  if (first === undefined || base === 'e') return false;
  if (rest.length === 0)
    return isSign(first, '*', '+', '-', '†') || (first.kind === 'name' && /^\p{L}{2}/u.test(first.base));
  if (!isSign(first, '(', '[') || !isSign(rest.at(-1), ')', ']')) return false;
  const [index, sign, offset, ...more] = rest.slice(0, -1);
  if (more.length > 0 || !isIndex(index)) return false;
  if (sign === undefined) return true;
  return isIndex(offset) && (isSign(sign, ',') || (isSign(sign, '+', '-') && index?.kind === 'name'));
}

/** Whether it is an integer or a Latin letter. */
function isIndex(token: Token | undefined): boolean {
  if (token?.kind === 'number') return /^\d+$/.test(token.digits);
  return token?.kind === 'name' && isBare(token) && /^[a-zA-Z]$/.test(token.base);
}
