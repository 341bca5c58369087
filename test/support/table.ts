import type { Op, Scalar } from '@autograd-222/autograd';
import * as engine from '@autograd-222/autograd';

export type OpFunction = ((...inputs: Scalar[]) => Scalar) & { readonly op: Op };

const isOp = (x: unknown): x is OpFunction => typeof x === 'function' && 'op' in x;
const exported: unknown[] = Object.values(engine);

/** The table of ops: whatever the engine exports that was made by `defineOp`. */
export const ops: readonly OpFunction[] = exported.filter(isOp);
