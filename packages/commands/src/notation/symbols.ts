const subscripts = '₀₁₂₃₄₅₆₇₈₉';

/** A name with its digits as subscripts: a3 as a₃. */
export function subscripted(name: string): string {
  return name.replaceAll(/\d/g, (digit) => subscripts[Number(digit)] ?? digit);
}

/** The digits of an exponent, and its sign, as superscripts: -52 as ⁻⁵². */
export function superscripted(exponent: string): string {
  return exponent.replaceAll(/[-\d]/g, (character) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt('-0123456789'.indexOf(character)));
}

/** ∂L/∂a₃, for example. */
export function partialDerivative(of: string, wrt: string): string {
  return `∂${subscripted(of)}/∂${subscripted(wrt)}`;
}

/** A sentence split where its LaTeX symbols begin and end, like a_3 and -w_5 x_1: each second part is a symbol. */
export function splitAtSymbols(sentence: string): string[] {
  return sentence.split(/(-?[a-z]_\d(?: [a-z]_\d)*)/);
}
