const units = 16;
const second = 3 * units; // index of the second layer's parameters: for each unit the weights, then the bias
const output = second + (units + 1) * units;
const count = output + units + 1;

const h1 = new Float64Array(units);
const h2 = new Float64Array(units);
const dh1 = new Float64Array(units);

/**
 * The baseline: the loss of micrograd's demo, penalty included, and its gradient, as plain loops over flat arrays. It
 * allocates nothing, computes nothing twice, and skips what has derivative 0: points without a hinge loss, and inactive
 * relus. `data` holds x1, x2 and y of each point.
 *
 * Writes the gradient to `gradient` and returns the loss.
 */
export function handMoons(params: Float64Array, data: Float64Array, gradient: Float64Array): number {
  gradient.fill(0);
  let total = 0;
  for (let at = 0; at < data.length; at += 3) {
    const x1 = data[at] ?? 0;
    const x2 = data[at + 1] ?? 0;
    const y = data[at + 2] ?? 0;
    for (let j = 0, w = 0; j < units; j++, w += 3) {
      const a = (params[w] ?? 0) * x1 + (params[w + 1] ?? 0) * x2 + (params[w + 2] ?? 0);
      // biome-ignore lint/complexity/useMathMinMax: V8 is slower at Math.max
      h1[j] = a > 0 ? a : 0;
    }
    let score = params[count - 1] ?? 0;
    for (let j = 0, w = second; j < units; j++, w++) {
      let a = 0;
      for (let i = 0; i < units; i++, w++) a += (params[w] ?? 0) * (h1[i] ?? 0);
      a += params[w] ?? 0;
      // biome-ignore lint/complexity/useMathMinMax: V8 is slower at Math.max
      h2[j] = a > 0 ? a : 0;
      if (a > 0) score += (params[output + j] ?? 0) * a;
    }
    const loss = 1 - y * score;
    if (loss <= 0) continue;
    total += loss;
    gradient[count - 1] = (gradient[count - 1] ?? 0) - y;
    dh1.fill(0);
    for (let j = 0; j < units; j++) {
      const h = h2[j] ?? 0;
      if (h === 0) continue;
      gradient[output + j] = (gradient[output + j] ?? 0) - y * h;
      const d = -y * (params[output + j] ?? 0);
      let w = second + (units + 1) * j;
      for (let i = 0; i < units; i++, w++) {
        gradient[w] = (gradient[w] ?? 0) + d * (h1[i] ?? 0);
        dh1[i] = (dh1[i] ?? 0) + d * (params[w] ?? 0);
      }
      gradient[w] = (gradient[w] ?? 0) + d;
    }
    for (let j = 0, w = 0; j < units; j++, w += 3) {
      if (h1[j] === 0) continue;
      const d = dh1[j] ?? 0;
      gradient[w] = (gradient[w] ?? 0) + d * x1;
      gradient[w + 1] = (gradient[w + 1] ?? 0) + d * x2;
      gradient[w + 2] = (gradient[w + 2] ?? 0) + d;
    }
  }
  const points = data.length / 3;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const p = params[i] ?? 0;
    squares += p * p;
    gradient[i] = (gradient[i] ?? 0) / points + 2e-4 * p;
  }
  return total / points + 1e-4 * squares;
}
