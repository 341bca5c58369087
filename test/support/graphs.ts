import { add, type Scalar, Value } from '@autograd-222/autograd';
import fc from 'fast-check';
import { ops } from './table.ts';

/** A function of three numbers whose graph is some of all the ops, in any order, sharing what they share. */
export interface RandomFunction {
  (x: Scalar, y: Scalar, z: Scalar): Scalar;
  /** The ops in it and what they are applied to: what a failing test prints. */
  toString(): string;
}

const constants = [0, -0, 1, -1, 2, 0.5, -3];

export const randomFunction: fc.Arbitrary<RandomFunction> = fc
  .array(fc.tuple(fc.nat(ops.length - 1), fc.array(fc.nat(30), { minLength: 3, maxLength: 3 }), fc.boolean()), {
    minLength: 1,
    maxLength: 12,
  })
  .map((steps) => {
    const f = (x: Scalar, y: Scalar, z: Scalar): Scalar => {
      const nodes: Scalar[] = [x, y, z];
      for (const [op, inputs, labelled] of steps) {
        const pool = [...nodes.toReversed(), ...constants];
        const arity = ops[op]?.op.partials.length;
        const node = ops[op]?.(...inputs.slice(0, arity).map((i) => pool[i % pool.length] ?? 0)) ?? 0;
        if (labelled && node instanceof Value) node.label = `h${nodes.length}`;
        nodes.push(node);
      }
      return add(nodes.at(-1) ?? 0, nodes.at(-2) ?? 0);
    };
    const text = () => steps.map(([op, inputs]) => `${ops[op]?.op.name}(${inputs.join(', ')})`).join('; ');
    return Object.assign(f, { toString: text, [fc.toStringMethod]: text });
  });
