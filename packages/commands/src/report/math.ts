import katex from 'katex';
import { splitAtSymbols } from '../notation/symbols.ts';
import { type Content, Html, html } from './html.ts';

/**
 * A formula on lines of its own, which can break where formulas break. If a piece between two breaks is too wide for a
 * phone, the formula is put in a box that scrolls and that the keyboard can reach.
 */
export function formula(tex: string): Html {
  const typeset = typesetMath(`\\displaystyle ${tex}`);
  // A continued line is indented by the left-hand side of the line above.
  const [indent = ''] = /^\\hphantom\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/.exec(tex) ?? [];
  const look = `${tex.slice(indent.length).includes('\\frac') ? 'tall' : 'low'}${indent === '' ? '' : ' indented'}`;
  return longestPiece(typeset) > charactersOnAPhone
    ? html`<div class="formula ${look} scroll" tabindex="0" role="group" aria-label="A wide formula">${new Html(typeset)}</div>`
    : html`<div class="formula ${look}">${new Html(typeset)}</div>`;
}

/** The lines of an aligned block as separate formulas, which can break on a phone. Lines of numbers break at terms only. */
export function linesOf(aligned: string): string[] {
  const lines = aligned.replace(/^\\begin\{aligned\}\n|\n\\end\{aligned\}$/g, '').split(' \\\\\n');
  const left = lines[0]?.split('&=')[0] ?? '';
  return lines.map((line, i) => {
    const breaking = line.includes('\\frac') ? line : line.replaceAll('\\cdot', '\\cdot\\nobreak');
    return breaking.replace('&=', '=').replace(/^/, i === 0 ? '' : `\\hphantom{${left}}`);
  });
}

/** A formula within a sentence. */
export function math(tex: string): Html {
  return new Html(typesetMath(tex));
}

/** A sentence whose symbols, like a_3, are typeset. */
export function withMath(sentence: string): Content {
  return splitAtSymbols(sentence).map((part, i) => (i % 2 === 1 ? math(part) : part));
}

const charactersOnAPhone = 30;

/** Throws on LaTeX that KaTeX doesn't know, so that no report shows half a formula. */
function typesetMath(tex: string): string {
  return katex.renderToString(tex, {
    trust: ({ command }) => command === '\\htmlClass',
    strict: (code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  });
}

/** The number of characters in the longest unbreakable piece, numerators and denominators included. */
function longestPiece(typeset: string): number {
  const [, ...pieces] = typeset.split('<span class="katex-base">');
  return Math.max(...pieces.map((piece) => [...piece.replaceAll(/<[^>]*>|\u200B/g, '')].length));
}
