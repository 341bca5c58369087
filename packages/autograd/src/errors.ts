/**
 * What was received, in a few words, for the message of an error.
 *
 * @example
 * describe([1, 2]) // an array of length 2
 * describe('x1') // the string "x1"
 */
export function describe(x: unknown): string {
  if (typeof x === 'string') return `the string ${JSON.stringify(x)}`;
  if (typeof x === 'bigint') return `the bigint ${x}`;
  if (typeof x === 'symbol' || typeof x === 'function') return `a ${typeof x}`;
  if (typeof x !== 'object' || x === null) return String(x);
  if (Array.isArray(x)) return `an array of length ${x.length}`;
  const kind: unknown = x.constructor?.name;
  return typeof kind === 'string' && kind !== 'Object' ? `a ${kind}` : 'an object';
}

/**
 * As `describe`, but for places where a `Value` is accepted: one that isn't must be of another copy of this package.
 *
 * @example
 * describeNonValue(true) // true
 */
export function describeNonValue(x: unknown): string {
  const description = describe(x);
  return description === 'a Value' ? 'a Value of another copy of @autograd-222/autograd' : description;
}

/** The number that the `forward` of an op returned. Throws a `TypeError` if it is something else. */
export function checkNumber(name: string, result: number): number {
  if (typeof result === 'number') return result;
  throw forwardError(name, result);
}

export function forwardError(name: string, result: unknown): TypeError {
  return new TypeError(`${name}: forward must return a number, but returned ${describe(result)}`);
}

export function labelError(name: string, label: unknown): TypeError {
  return new TypeError(`${name}: the label must be a string, but is ${describe(label)}`);
}

/** A `Value` stands where JavaScript needs a number. */
export class NotANumberError extends TypeError {
  override readonly name = 'TypeError';
}

export function dataError(name: string, data: unknown): TypeError {
  return new TypeError(`${name}: data must be a number, but is ${describe(data)}`);
}

export function inputError(name: string, i: number, x: unknown): TypeError {
  return new TypeError(`${name}: argument ${i + 1} must be a number or a Value, but is ${describeNonValue(x)}`);
}

/** Refuses what an op is given beyond its inputs, but not what `xs.map(exp)` and `xs.reduce(add)` pass: an index and xs. */
export function checkSurplus(name: string, inputs: number, surplus: readonly unknown[]): void {
  if (Array.isArray(surplus[1])) return;
  throw new TypeError(`${name}: the number of arguments must be ${inputs}, but is ${inputs + surplus.length}`);
}

/** Throws a `TypeError` unless `f`, the first argument of the function `name`, is a function. */
export function checkFunction(name: string, f: unknown): void {
  if (typeof f !== 'function') throw new TypeError(`${name}: argument 1 must be a function, but is ${describe(f)}`);
}

/** Refuses options, the i-th argument of the function `name`, that aren't an object, or have anything but the known ones. */
export function checkOptions(name: string, i: number, options: unknown, known: readonly string[]): void {
  const expected = `${name}: argument ${i} must be { ${known.join(', ')} }`;
  if (typeof options !== 'object' || options === null) throw new TypeError(`${expected}, but is ${describe(options)}`);
  const other = Object.keys(options).find((key) => !known.includes(key));
  if (other !== undefined) throw new TypeError(`${expected}, but has ${other}`);
}

/** Throws unless `op` has a name, a `forward`, and one partial for each input that `forward` names. */
export function checkOp(op: { name: unknown; forward: unknown; partials: unknown; js?: unknown; tex?: unknown }): void {
  if (typeof op !== 'object' || op === null) {
    throw new TypeError(`defineOp: the op must be { name, forward, partials }, but is ${describe(op)}`);
  }
  const { name, forward, partials } = op;
  if (typeof name !== 'string' || name === '') {
    throw new TypeError(`defineOp: name must be a string that isn't empty, but is ${describe(name)}`);
  }
  if (typeof forward !== 'function') {
    throw new TypeError(`defineOp: forward of ${name} must be a function, but is ${describe(forward)}`);
  }
  if (!Array.isArray(partials)) {
    throw new TypeError(`defineOp: partials of ${name} must be an array, but is ${describe(partials)}`);
  }
  if (forward.length === 0) throw new RangeError(`defineOp: forward of ${name} must name its inputs, but names none`);
  if (partials.length !== forward.length) {
    throw new RangeError(
      `defineOp: ${name} needs one partial for each input of forward, which names ${forward.length}, but has ${partials.length}`,
    );
  }
  if (op.js !== undefined && typeof op.js !== 'function') {
    throw new TypeError(`defineOp: js of ${name} must be a function, but is ${describe(op.js)}`);
  }
  const { tex } = op;
  const writesTex = typeof tex === 'object' && tex !== null && 'write' in tex ? tex.write : tex;
  if (tex !== undefined && typeof tex !== 'string' && typeof writesTex !== 'function') {
    throw new TypeError(`defineOp: tex of ${name} must be a string, a function or { write }, but is ${describe(tex)}`);
  }
  partials.forEach((partial: unknown, i) => {
    if (typeof partial !== 'function' && typeof partial !== 'number') {
      throw new TypeError(
        `defineOp: partial ${i + 1} of ${name} must be a function or a number, but is ${describe(partial)}`,
      );
    }
  });
}
