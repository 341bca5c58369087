import { describe, describeNonValue, Value } from '@autograd-222/autograd';
import { type Pair, type Params, parameterNames } from './names.ts';

/** Throws a `TypeError` that names the first parameter, input or target that isn't a number. */
export function checkNumbers(where: string, params: Params, x: Pair, y: Pair): void {
  for (const name of parameterNames) checkNumber(where, name, params?.[name]);
  checkNumber(where, 'x1', x?.[0]);
  checkNumber(where, 'x2', x?.[1]);
  checkNumber(where, 'y1', y?.[0]);
  checkNumber(where, 'y2', y?.[1]);
}

/** Throws a `TypeError` that names the first of the quantities that is neither a number nor a `Value`. */
export function checkScalars(where: string, quantities: Readonly<Record<string, unknown>>): void {
  for (const [name, x] of Object.entries(quantities)) {
    if (typeof x === 'number' || x instanceof Value) continue;
    throw new TypeError(`${where}: ${name} must be a number or a Value, but is ${describeNonValue(x)}`);
  }
}

function checkNumber(where: string, name: string, x: unknown): void {
  if (typeof x !== 'number') throw new TypeError(`${where}: ${name} must be a number, but is ${describe(x)}`);
}
