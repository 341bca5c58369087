const keywords = `arguments await break case catch class const continue debugger default delete do else enum eval export
  extends false finally for function if implements import in instanceof interface let new null package private protected
  public return static super switch this throw true try typeof var void while with yield NaN Infinity undefined Math`;

/** Names for the numbers and functions of a program, each given once. */
export class Names {
  readonly #given: Set<string>;
  #count = 0;

  constructor(given: Iterable<string> = keywords.split(/\s+/)) {
    this.#given = new Set(given);
  }

  /** The same names, given. */
  copy(): Names {
    return new Names(this.#given);
  }

  /** A name as near to the one wanted as JavaScript and the names already given allow; one like t1 if none is wanted. */
  give(wanted?: string): string {
    const base = wanted === undefined ? undefined : identifier(wanted);
    let name = base ?? `t${++this.#count}`;
    for (let i = 2; this.#given.has(name); i++) name = base === undefined ? `t${++this.#count}` : `${base}_${i}`;
    this.#given.add(name);
    return name;
  }
}

/** The label with all that JavaScript doesn't allow in a name turned into `_`, so that none can do harm in a program. */
export function identifier(label: string): string {
  return label.replaceAll(/[^\p{ID_Continue}$]/gu, '_').replace(/^(?![\p{ID_Start}$_])/u, '_');
}
