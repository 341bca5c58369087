import type { Span } from '../expression.ts';
import { isSign, spanOf, type Token } from '../token.ts';
import { locationOf, type Node, nodesOf, textOf } from './katex.ts';
import { locate } from './location.ts';
import { nameToken, nameWithScripts, scriptsOf } from './names.ts';
import type { TexTree } from './tree.ts';

/** The tokens of what has a subscript, a superscript or both. */
export function withScripts(tree: TexTree, node: Node, at: Span, depth: number): Token[] {
  const base = nodesOf(node['base'])[0];
  const own = base === undefined ? undefined : locationOf(base, tree.tex);
  const span = tree.absolute({ start: Math.max(at.start, own?.start ?? at.start), end: at.end });
  const scripts = scriptsOf(tree, node, at, depth);
  const { lower, primes } = scripts;
  const named = nameWithScripts(tree, node, scripts, at, depth);
  if (named !== undefined) {
    const { name, exponent } = named;
    const end = exponent.length === 0 ? span.end : tree.behind(span.start, exponent[0]?.at.start ?? span.end);
    return [nameToken(name, { start: span.start, end }), ...powerOf(exponent, span)];
  }
  if (base?.type === 'horizBrace') return tree.inside(base['base'], at, depth);
  const from = base === undefined ? at : locate(tree.tex, base, at.start, at.end);
  const tokens = base === undefined ? [] : tree.convert(base, from, depth + 1);
  if (base?.type === 'op' && textOf(base['name']) === '' && base['symbol'] === false) return tokens;
  const last = tokens.at(-1);
  if (last?.kind === 'sum' && tokens.length === 1) return [{ ...last, lower, upper: scripts.upper, at: span }];
  if (last?.kind === 'function' && tokens.length === 1) {
    return [{ ...last, lower: [...last.lower, ...lower], primes }, ...powerOf(scripts.upper, span)];
  }
  const no = (message: string, at: Span): Token => ({ kind: 'unreadable', message, at });
  if (isSign(last, '∂') && lower.length > 0) {
    return [...tokens, no('write ∂ with an index as \\frac{\\partial}{\\partial …}', span)];
  }
  if (lower.length > 0) return [...tokens, no('an index follows what isn’t a name', spanOf(lower, span))];
  const upper = primes > 0 ? [no('a prime follows what isn’t a name', span)] : scripts.upper;
  return [...tokens, ...powerOf(upper, span)];
}

function powerOf(exponent: readonly Token[], at: Span): Token[] {
  return exponent.length === 0 ? [] : [{ kind: 'power', exponent, at }];
}
