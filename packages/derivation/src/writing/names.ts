import { greekCommand } from '../reading/letters.ts';

/** A name in its parts, as `spell` puts them together: ŷ_1, h^(1)_2, a', σ². */
function partsOf(name: string): { base: string; primes: string; upper: string; lower: string; power: string } {
  const parts = /^([^'^_⁰¹²³⁴-⁹]*)('*)(?:\^([^_]*?))?(?:_(.*?))?([⁰¹²³⁴-⁹]*)$/u.exec(name);
  const [, base = name, primes = '', upper = '', lower = '', power = ''] = parts ?? [];
  return { base, primes, upper, lower, power };
}

/** A name in plain text, so that it is read as the same one: h_{t-1} for h_t-1. */
export function nameInText(name: string): string {
  const { base, primes, upper, lower, power } = partsOf(name);
  const above = upper === '' ? '' : /^\(.*\)$/.test(upper) && lower === '' ? `^{${upper}}` : `^${upper}`;
  const below = lower === '' ? '' : /^(?:\d+|\p{L}+)$/u.test(lower) ? `_${lower}` : `_{${lower}}`;
  return base + primes + above + below + power;
}

/** A name in LaTeX: \hat{y}_1 for ŷ_1. */
export function nameInTex(name: string): string {
  const { base, primes, upper, lower, power } = partsOf(name);
  const above = (upper === '' ? '' : inBraces(upper)) + plainDigits(power);
  return (
    baseInTex(base) +
    primes +
    (lower === '' ? '' : `_${inBraces(indexInTex(lower))}`) +
    (above === '' ? '' : `^${inBraces(above)}`)
  );
}

/** Whether a power of the name needs brackets: (σ²)². */
export function hasExponent(name: string): boolean {
  const { primes, upper, power } = partsOf(name);
  return primes + upper + power !== '';
}

function inBraces(text: string): string {
  return text.length === 1 || /^\{.*\}$/.test(text) ? text : `{${text}}`;
}

function plainDigits(digits: string): string {
  return digits.normalize('NFKC');
}

function indexInTex(index: string): string {
  return index.replaceAll(/\p{L}{3,}|[^\x20-\x7e]/gu, (letters) =>
    letters.length === 1 ? letterInTex(letters) : `\\text{${letters}}`,
  );
}

const accents: Readonly<Record<string, string>> = {
  '\u0302': 'hat',
  '\u0303': 'tilde',
  '\u0304': 'bar',
  '\u0306': 'breve',
  '\u0307': 'dot',
  '\u0308': 'ddot',
  '\u030a': 'mathring',
  '\u030c': 'check',
  '\u0301': 'acute',
  '\u0300': 'grave',
  '\u20d7': 'vec',
};

const typefaces = [
  { first: 0x1d400, command: 'mathbf' },
  { first: 0x1d4d0, command: 'mathcal' },
  { first: 0x1d56c, command: 'mathfrak' },
  { first: 0x1d538, command: 'mathbb' },
];

function baseInTex(base: string): string {
  const [letter = '', ...marks] = base.normalize('NFD');
  const isAccented = marks.length > 0 && marks.every((mark) => accents[mark] !== undefined);
  if (marks.length === 0) return letterInTex(base);
  if (!isAccented) return `\\text{${base.replaceAll(/[_#%&$]/g, (sign) => `\\${sign}`)}}`;
  return marks.reduce((accented, mark) => `\\${accents[mark]}{${accented}}`, letterInTex(letter));
}

function letterInTex(letter: string): string {
  const command = greekCommand(letter);
  if (command !== undefined) return `\\${command}`;
  const code = letter.codePointAt(0) ?? 0;
  const face = typefaces.find(({ first }) => code >= first && code < first + 52);
  return face === undefined ? letter : `\\${face.command}{${letter.normalize('NFKC')}}`;
}
