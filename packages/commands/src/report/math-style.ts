import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The style sheet of KaTeX, with the fonts that a page uses embedded, so that the page needs no other file. A font counts
 * as used if a rule asks for it all of whose classes occur in the page.
 */
export function mathStyle(page: string): string {
  const path = createRequire(import.meta.url).resolve('katex/dist/katex.min.css');
  const css = readFileSync(path, 'utf8');
  const classes = new Set([...page.matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')));
  const used = new Set(
    [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)]
      .filter(([, selectors = '']) => selectors.split(',').some((selector) => isMet(selector, classes)))
      .map(([, , declarations = '']) => fontOf(declarations)),
  );
  return css.replaceAll(/@font-face\{([^}]*)\}/g, (_, declarations: string) => {
    const [, file] = /url\(([^)]*\.woff2)\)/.exec(declarations) ?? [];
    if (file === undefined || !used.has(fontOf(declarations))) return '';
    const data = readFileSync(join(dirname(path), file), 'base64');
    const source = `src:url(data:font/woff2;base64,${data}) format("woff2")`;
    return `@font-face{${declarations.replace(/src:.*?(?=;[a-z-]+:|$)/, source)}}`;
  });
}

function isMet(selector: string, classes: ReadonlySet<string>): boolean {
  const names = [...selector.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name);
  return names.length > 0 && names.every((name) => classes.has(name));
}

/** The font that declarations ask for or declare: its family, whether it is bold, and whether it is italic. */
function fontOf(declarations: string): string {
  const [family = ''] = /KaTeX_\w+/.exec(declarations) ?? [];
  const bold = /font-weight:(bold|700)/.test(declarations) ? ' bold' : '';
  const italic = /font-style:italic/.test(declarations) ? ' italic' : '';
  return family + bold + italic;
}
