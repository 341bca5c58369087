import type { Equation, Note, Unread } from './expression.ts';
import { type Format, formatOf } from './format.ts';
import type { Formula, Found } from './formula.ts';
import { parseSide } from './grammar/parse-side.ts';
import { indicesFor } from './index-range.ts';
import { findInLatex } from './latex.ts';
import { findInMarkdown } from './markdown.ts';
import type { Indices } from './name.ts';
import { findInPlainText } from './plain-text.ts';
import { lastWord, setsValue } from './prose.ts';
import { type Part, partsOf, sidesOf } from './sides.ts';
import { joinWords, spelledWords } from './spelled-words.ts';
import { wordSplitter } from './split-words.ts';
import { isSign, opens, spanOf, type Token } from './token.ts';
import { Unreadable } from './unreadable.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/**
 * The equations of a derivation, in the order of the text, with what can't be read and the notes in between. The text is in
 * LaTeX, Markdown or plain text; without a format, it is found from the text.
 */
export function readText(text: string, format: Format = formatOf(text)): (Equation | Unread | Note)[] {
  const { formulas, notes } = finders[format](withPlainBlanks(text));
  const respelled = format === 'text' ? productsOf(formulas) : wordsOf(formulas);
  const withParts = formulas.map((formula) => ({ formula, parts: partsOf(respelled(formula.tokens)) }));
  const equations = withParts.flatMap(({ parts }) => parts.map(({ tokens }) => tokens));
  const vocabulary = vocabularyOf(equations);
  const read = withParts.flatMap(({ formula, parts }) => new FormulaReader(text, formula, vocabulary).read(parts));
  return [...read, ...notes].sort((a, b) => a.at.start - b.at.start);
}

/** The text with one kind of line break, and blanks for characters that have no width; all stays where it is. */
function withPlainBlanks(text: string): string {
  return text
    .replaceAll('\r\n', ' \n')
    .replaceAll('\r', '\n')
    .replaceAll(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, ' ');
}

/** Puts letters together that are one name. */
function wordsOf(formulas: readonly Formula[]): (tokens: readonly Token[]) => readonly Token[] {
  const words = spelledWords(formulas.flatMap(({ tokens }) => leftSidesOf(tokens)));
  return (tokens) => joinWords(tokens, words);
}

/** Takes words apart that are a product. */
function productsOf(formulas: readonly Formula[]): (tokens: readonly Token[]) => readonly Token[] {
  return wordSplitter(formulas.flatMap(({ tokens }) => partsOf(tokens).map((part) => part.tokens)));
}

function leftSidesOf(tokens: readonly Token[]): (readonly Token[])[] {
  return partsOf(tokens).flatMap((part) => sidesOf(part.tokens).slice(0, -1));
}

const finders: Readonly<Record<Format, (text: string) => Found>> = {
  latex: findInLatex,
  markdown: findInMarkdown,
  text: findInPlainText,
};

/** Each once: an equation without the index is the same for all its values. */
function distinct(read: readonly (Equation | Unread)[]): (Equation | Unread)[] {
  return [...new Map(read.map((one) => [JSON.stringify(one), one])).values()];
}

class FormulaReader {
  readonly text: string;
  readonly formula: Formula;
  readonly vocabulary: Vocabulary;

  constructor(text: string, formula: Formula, vocabulary: Vocabulary) {
    this.text = text;
    this.formula = formula;
    this.vocabulary = vocabulary;
  }

  read(parts: readonly Part[]): (Equation | Unread)[] {
    const { error, isInline, tokens } = this.formula;
    if (error !== undefined) return isInline ? [] : [this.unread(error)];
    const isEquation = parts.some(({ tokens }) => tokens.some((token) => isSign(token, '=')));
    if (!isEquation && tokens.reduce((depth, token) => depth + opens(token), 0) === 0) return [];
    const { equations, indices } = indicesFor(parts);
    return equations.flatMap((part) => {
      const all = indices.flatMap((values) => this.readPart(part, values) ?? []);
      return indices.length === 1 ? all : distinct(all);
    });
  }

  readPart({ tokens, isCondition, isListed }: Part, indices: Indices): Equation | Unread | undefined {
    if (isCondition) return undefined;
    const at = spanOf(tokens, this.formula.at);
    try {
      const [first = [], ...others] = sidesOf(tokens);
      if (others.length === 0) {
        const isRemark =
          first.some((token) => isSign(token, '<', '…')) || first.every((token) => token.kind === 'number');
        if (isRemark || (!isListed && this.formula.isInline)) return undefined;
        const open = first.find((token) => opens(token) !== 0);
        if (open !== undefined && first.reduce((depth, token) => depth + opens(token), 0) !== 0) {
          throw new Unreadable(opens(open) > 0 ? 'this bracket isn’t closed' : 'this bracket closes nothing', open.at);
        }
        throw new Unreadable('this isn’t an equation', at);
      }
      const continues = first.length === 0;
      if (this.isValueInProse(first, others)) return undefined;
      const sides = (continues ? others : [first, ...others]).map((side) =>
        parseSide(side, this.vocabulary, spanOf(side, { start: at.end, end: at.end }), indices),
      );
      const { number } = this.formula;
      return {
        at,
        sides,
        continues,
        ...(number === undefined ? {} : { number }),
        source: this.source(at.start, at.end),
      };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return this.formula.isInline ? undefined : this.unread(error);
    }
  }

  /** Whether a sentence speaks of a case, such as "the class $y = 1$", and doesn't set the value as "let $n = 3$" does. */
  isValueInProse(left: readonly Token[], [right = [], ...others]: readonly (readonly Token[])[]): boolean {
    if (!this.formula.isInline || left.length !== 1 || left[0]?.kind !== 'name' || others.length > 0) return false;
    if (right.length !== 1 || right[0]?.kind !== 'number') return false;
    return !setsValue(lastWord(this.text.slice(Math.max(0, this.formula.at.start - 40), this.formula.at.start)));
  }

  source(start: number, end: number): string {
    return this.text.slice(start, end);
  }

  unread({ message, at }: Unreadable): Unread {
    const { start, end } = this.formula.at;
    const { number } = this.formula;
    return { at, source: this.source(start, end), ...(number === undefined ? {} : { number }), message };
  }
}
