import { describe } from '../../errors.ts';
import { pathText } from '../../tree.ts';
import { type Flat, guarded } from '../guard.ts';
import type { Emitted } from './emit.ts';

/** The function that an emitted program declares, with the ops that it calls. */
export function link({ name, declared, source, calls }: Emitted): Flat {
  const forwards = [...calls.values()].map((op) => op.forward.bind(op));
  return guarded(name, new Function(...calls.keys(), `'use strict';\n${source}\nreturn ${declared};`)(...forwards));
}

/**
 * The functions that emitted programs declare, as a module, which imports the ops that they call: `imports` has, by the
 * name of the op, the module that exports it. Throws a `TypeError` if `imports` isn't an object, and a `RangeError` if it
 * doesn't have an op, or if two ops have the same name.
 */
export function moduleOf(programs: readonly Emitted[], imports: Readonly<Record<string, string>>): string {
  if (typeof imports !== 'object' || imports === null) {
    throw new TypeError(`module: imports must be an object, but is ${describe(imports)}`);
  }
  const ops = new Map(programs.flatMap(({ calls }) => [...calls]));
  const lines = [...ops].map(([name, op]) => {
    const from = Object.hasOwn(imports, op.name) ? imports[op.name] : undefined;
    if (typeof from !== 'string') {
      throw new RangeError(
        `module: ${pathText('imports', [op.name])} must be the module that exports this op, which has no js, but is ${describe(from)}`,
      );
    }
    if ([...ops.values()].some((other) => other !== op && other.name === op.name)) {
      throw new RangeError(`module: the names of ops without js must be different, but two are ${op.name}`);
    }
    return `import { ${name === op.name ? '' : `${JSON.stringify(op.name)} as `}${name} } from ${JSON.stringify(from)};`;
  });
  const functions = programs.map(({ source }) => source);
  const exported = programs.map(({ name, declared }) => (name === declared ? name : `${declared} as ${name}`));
  return `${[...lines, ...functions, `export { ${exported.join(', ')} };`].join('\n\n')}\n`;
}
