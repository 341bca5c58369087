import { type Flat, guarded } from '../guard.ts';
import type { FunctionName } from '../program.ts';
import type { Trace } from '../trace.ts';
import { layoutOf, type Places } from './layout.ts';
import { lengthCheck } from './lengths.ts';
import { rehearse, run } from './run.ts';

const none = new Float64Array();

/** The function of the given name, which does what arrays say: nothing is made from text. */
export function linkArrays(trace: Trace, name: FunctionName): Flat {
  const { numbers, places, once, each, value, gradient: components } = layoutOf(trace, name);
  if (numbers.length > 10_000) rehearse();
  const check = lengthCheck(name, trace);
  const sampleLength = trace.names.data.length;

  const single: Flat = (params, data, gradient = none) => {
    check(params, data, gradient);
    copy(params, 0, places.params, numbers);
    copy(data, 0, places.data, numbers);
    run(each, numbers);
    for (let i = 0; i < components.length; i++) gradient[i] = numbers[components[i] ?? 0] ?? NaN;
    return numbers[value] ?? NaN;
  };

  const overSamples: Flat = (params, data, gradient = none) => {
    check(params, data, gradient);
    copy(params, 0, places.params, numbers);
    run(once, numbers);
    let total = 0;
    gradient.fill(0);
    for (let sample = 0; sample < data.length; sample += sampleLength) {
      copy(data, sample, places.data, numbers);
      run(each, numbers);
      for (let i = 0; i < components.length; i++) {
        gradient[i] = (gradient[i] ?? NaN) + (numbers[components[i] ?? 0] ?? NaN);
      }
      total += numbers[value] ?? NaN;
    }
    return total;
  };

  return guarded(name, name === 'sumValueAndGrad' ? overSamples : single);
}

/** Puts the numbers from an index on into their places. */
function copy(from: Float64Array, start: number, { start: to, end }: Places, numbers: Float64Array): void {
  for (let i = to; i < end; i++) numbers[i] = from[start + i - to] ?? NaN;
}
