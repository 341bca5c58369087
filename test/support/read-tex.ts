export type Read = (values: Readonly<Record<string, number>>, d: (of: string, by: string) => number) => number;

/**
 * The sides of an equation in the document's LaTeX, read as arithmetic: an independent second opinion on what is written.
 * It knows numbers, names, sums, products (also by juxtaposition), powers, brackets, fractions, e^, tanh and log, and takes
 * a fraction of two differentials for a derivative. A differential operator is applied to what depends on its variable
 * directly, by a difference of numbers. Anything else it refuses.
 */
export function readSides(tex: string): Read[] {
  return tex
    .split('=')
    .filter((side) => side.trim() !== '')
    .map(readTex);
}

/** A formula, or one side of an equation. */
export function readTex(tex: string): Read {
  const tokens = tex
    .replaceAll(/\\left|\\right|\\cdot|\\times/g, (word) => (word === '\\cdot' || word === '\\times' ? ' * ' : ''))
    .replaceAll(/\\hat\{y\}_(\d)/g, (_, i: string) => `h_${Number(i) + 2}`)
    .replaceAll(/\\frac\{\\partial (\w(?:_\d)?)\}\{\\partial (\w(?:_\d)?)\}/g, ' d:$1:$2 ')
    .replaceAll(/\\frac\{\\partial\}\{\\partial (\w(?:_\d)?)\}/g, ' D:$1 ')
    .match(/d:\w+:\w+|D:\w+|\\frac|\\tanh|\\log|[a-z]_\d|\d+(?:\.\d+)?|[-+*^()[\]{}]|\S/g);
  let next = 0;
  const peek = () => tokens?.[next] ?? '';
  const take = (expected?: string): string => {
    const token = peek();
    if (expected !== undefined && token !== expected) throw new Error(`${tex}: ${token} where ${expected} should be`);
    next++;
    return token;
  };
  const between = (open: string, close: string): Read => {
    take(open);
    const inner = sum();
    take(close);
    return inner;
  };

  const sum = (): Read => {
    const negative = peek() === '-';
    if (negative) take();
    const first = product();
    let total: Read = negative ? (v, d) => -first(v, d) : first;
    while (peek() === '+' || peek() === '-') {
      const sign = take() === '+' ? 1 : -1;
      const [left, right] = [total, product()];
      total = (v, d) => left(v, d) + sign * right(v, d);
    }
    return total;
  };
  const product = (): Read => {
    let total = power();
    while (/^(\*|\(|\[|\\frac|\\tanh|\\log|e|[dD]:.*|[a-z]_\d|\d.*)$/.test(peek())) {
      if (peek() === '*') take();
      const [left, right] = [total, power()];
      total = (v, d) => left(v, d) * right(v, d);
    }
    return total;
  };
  const power = (): Read => {
    const base = atom();
    if (peek() !== '^') return base;
    take('^');
    const exponent = peek() === '{' ? between('{', '}') : atom();
    return (v, d) => base(v, d) ** exponent(v, d);
  };
  const atom = (): Read => {
    if (peek() === '(') return between('(', ')');
    if (peek() === '[') return between('[', ']');
    const token = take();
    if (token === '\\frac') {
      const [over, under] = [between('{', '}'), between('{', '}')];
      return (v, d) => over(v, d) / under(v, d);
    }
    if (token === '\\tanh' || token === '\\log') {
      const [f, input] = [token === '\\tanh' ? Math.tanh : Math.log, atom()];
      return (v, d) => f(input(v, d));
    }
    if (token === 'e') return () => Math.E;
    if (/^\d/.test(token)) return () => Number(token);
    if (token.startsWith('d:')) {
      const [, of = '', by = ''] = token.replaceAll('_', '').split(':');
      return (_, d) => d(of, by);
    }
    if (token.startsWith('D:')) {
      const [name, inner] = [token.slice(2).replace('_', ''), atom()];
      return (v, d) => slope((x) => inner({ ...v, [name]: x }, d), v[name] ?? NaN);
    }
    if (/^(?:[a-z]_\d|L)$/.test(token)) return (v) => v[token.replace('_', '')] ?? NaN;
    throw new Error(`${tex}: ${token} is not understood`);
  };

  const whole = sum();
  if (next !== (tokens ?? []).length) throw new Error(`${tex}: ${peek()} is left over`);
  return whole;
}

/** The derivative of f at x by differences over four points, with an error of the order h⁴. */
function slope(f: (x: number) => number, x: number): number {
  const h = 1e-4;
  return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
}
