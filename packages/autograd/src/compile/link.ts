import { describe } from '../errors.ts';
import type { Emitted } from './emit.ts';

type Flat = (params: Float64Array, data: Float64Array, gradient?: Float64Array) => number;

/** The function that an emitted program declares, with the ops that it calls. */
export function link({ name, declared, source, calls }: Emitted): Flat {
  const forwards = [...calls.values()].map((op) => op.forward.bind(op));
  const run: Flat = new Function(...calls.keys(), `'use strict';\n${source}\nreturn ${declared};`)(...forwards);
  return (params, data, gradient) => {
    try {
      return run(params, data, gradient);
    } catch (error) {
      // The program has no time to look at what it is given before.
      for (const [array, x] of Object.entries(name === 'value' ? { params, data } : { params, data, gradient })) {
        if (!(x instanceof Float64Array)) {
          throw new TypeError(`${name}: ${array} must be a Float64Array, but is ${describe(x)}`);
        }
      }
      throw error;
    }
  };
}

/**
 * The functions that emitted programs declare, as a module. The ops that they call are imported from where `imports`
 * says, by name; throws a `RangeError` if it doesn't.
 */
export function moduleOf(programs: readonly Emitted[], imports: Readonly<Record<string, string>>): string {
  const ops = new Map(programs.flatMap(({ calls }) => [...calls]));
  const lines = [...ops].map(([name, op]) => {
    const from = imports !== null && Object.hasOwn(imports, op.name) ? imports[op.name] : undefined;
    if (typeof from !== 'string') {
      throw new RangeError(`module: ${op.name} isn't spelled in JavaScript: imports must say where it is exported`);
    }
    if ([...ops.values()].some((other) => other !== op && other.name === op.name)) {
      throw new RangeError(`module: two ops are called ${op.name}`);
    }
    return `import { ${name === op.name ? '' : `${JSON.stringify(op.name)} as `}${name} } from ${JSON.stringify(from)};`;
  });
  const functions = programs.map(({ source }) => source);
  const exported = programs
    .map(({ name, declared }) => (name === declared ? name : `${declared} as ${name}`))
    .join(', ');
  return `${[...lines, ...functions, `export { ${exported} };`].join('\n\n')}\n`;
}
