import type { Backend } from '@autograd-222/autograd';

/** Whether functions can be made from text: not under `--disallow-code-generation-from-strings`. */
export const canMakeFunctions = (() => {
  try {
    return new Function('return true')() === true;
  } catch {
    return false;
  }
})();

/** The ways in which a compiled program can run here. */
export const backends: readonly Backend[] = canMakeFunctions ? ['text', 'arrays'] : ['arrays'];
