import { Unreadable } from './unreadable.ts';

/** How many brackets may stand around a part of a formula. */
export const deepest = 200;

/** How deep a tree of what was read may be: a bracket with a fraction in it takes a few levels. */
export const deepestTree = 4 * deepest;

/** What is wrong with the brackets of a formula before it is parsed: too many of them, or braces that don't match. */
export function nestingError(text: string, offset: number, isTex: boolean): Unreadable | undefined {
  const bracket = isTex ? /\\(?:left|right|begin|end)(?![a-zA-Z])|\\[\s\S]|[()[\]{}]/g : /[()[\]{}]/g;
  const braces: number[] = [];
  let depth = 0;
  for (let found = bracket.exec(text); found !== null; found = bracket.exec(text)) {
    const at = { start: offset + found.index, end: offset + bracket.lastIndex };
    if (/^(?:[([{]|\\left|\\begin)$/.test(found[0])) depth++;
    else if (/^(?:[)\]}]|\\right|\\end)$/.test(found[0])) depth = Math.max(0, depth - 1);
    if (depth > deepest) return new Unreadable(`it is nested more than ${deepest} deep`, at);
    if (found[0] === '{') braces.push(found.index);
    else if (found[0] === '}' && braces.pop() === undefined) return new Unreadable('this } closes nothing', at);
  }
  const open = braces.at(-1);
  if (open === undefined) return undefined;
  return new Unreadable('this { isn’t closed', { start: offset + open, end: offset + open + 1 });
}
