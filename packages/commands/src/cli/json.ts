/** What a command says about its option --json in its help. */
export function jsonHelp(what: string): string {
  return `print JSON: ${what}; NaN, Infinity and -Infinity are strings`;
}

/** A result as JSON, in which NaN, Infinity and -Infinity, which JSON lacks, are strings. */
export function toJson(result: unknown): string {
  return JSON.stringify(result, (_, x) => (typeof x === 'number' && !Number.isFinite(x) ? String(x) : x), 2);
}
