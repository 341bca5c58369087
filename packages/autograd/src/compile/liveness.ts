import type { Instructions, Operand } from './instructions.ts';

/** How often each instruction is used, by its id, to compute these outputs; 0 if none of them needs it. */
export function usesOf({ length, operands, starts }: Instructions, outputs: readonly Operand[]): Int32Array {
  const uses = new Int32Array(length);
  const use = (x: Operand) => {
    if (x >= 0) uses[x] = (uses[x] ?? 0) + 1;
  };
  outputs.forEach(use);
  for (let id = length - 1; id >= 0; id--) {
    if (uses[id] === 0) continue;
    for (let i = starts[id] ?? 0; i < (starts[id + 1] ?? 0); i++) use(operands[i] ?? -1);
  }
  return uses;
}

/** For each instruction, by its id, 1 if it depends on an input in `data`, so that each sample has its own. */
export function variesOverData({ length, operands, starts, inputs }: Instructions): Uint8Array {
  const varies = new Uint8Array(length);
  for (const id of inputs.data) varies[id] = 1;
  for (let id = 0; id < length; id++) {
    for (let i = starts[id] ?? 0; i < (starts[id + 1] ?? 0); i++) {
      if (varies[operands[i] ?? -1] === 1) varies[id] = 1;
    }
  }
  return varies;
}
