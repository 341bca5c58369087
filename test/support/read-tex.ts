type Read = (values: Readonly<Record<string, number>>, d: (of: string, by: string) => number) => number;

/**
 * The right-hand side of an equation in the document's LaTeX, read as arithmetic: an independent second opinion on what
 * is printed. It knows numbers, names, sums, products (also by juxtaposition), powers, brackets, fractions, e^, tanh and
 * log, and takes a fraction of two differentials for a derivative; anything else it refuses.
 */
export function readTex(tex: string): Read {
  const rightHandSide = tex.split('=').at(-1) ?? '';
  const tokens = rightHandSide
    .replaceAll(/\\left|\\right|\\cdot|\\times/g, (word) => (word === '\\cdot' || word === '\\times' ? ' * ' : ''))
    .replaceAll(/\\frac\{\\partial (\w(?:_\d)?)\}\{\\partial (\w(?:_\d)?)\}/g, ' d:$1:$2 ')
    .replaceAll(/\\hat\{y\}_(\d)/g, (_, i: string) => ` h_${Number(i) + 2} `)
    .match(/d:\w+:\w+|\\frac|\\tanh|\\log|[a-z]_\d|\d+(?:\.\d+)?|[-+*^()[\]{}]|\S/g);
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
    while (/^(\*|\(|\[|\\frac|\\tanh|\\log|e|d:.*|[a-z]_\d|\d.*)$/.test(peek())) {
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
      const [f, input] = [token === '\\tanh' ? Math.tanh : Math.log, between('(', ')')];
      return (v, d) => f(input(v, d));
    }
    if (token === 'e') return () => Math.E;
    if (/^\d/.test(token)) return () => Number(token);
    if (token.startsWith('d:')) {
      const [, of = '', by = ''] = token.replaceAll('_', '').split(':');
      return (_, d) => d(of, by);
    }
    if (/^[a-z]_\d$/.test(token)) return (v) => v[token.replace('_', '')] ?? NaN;
    throw new Error(`${tex}: ${token} is not understood`);
  };

  const whole = sum();
  if (next !== (tokens ?? []).length) throw new Error(`${tex}: ${peek()} is left over`);
  return whole;
}
