import { defineOp, where } from './value.ts';

/**
 * max(0, x). Its derivative at 0 is 0, as in PyTorch.
 *
 * @example
 * relu(-3) // 0
 */
export const relu = defineOp({
  name: 'relu',
  forward: (x) => Math.max(0, x),
  partials: [(_x, y) => where(y, 1, 0)],
});
