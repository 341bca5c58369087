type Index = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11;

/** Twelve doubles in the order of `parameterNames`. */
export type Twelve = Float64Array & Record<Index, number>;

/** Twelve zeros, or the twelve given. Throws a `RangeError` for any other number of them. */
export function twelve(values: Iterable<number> = Array<number>(12).fill(0)): Twelve {
  const array = Float64Array.from(values);
  if (isTwelve(array)) return array;
  throw new RangeError(`twelve: there must be 12 values, but there are ${array.length}`);
}

function isTwelve(array: Float64Array): array is Twelve {
  return array.length === 12;
}

/**
 * The baseline: forward pass, loss and correct hand derivation as straight-line code, which allocates nothing and computes
 * nothing twice. Writes the gradient to `gradient` and returns the loss.
 */
export function handFlat(p: Twelve, x1: number, x2: number, y1: number, y2: number, gradient: Twelve): number {
  const w5 = p[4];
  const w6 = p[5];
  const w7 = p[6];
  const w8 = p[7];
  const h1 = Math.tanh(p[0] * x1 + p[1] * x2 + p[8]);
  const h2 = Math.tanh(p[2] * x1 + p[3] * x2 + p[9]);
  const e3 = Math.exp(w5 * h1 + w6 * h2 + p[10]);
  const e4 = Math.exp(w7 * h1 + w8 * h2 + p[11]);
  const total = e3 + e4;
  const h3 = e3 / total;
  const h4 = e4 / total;
  const d3 = h3 - y1;
  const d4 = h4 - y2;
  const not3 = 1 - h3;
  const not4 = 1 - h4;
  const dL_da3 = h3 * h4 * (2 * d3 + d3 / (h3 * not3) - (2 * d4 + d4 / (h4 * not4)));
  const dL_da1 = (1 - h1 * h1) * dL_da3 * (w5 - w7);
  const dL_da2 = (1 - h2 * h2) * dL_da3 * (w6 - w8);
  const dL_dw5 = dL_da3 * h1;
  const dL_dw6 = dL_da3 * h2;
  gradient[0] = dL_da1 * x1;
  gradient[1] = dL_da1 * x2;
  gradient[2] = dL_da2 * x1;
  gradient[3] = dL_da2 * x2;
  gradient[4] = dL_dw5;
  gradient[5] = dL_dw6;
  gradient[6] = -dL_dw5;
  gradient[7] = -dL_dw6;
  gradient[8] = dL_da1;
  gradient[9] = dL_da2;
  gradient[10] = dL_da3;
  gradient[11] = -dL_da3;
  return (
    d3 * d3 -
    (y1 * Math.log(h3) + (1 - y1) * Math.log(not3)) +
    (d4 * d4 - (y2 * Math.log(h4) + (1 - y2) * Math.log(not4)))
  );
}
