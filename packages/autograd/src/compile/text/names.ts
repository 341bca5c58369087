const keywords = `arguments await break case catch class const continue debugger default delete do else enum eval export
  extends false finally for function if implements import in instanceof interface let new null package private protected
  public return static super switch this throw true try typeof var void while with yield`.split(/\s+/);

/** The globals that programs use. */
const globals = ['Float64Array', 'Infinity', 'Math', 'NaN', 'RangeError', 'undefined'];

/** Names for the numbers and functions of a program, each given once. */
export class Names {
  readonly #taken: Set<string>;
  readonly #outer: Names | undefined;
  #count = 0;

  /** `taken` are names that mustn't be given, or those of the scope around this one, which mustn't be hidden. */
  constructor(taken: Names | readonly string[]) {
    this.#outer = taken instanceof Names ? taken : undefined;
    this.#taken = new Set(taken instanceof Names ? [] : [...keywords, ...globals, ...taken]);
  }

  /** A name as near to the preferred one as JavaScript and the names taken allow; one like t1 if none is preferred. */
  give(preferred?: string): string {
    const base = preferred === undefined ? undefined : identifier(preferred);
    let name = base ?? `t${++this.#count}`;
    for (let i = 2; this.has(name); i++) name = base === undefined ? `t${++this.#count}` : `${base}_${i}`;
    this.#taken.add(name);
    return name;
  }

  /** Whether the name is taken, here or in the scope around this one. */
  has(name: string): boolean {
    return this.#taken.has(name) || this.#outer?.has(name) === true;
  }
}

/**
 * The label with all that JavaScript doesn't allow in a name turned into `_`, so that none can do harm in a program; and the
 * dollars that mark the inputs in a spelling, too.
 */
export function identifier(label: string): string {
  return label.replaceAll(/[^\p{ID_Continue}$]|\$(?=\d+\$)/gu, '_').replace(/^(?![\p{ID_Start}$_])/u, '_');
}
