/** Characters that are superscripts by themselves: x². */
export const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ';

/** Characters that are subscripts by themselves: x₁. */
export const lowered = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ';

const all = [...raised, ...lowered];

/** Box drawings, which no formula has. */
const firstHidden = 0x2500;
const hidden = /[\u2500-\u257f]/g;

/**
 * A formula in LaTeX with other characters for the small ones, each as long. KaTeX takes these for scripts, but forgets a
 * script of the usual kind before them: it reads a'² as a².
 */
export function hideSmall(tex: string): string {
  return tex
    .replaceAll(hidden, '□')
    .replaceAll(new RegExp(`[${raised}${lowered}]`, 'g'), (small) =>
      String.fromCharCode(firstHidden + all.indexOf(small)),
    );
}

/** The small characters again. */
export function showSmall(text: string): string {
  return text.replaceAll(hidden, (character) => all[character.charCodeAt(0) - firstHidden] ?? character);
}
