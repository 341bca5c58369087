import { describe } from '../errors.ts';

/**
 * How a program runs: as JavaScript made from text, or by loops over arrays of ops and addresses. Results are the same. Text
 * is faster once V8 has optimised it. Arrays are faster before that and for very long programs, and run where functions can't
 * be made from text, as on a page whose content security policy forbids it.
 */
export type Backend = 'text' | 'arrays';

/** The most instructions of a program that runs as text by default. Longer ones run faster on arrays. */
const longestText = 20_000;

/** The backend for a program of so many instructions. */
export function backendFor(instructions: number): Backend {
  return instructions <= longestText && canMakeFunctions() ? 'text' : 'arrays';
}

let canMake: boolean | undefined;

/** Whether functions can be made from text. Tried once, since a browser reports each try that its policy forbids. */
export function canMakeFunctions(): boolean {
  canMake ??= tryToMakeOne();
  return canMake;
}

function tryToMakeOne(): boolean {
  try {
    new Function('');
    return true;
  } catch {
    return false;
  }
}

/** The backend, if it is one. Throws a `RangeError` otherwise. */
export function checkBackend(name: string, backend: unknown): Backend | undefined {
  if (backend === undefined || backend === 'text' || backend === 'arrays') return backend;
  throw new RangeError(`${name}: backend must be 'text' or 'arrays', but is ${describe(backend)}`);
}
