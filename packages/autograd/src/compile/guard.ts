import { describe } from '../errors.ts';
import type { FunctionName } from './program.ts';

/** A function of a flat program; `value` takes no `gradient`. */
export type Flat = (params: Float64Array, data: Float64Array, gradient?: Float64Array) => number;

/** The same function, which throws a `TypeError` that names the array where one is missing. */
export function guarded(name: FunctionName, run: Flat): Flat {
  return (params, data, gradient) => {
    try {
      return run(params, data, gradient);
    } catch (error) {
      // To check the arrays before each run would take time.
      for (const [array, x] of Object.entries(name === 'value' ? { params, data } : { params, data, gradient })) {
        if (!(x instanceof Float64Array)) {
          throw new TypeError(`${name}: ${array} must be a Float64Array, but is ${describe(x)}`);
        }
      }
      throw error;
    }
  };
}
