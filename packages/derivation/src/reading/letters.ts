/** The Greek letters by their names in LaTeX and in plain text. */
const greek: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  vartheta: 'ϑ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  omicron: 'ο',
  pi: 'π',
  varpi: 'ϖ',
  rho: 'ρ',
  varrho: 'ϱ',
  sigma: 'σ',
  varsigma: 'ς',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  varphi: 'ϕ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Xi: 'Ξ',
  Pi: 'Π',
  Sigma: 'Σ',
  Upsilon: 'Υ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
};

/**
 * The Greek letter with this name, if there is one.
 *
 * @example
 * greekLetter('sigma') // σ
 */
export function greekLetter(word: string): string | undefined {
  return Object.hasOwn(greek, word) ? greek[word] : undefined;
}

const greekNames = new Map(Object.entries(greek).map(([name, letter]) => [letter, name]));

/** The command for a Greek letter: epsilon for ε, which `\varepsilon` stands for as well. */
export function greekCommand(letter: string): string | undefined {
  return greekNames.get(letter);
}

/** Letters that have a second code: the micro sign, the ohm sign, the lunate epsilon. */
export function oneSpelling(text: string): string {
  if (/^[a-zA-Z]*$/.test(text)) return text;
  return text
    .normalize('NFC')
    .replaceAll('µ', 'μ')
    .replaceAll('Ω', 'Ω')
    .replaceAll(/[ϵ𝜖]/gu, 'ε')
    .replaceAll(/[\u{1D434}-\u{1D467}\u{1D6E2}-\u{1D71B}]/gu, (italic) => italic.normalize('NFKC'));
}

/** The first code point of the alphabets that LaTeX's fonts have, each from A on, then from a on. */
const alphabets: Readonly<Record<string, number>> = {
  mathbf: 0x1d400,
  boldsymbol: 0x1d400,
  textbf: 0x1d400,
  mathcal: 0x1d4d0,
  mathscr: 0x1d4d0,
  mathfrak: 0x1d56c,
  mathbb: 0x1d538,
};

/** Those that Unicode had before it had the alphabet. */
const doubleStruck: Readonly<Record<string, string>> = { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' };

/** A letter in another typeface is another name: \mathbf{w} is 𝐰. */
export function inTypeface(base: string, font: string): string {
  const start = Object.hasOwn(alphabets, font) ? alphabets[font] : undefined;
  if (start === undefined) return base;
  return base.replaceAll(/[A-Za-z]/g, (letter) => {
    if (font === 'mathbb' && doubleStruck[letter] !== undefined) return doubleStruck[letter];
    const code = letter.charCodeAt(0);
    return String.fromCodePoint(start + (code < 97 ? code - 65 : code - 97 + 26));
  });
}

const accents: Readonly<Record<string, string>> = {
  hat: '\u0302',
  widehat: '\u0302',
  tilde: '\u0303',
  widetilde: '\u0303',
  bar: '\u0304',
  overline: '\u0304',
  breve: '\u0306',
  dot: '\u0307',
  ddot: '\u0308',
  mathring: '\u030a',
  check: '\u030c',
  widecheck: '\u030c',
  acute: '\u0301',
  grave: '\u0300',
  vec: '\u20d7',
  overrightarrow: '\u20d7',
};

/** A name under an accent: ŷ for \hat{y}. */
export function accented(base: string, accent: string): string | undefined {
  const mark = Object.hasOwn(accents, accent) ? accents[accent] : undefined;
  return mark === undefined ? undefined : (base + mark).normalize('NFC');
}
