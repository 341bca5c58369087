/**
 * `markdown` with `content` between the comments `<!-- begin: name -->` and `<!-- end: name -->`.
 * Throws an `Error` if it lacks them.
 */
export function withGenerated(markdown: string, name: string, content: string): string {
  const [begin, end] = [`<!-- begin: ${name} -->\n`, `<!-- end: ${name} -->`];
  const [from, to] = [markdown.indexOf(begin), markdown.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`the Markdown must have the comments "begin: ${name}" and "end: ${name}", in this order`);
  return `${markdown.slice(0, from + begin.length)}\n${content}\n\n${markdown.slice(to)}`;
}
