import type { Expression } from '../reading/expression.ts';

/** The names in a formula, those of its derivatives among them. */
export function namesIn(formula: Expression): Set<string> {
  const names = new Set<string>();
  const open = [formula];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'name') names.add(next.name);
    else if (next.kind === 'call') open.push(...next.inputs);
    else if (next.kind === 'derivative') {
      open.push(next.of);
      for (const { name } of next.wrt) names.add(name);
    }
  }
  return names;
}
