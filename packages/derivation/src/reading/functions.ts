/** How many inputs the engine's ops take that can be written as functions. */
const inputCounts: ReadonlyMap<string, number> = new Map([
  ...(
    'abs acos acosh asin asinh atan atanh cbrt cos cosh elu exp expm1 gelu leakyRelu log log10 log1p log2 logSigmoid ' +
    'neg reciprocal relu sigmoid sign silu sin sinh softplus sqrt square tan tanh'
  )
    .split(' ')
    .map((name) => [name, 1] as const),
  ...['add', 'atan2', 'div', 'hypot', 'logAddExp', 'max', 'min', 'mul', 'pow', 'sub'].map((name) => [name, 2] as const),
]);

/** Those of two inputs that any number can be given to, since max(a, b, c) = max(max(a, b), c). */
export const folded: ReadonlySet<string> = new Set(['add', 'hypot', 'logAddExp', 'max', 'min', 'mul']);

const otherNames: Readonly<Record<string, string>> = {
  ln: 'log',
  lg: 'log10',
  arcsin: 'asin',
  arccos: 'acos',
  arctan: 'atan',
  arcsinh: 'asinh',
  arsinh: 'asinh',
  arccosh: 'acosh',
  arcosh: 'acosh',
  arctanh: 'atanh',
  artanh: 'atanh',
  sgn: 'sign',
  lrelu: 'leakyRelu',
  swish: 'silu',
};

/** 1 divided by another function, which the engine has. */
const reciprocals: Readonly<Record<string, string>> = {
  cot: 'tan',
  sec: 'cos',
  csc: 'sin',
  coth: 'tanh',
  sech: 'cosh',
  csch: 'sinh',
};

const byLowerCase = new Map([...inputCounts.keys()].map((name) => [name.toLowerCase(), name]));

/** A function by any of its names: the op of the engine, or the op that 1 is divided by. */
export function functionNamed(word: string): { op: string; reciprocal: boolean } | undefined {
  const lower = word.toLowerCase();
  const divisor = own(reciprocals, lower);
  if (divisor !== undefined) return { op: divisor, reciprocal: true };
  const op = own(otherNames, lower) ?? byLowerCase.get(lower);
  return op === undefined ? undefined : { op, reciprocal: false };
}

/** Whether an op has a name that can be read. */
export function isReadableFunction(op: string): boolean {
  return inputCounts.has(op);
}

export function inputCount(op: string): number {
  return inputCounts.get(op) ?? 1;
}

/** The function that undoes another: \tanh^{-1} is atanh. */
export function inverseOf(op: string): string | undefined {
  return inputCounts.has(`a${op}`) ? `a${op}` : undefined;
}

function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
