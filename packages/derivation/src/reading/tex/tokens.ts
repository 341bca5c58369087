import type { Span } from '../expression.ts';
import { functionNamed } from '../functions.ts';
import { nestingError } from '../nesting.ts';
import { hideSmall } from '../small-characters.ts';
import type { Token } from '../token.ts';
import { character } from './character.ts';
import { leftRight, sized } from './delimiters.ts';
import { locationOf, type Macros, type Node, nodesOf, textOf } from './katex.ts';
import { nameOf, nameToken } from './names.ts';
import { parsed } from './parse.ts';
import { withScripts } from './scripts.ts';
import { TexTree } from './tree.ts';
import { isWide, lettersOf } from './words.ts';

/** The tokens of a formula in LaTeX that stands at this offset in its text. Throws an `Unreadable`. */
export function texTokens(tex: string, offset: number, macros: Macros): Token[] {
  const wrong = nestingError(tex, offset, true);
  if (wrong !== undefined) throw wrong;
  const hidden = hideSmall(tex);
  const nodes = parsed(hidden, offset, macros);
  return new TexTree(hidden, offset, convert).tokensOf(nodes, { start: 0, end: tex.length }, 0);
}

/** The tokens of one node of KaTeX's tree. */
function convert(tree: TexTree, node: Node, at: Span, depth: number): Token[] {
  const span = tree.absolute(at);
  const [only, ...others] = node.type === 'ordgroup' ? nodesOf(node['body']) : [];
  if (only !== undefined && others.length === 0 && locationOf(only, tree.tex) !== undefined) {
    return tree.inside(only, at, depth);
  }
  const name = nameOf(tree, node, at, depth);
  if (name !== undefined) return [nameToken(name, span)];
  const no = (message: string): Token[] => [{ kind: 'unreadable', message, at: span }];
  switch (node.type) {
    case 'mathord':
    case 'textord':
    case 'atom':
      return [character(textOf(node['text']), span)];
    case 'ordgroup':
    case 'styling':
    case 'color':
    case 'mclass':
    case 'sizing':
    case 'font':
    case 'lap':
    case 'vcenter':
    case 'raisebox':
    case 'pmb':
    case 'tag':
      return tree.inside(node['body'], at, depth);
    case 'text':
      return [{ kind: 'words', text: (lettersOf(node, depth) ?? '').trim(), at: span }];
    case 'accent':
    case 'overline':
      return no('an accent stands over more than a name');
    case 'supsub':
      return withScripts(tree, node, at, depth);
    case 'op':
    case 'operatorname':
      return operator(tree, node, at, depth);
    case 'genfrac':
      if (node['hasBarLine'] !== true) return no('a binomial can’t be read');
      return [
        {
          kind: 'fraction',
          numerator: tree.inside(node['numer'], at, depth),
          denominator: tree.inside(node['denom'], at, depth),
          at: span,
        },
      ];
    case 'sqrt': {
      const degree = tree.inside(node['index'], at, depth);
      return [{ kind: 'root', radicand: tree.inside(node['body'], at, depth), degree, at: span }];
    }
    case 'leftright':
      return leftRight(tree, node, at, depth);
    case 'delimsizing':
      return sized(node, span);
    case 'kern':
    case 'spacing':
      return isWide(node) ? [{ kind: 'gap', at: span }] : [];
    case 'horizBrace':
      return tree.inside(node['base'], at, depth);
    case 'enclose':
      if (textOf(node['label']) === '\\fbox') return tree.inside(node['body'], at, depth);
      return no('it has something that is struck out');
    case 'htmlmathml':
      return tree.inside(node['mathml'], at, depth);
    case 'mathchoice':
      return tree.inside(node['display'], at, depth);
    case 'xArrow':
      return [{ kind: 'sign', sign: '⇒', at: span }];
    case 'array':
      return no('a matrix, or an equation by cases, can’t be read: write one equation for each');
    case 'phantom':
    case 'hphantom':
    case 'vphantom':
    case 'smash':
    case 'rule':
    case 'internal':
    case 'cr':
      return [];
  }
  return no('it has something that can’t be read as a formula');
}

/** A function such as \tanh or \operatorname{tanh}, or a sign such as \sum. */
function operator(tree: TexTree, node: Node, at: Span, depth: number): Token[] {
  const span = tree.absolute(at);
  const name = textOf(node['name']);
  if (name === '\\sum' || name === '\\prod') {
    return [{ kind: 'sum', op: name === '\\sum' ? 'add' : 'mul', lower: [], upper: [], at: span }];
  }
  const word = node.type === 'operatorname' ? lettersOf(node, depth) : name.slice(1);
  if (name === '' && node.type === 'op') return tree.inside(node['body'], at, depth);
  if (word !== undefined && functionNamed(word) !== undefined) {
    return [{ kind: 'function', name: word, primes: 0, lower: [], at: span }];
  }
  return [{ kind: 'unreadable', message: `${name === '' ? 'a function' : name} can’t be read`, at: span }];
}
