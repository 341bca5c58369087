const spellings: Readonly<Record<string, string>> = {
  '+': '+ \\plus ＋',
  '-': '- − – ‐ ‑ ﹣ \\minus',
  '*': '* × · ⋅ ∙ • ∗ ⊙ ∘ ⋆ \\cdot \\cdotp \\times \\ast \\odot \\circ \\bullet \\star',
  '/': '/ ÷ ∕ ⁄ \\div',
  '^': '^ **',
  '=': '= := ≔ == ≡ ≜ ≝ \\equiv \\triangleq',
  '⇒':
    '⇒ => ⟹ → ⟶ ↦ -> ⇔ ⟺ <=> ∴ \\Rightarrow \\Longrightarrow \\implies \\iff \\Leftrightarrow \\Longleftrightarrow ' +
    '\\rightarrow \\to \\longrightarrow \\therefore \\leadsto',
  '<': '< > ≤ ≥ <= >= ≪ ≫ ≠ != ≈ ~ ∼ ∝ ∈ ≃ ≅ \\lt \\gt \\le \\ge \\leq \\geq \\leqslant \\geqslant \\ll \\gg \\approx \\sim \\propto \\in \\simeq \\cong',
  '(': '( \\lparen （',
  ')': ') \\rparen ）',
  '[': '[ \\lbrack',
  ']': '] \\rbrack',
  '{': '{ \\{ \\lbrace',
  '}': '} \\} \\rbrace',
  '|': '| \\vert \\mid ∣',
  '|(': '\\lvert',
  ')|': '\\rvert',
  '√': '√ \\surd',
  '∂': '∂ \\partial 𝜕',
  '′': "′ ' ’ \\prime",
  '…': '… ... .. ⋯ \\ldots \\cdots \\@cdots \\dots',
};

const signs = new Map(Object.entries(spellings).flatMap(([sign, all]) => all.split(' ').map((text) => [text, sign])));

/** An operator, bracket or relation in its one spelling: `-` for −, `*` for ×, `<` for every relation that isn't `=`. */
export function signOf(text: string): string | undefined {
  return signs.get(text);
}
