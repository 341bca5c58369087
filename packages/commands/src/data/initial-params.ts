import { mapParameters, type Params, parameterNames } from '@autograd-222/model-222';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The parameters that `pnpm start` begins with: short numbers, which are easy to compute with by hand. */
export const defaultParams: Params = {
  ...{ w1: 0.5, w2: -0.3, w3: 0.2, w4: 0.8, w5: 0.7, w6: -0.4, w7: -0.6, w8: 0.5 },
  ...{ b1: 0.1, b2: -0.2, b3: 0.05, b4: -0.1 },
};

/** Parameters between -1 and 1, the same for the same seed. */
export function randomParams(seed: number): Params {
  const generator = xoroshiro128plus(seed);
  return mapParameters(() => 2 * uniformFloat64(generator) - 1);
}

/** The parameters that a command starts from: those of a file, random ones, or the default. */
export function initialParams({ params, seed }: { params?: Params | undefined; seed?: number | undefined }): Params {
  return params ?? (seed === undefined ? defaultParams : randomParams(seed));
}

/** The parameters in a JSON text; throws an `Error` whose message says what is wrong with it. */
export function parseParams(json: string): Params {
  const parsed: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Error('the file must hold an object with w1 to w8 and b1 to b4');
  }
  const entries = new Map<string, unknown>(Object.entries(parsed));
  const unknown = [...entries.keys()].find((key) => !parameterNames.some((name) => name === key));
  if (unknown !== undefined) throw new Error(`${unknown} is not a parameter: they are w1 to w8 and b1 to b4`);
  return mapParameters((name) => {
    const value = entries.get(name);
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw new Error(
      `${name} must be a finite number, but is ${value === undefined ? 'missing' : typeof value === 'number' ? value : JSON.stringify(value)}`,
    );
  });
}
