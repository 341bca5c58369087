import { describe } from '../errors.ts';

/** Throws a `TypeError` of the function `asked` unless its first argument looks like a derivation. */
export function checkDerivation(asked: string, derivation: unknown): void {
  if (hasList(derivation, 'steps') && hasList(derivation, 'paths')) return;
  throw new TypeError(`${asked}: argument 1 must be a derivation, as derive gives it, but is ${describe(derivation)}`);
}

/** The same for its second argument, a step. */
export function checkStep(asked: string, step: unknown): void {
  if (hasList(step, 'terms')) return;
  throw new TypeError(`${asked}: argument 2 must be a step of the derivation, but is ${describe(step)}`);
}

/** The same for its i-th argument, a width. */
export function checkWidth(asked: string, i: number, width: unknown): void {
  if (typeof width === 'number') return;
  throw new TypeError(`${asked}: argument ${i} must be a number of columns, but is ${describe(width)}`);
}

function hasList(x: unknown, name: string): boolean {
  return typeof x === 'object' && x !== null && Array.isArray(Object.getOwnPropertyDescriptor(x, name)?.value);
}
