import type { Schedule, Statement } from './schedule.ts';
import type { Vocabulary } from './vocabulary.ts';

// V8 doesn't optimise a function of more than 60 KiB of bytecode. All numbers here are estimates of V8's bytecode.

/** The most bytes for a program that is one function, which is the fastest form. */
const bytesInOne = 48 * 1024;
/** The most bytes for each piece of a longer program. Longer pieces run no faster, and take V8 longer to compile. */
const bytesInPiece = 12 * 1024;

/** The bytes that it takes to read an input, to write a component of the gradient, and for a character of other code. */
const [bytesOfInput, bytesOfComponent, bytesOfCharacter] = [14, 30, 3];

/** The bytes that a statement takes in addition in a piece, to read what other pieces computed and to store its result. */
const bytesOfMemory = 24;

/** Whether the program is short enough to be one function. */
export function fitsInOne({ inputs, once, each }: Schedule, vocabulary: Vocabulary): boolean {
  const bytes = [...once, ...each].reduce((sum, statement) => sum + bytesOf(statement, vocabulary), 0);
  return bytes + inputs.length * bytesOfInput <= bytesInOne;
}

/** The statements, in order, as lists of which each is short enough for a piece. */
export function cut(statements: readonly Statement[], vocabulary: Vocabulary): Statement[][] {
  const pieces: Statement[][] = [];
  let room = 0;
  for (const statement of statements) {
    const bytes = bytesOf(statement, vocabulary) + bytesOfMemory;
    if (bytes > room) {
      pieces.push([]);
      room = bytesInPiece;
    }
    room -= bytes;
    pieces.at(-1)?.push(statement);
  }
  return pieces;
}

function bytesOf(statement: Statement, { spellings }: Vocabulary): number {
  if ('of' in statement) return bytesOfComponent;
  return bytesOfCharacter * ((statement.op && spellings.get(statement.op)?.length) ?? 0);
}
