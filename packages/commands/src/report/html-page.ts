import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Html, html } from './html.ts';
import { mathStyle } from './math-style.ts';

/** A page in the report's style as one HTML file, which needs no other files and no internet connection. */
export function htmlPage(title: string, body: Html): string {
  const style = mathStyle(body.markup) + readFileSync(join(import.meta.dirname, 'style.css'), 'utf8');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>
${new Html(style)}
</style>
</head>
${body}
</html>
`;
  return page.markup;
}
