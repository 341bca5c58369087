import { documentText } from '@autograd-222/model-222';

/** The text of the document with other LaTeX in place of some of its equations, by their numbers. */
export function documentWith(changes: ReadonlyMap<number, string>): string {
  let number = 0;
  return documentText.replaceAll(
    /(\\begin\{equation\}\s*)([\s\S]*?)(\s*\\end\{equation\})/g,
    (_, begin: string, tex: string, end: string) => {
      number++;
      return begin + (changes.get(number) ?? tex) + end;
    },
  );
}
