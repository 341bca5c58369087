/** Markup, as opposed to text, in which angle brackets are only that. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a template: text is escaped, markup isn't, lists are joined, and `undefined` is nothing. */
export type Content = Html | string | number | undefined | readonly Content[];

/**
 * A template of HTML: `` html`<p>${text}</p>` ``. What is put in is escaped, for text and for attributes in double
 * quotes, unless it is markup itself.
 */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(strings.map((string, i) => string + markupOf(contents[i])).join(''));
}

function markupOf(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Html) return content.markup;
  if (typeof content === 'string' || typeof content === 'number') return escaped(String(content));
  return content.map(markupOf).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');
}
