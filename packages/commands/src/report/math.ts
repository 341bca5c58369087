import katex from 'katex';
import { type Content, Html, html } from './html.ts';

/**
 * A formula on lines of its own, which may break where formulas break. One that has too long a piece without such a place
 * for a phone gets a box to scroll in, which the keyboard can reach.
 */
export function formula(tex: string): Html {
  const typeset = typesetMath(`\\displaystyle ${tex}`);
  // A line that goes on from another leaves room, as high as it may be, for the left-hand side above it.
  const [indent = ''] = /^\\hphantom\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/.exec(tex) ?? [];
  const look = `${tex.slice(indent.length).includes('\\frac') ? 'tall' : 'low'}${indent === '' ? '' : ' indented'}`;
  return longestPiece(typeset) > charactersOnAPhone
    ? html`<div class="formula ${look} scroll" tabindex="0" role="group" aria-label="A wide formula">${new Html(typeset)}</div>`
    : html`<div class="formula ${look}">${new Html(typeset)}</div>`;
}

/** A formula within a sentence. */
export function math(tex: string): Html {
  return new Html(typesetMath(tex));
}

/** A sentence whose symbols, like a_3, are typeset. */
export function withMath(sentence: string): Content {
  const symbols = /(-?[a-z]_\d(?: [a-z]_\d)*)/;
  return sentence.split(symbols).map((part, i) => (i % 2 === 1 ? math(part) : part));
}

/** A name like a3 with its index below the line, where there is only text. */
export function indexed(name: string): string {
  return name.replaceAll(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? digit);
}

/** ∂L/∂a₃ as text. */
export function derivativeBy(name: string): string {
  return `∂L/∂${indexed(name)}`;
}

/** Six digits, with a true minus. */
export function sixDigits(x: number): string {
  return String(Number(x.toPrecision(6))).replaceAll('-', '−');
}

/** As many decimals for a table, with a true minus; as many digits where the number is too large for that. */
export function decimals(x: number, count = 6): string {
  return (Math.abs(x) < 1000 ? x.toFixed(count) : x.toPrecision(count)).replaceAll('-', '−');
}

const charactersOnAPhone = 30;

/** Throws on LaTeX that KaTeX doesn't know: a report has no half-set formulas. */
function typesetMath(tex: string): string {
  return katex.renderToString(tex, {
    trust: ({ command }) => command === '\\htmlClass',
    strict: (code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  });
}

/** How many characters the longest piece has that can't be broken; those over and under a fraction are all counted. */
function longestPiece(typeset: string): number {
  const [, ...pieces] = typeset.split('<span class="katex-base">');
  return Math.max(...pieces.map((piece) => [...piece.replaceAll(/<[^>]*>|\u200B/g, '')].length));
}
