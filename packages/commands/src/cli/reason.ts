/** Why the file system refused something, without the code and the path: "no such file or directory". */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z]+: (.*?),/.exec(message)?.[1] ?? message;
}
