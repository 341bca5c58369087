import wrapAnsi from 'wrap-ansi';

/** `text` behind `lead`, its further lines indented by six columns, for a terminal of `width` columns. */
export function hanging(lead: string, text: string, width: number): string {
  const indent = 6;
  return `${lead}${wrapAnsi(text, Math.max(20, width - indent)).replaceAll('\n', `\n${' '.repeat(indent)}`)}`;
}
