import { describe } from '@autograd-222/autograd';
import { type Pair, type Params, parameterNames } from './names.ts';

/** Throws a `TypeError` that names the first parameter, input or target that isn't a number. */
export function checkNumbers(where: string, params: Params, x: Pair, y: Pair): void {
  checkEach(where, parameterNames, params, isNumber, 'a number');
  checkEach(where, ['x1', 'x2'], { x1: x?.[0], x2: x?.[1] }, isNumber, 'a number');
  checkEach(where, ['y1', 'y2'], { y1: y?.[0], y2: y?.[1] }, isNumber, 'a number');
}

/** Throws a `TypeError` that names the first of `names` under which `record` has nothing that `accepts` takes. */
export function checkEach<Name extends string>(
  where: string,
  names: readonly Name[],
  record: Readonly<Record<Name, unknown>>,
  accepts: (x: unknown) => boolean,
  wanted: string,
): void {
  for (const name of names) {
    const x = record?.[name];
    if (!accepts(x)) {
      throw new TypeError(`${where}: ${name} must be ${wanted}, but is ${describe(x)}`);
    }
  }
}

function isNumber(x: unknown): x is number {
  return typeof x === 'number';
}
