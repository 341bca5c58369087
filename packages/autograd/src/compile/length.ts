import type { Schedule, Statement } from './schedule.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * V8 doesn't optimise functions of more than 60 KiB of bytecode. A program that stays below this, by estimate, is one
 * function: nothing is faster. A longer one is cut into pieces well below: they run as fast as longer ones, and V8 is
 * done with them sooner.
 */
const bytesInOne = 48 * 1024;
const bytesInPiece = 12 * 1024;

/** The bytes to read an input; to write a component of the gradient; and per character of JavaScript with short names. */
const [bytesOfInput, bytesOfComponent, bytesOfCharacter] = [14, 30, 3];

/** What a statement in a piece has more: to read from memory what others have written there, and to write what they need. */
const bytesOfMemory = 24;

// All of these are estimates, from what V8 makes of various programs.

/** Whether a function can be one piece. */
export function fitsInOne({ inputs, once, each }: Schedule, vocabulary: Vocabulary): boolean {
  const bytes = [...once, ...each].reduce((sum, statement) => sum + bytesOf(statement, vocabulary), 0);
  return bytes + inputs.length * bytesOfInput <= bytesInOne;
}

/** The statements, in order, in lists that are each short enough for a piece. */
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
