const keywords = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export
  extends false finally for function if implements import in instanceof interface let new null package private protected
  public return static super switch this throw true try typeof var void while with yield NaN Infinity undefined
  Math Float64Array RangeError`.split(/\s+/),
);

/** Names for the numbers and functions of a program, each given once. */
export class Names {
  readonly #given = new Set<string>();
  readonly #outer: Names | undefined;
  #count = 0;

  /** With those of a wider scope, if there is one, counted as given. */
  constructor(outer?: Names) {
    this.#outer = outer;
  }

  /** A name as near to the one wanted as JavaScript and the names already given allow; one like t1 if none is wanted. */
  give(wanted?: string): string {
    const base = wanted === undefined ? undefined : identifier(wanted);
    let name = base ?? `t${++this.#count}`;
    for (let i = 2; this.#has(name); i++) name = base === undefined ? `t${++this.#count}` : `${base}_${i}`;
    this.#given.add(name);
    return name;
  }

  #has(name: string): boolean {
    return this.#given.has(name) || (this.#outer === undefined ? keywords.has(name) : this.#outer.#has(name));
  }
}

/** The label with all that JavaScript doesn't allow in a name turned into `_`, so that none can do harm in a program. */
export function identifier(label: string): string {
  return label.replaceAll(/[^\p{ID_Continue}$]/gu, '_').replace(/^(?![\p{ID_Start}$_])/u, '_');
}
