/** How a text is written. */
export type Format = 'latex' | 'markdown' | 'text';

/** The format of a text, by the signs that only one of them has. */
export function formatOf(text: string): Format {
  if (/\\(?:documentclass|usepackage|begin\{document\}|(?:sub)*section\*?\{|item\b)/.test(text)) return 'latex';
  const hasMath = /\$|\\\[|\\\(|\\begin\{/.test(text);
  if (hasMath && /^(?:#{1,6} |```|~~~)|<!--|^[ \t]*[-*] .*\$/m.test(text)) return 'markdown';
  if (/^[ \t]*%/m.test(text)) return 'latex';
  if (/^```math/m.test(text)) return 'markdown';
  const outside = text.replaceAll(/\$\$[^$]*\$\$|\$[^$\n]*\$/g, '');
  if (/\\(?:[a-zA-Z]+|\[|\()/.test(outside)) return 'latex';
  return outside.length < text.length ? 'markdown' : 'text';
}
