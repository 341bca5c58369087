/** The help text of --json. */
export function jsonHelp(what: string): string {
  return `print ${what} as JSON, with NaN, Infinity and -Infinity as strings`;
}

/** A result as JSON, in which NaN, Infinity and -Infinity, which JSON lacks, are strings. */
export function toJson(result: unknown): string {
  return JSON.stringify(result, (_, x) => (typeof x === 'number' && !Number.isFinite(x) ? String(x) : x), 2);
}
