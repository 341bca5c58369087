const connectives = new Set(
  (
    'a an the is are be as at by of on to in it its if so or and but for nor not we us i you they this that these those ' +
    'which who what when where while with let set say then than hence thus therefore because since from have has had get ' +
    'gets got give gives given find note see use using write define defined denote call called means using here there ' +
    'suppose assume assuming unless whenever provided until case cases following above below into only also both each all ' +
    'any every some no same similarly again finally first second third next now'
  ).split(' '),
);

const conditions = new Set(
  'if when whenever unless until case at for assume assuming suppose provided whether while'.split(' '),
);

/** Whether a word of two letters or more belongs to a sentence rather than to a formula: where, so, is. */
export function isConnective(word: string): boolean {
  return word.length > 1 && connectives.has(word.toLowerCase());
}

/** Whether what follows the word isn't claimed but supposed: if, when, at, for. */
export function isCondition(word: string): boolean {
  return conditions.has(word.toLowerCase());
}

const setters = new Set('let set with where use using take taking put choose write define have has is'.split(' '));

/** Whether what follows the word gives a name its value: let, with, where. */
export function setsValue(word: string): boolean {
  return setters.has(word.toLowerCase());
}

/** The last word of a text, without what surrounds it. */
export function lastWord(text: string): string {
  return /([\p{L}]+)[^\p{L}]*$/u.exec(text)?.[1] ?? '';
}
