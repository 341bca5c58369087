import type { FunctionName } from '../program.ts';
import type { Trace } from '../trace.ts';

/** Throws a `RangeError` if one of the arrays that a function of a flat program receives is too short. */
export type LengthCheck = (params: Float64Array, data: Float64Array, gradient: Float64Array) => void;

/** The check of the function of the given name, in the words of the program that is written as text. */
export function lengthCheck(name: FunctionName, { names }: Trace): LengthCheck {
  const [params, data] = [names.params.length, names.data.length];
  const gradient = name === 'value' ? 0 : params;
  const overSamples = name === 'sumValueAndGrad';
  return (...arrays) => {
    const isShort =
      arrays[0].length < params ||
      (overSamples ? arrays[1].length % data !== 0 : arrays[1].length < data) ||
      arrays[2].length < gradient;
    if (!isShort) return;
    const checked = [
      { array: 'params', expected: params, received: arrays[0].length, per: '' },
      { array: 'data', expected: data, received: arrays[1].length, per: overSamples ? ' per sample' : '' },
      { array: 'gradient', expected: gradient, received: arrays[2].length, per: '' },
    ].filter(({ expected }) => expected > 0);
    const list = (texts: readonly (string | number)[]) => texts.join(', ');
    throw new RangeError(
      `${name}: ${list(checked.map(({ array }) => array))} must have ${checked.length === 1 ? 'length' : 'lengths'} ` +
        `${list(checked.map(({ expected, per }) => expected + per))}, but have ${list(checked.map(({ received }) => received))}`,
    );
  };
}
