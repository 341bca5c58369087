import type { FunctionDefinition } from '../../meaning/graph.ts';
import type { Expression } from '../../reading/expression.ts';

const deepest = 5;

/** A formula with the functions that the text defines written out: exp(-(x - z)^2) for k(x, z). */
export function inlined(
  formula: Expression,
  functions: ReadonlyMap<string, FunctionDefinition>,
  depth = 0,
): Expression {
  if (formula.kind !== 'call') return formula;
  const inputs = formula.inputs.map((input) => inlined(input, functions, depth));
  const definition = functions.get(formula.name);
  const isWhole = definition !== undefined && definition.parameters.length === inputs.length;
  if (!isWhole || formula.primes > 0 || depth === deepest) return { ...formula, inputs };
  const given = new Map(definition.parameters.map((name, i) => [name, inputs[i]]));
  return inlined(withInputs(definition.body, given), functions, depth + 1);
}

function withInputs(x: Expression, given: ReadonlyMap<string, Expression | undefined>): Expression {
  switch (x.kind) {
    case 'name':
      return given.get(x.name) ?? x;
    case 'call':
      return { ...x, inputs: x.inputs.map((input) => withInputs(input, given)) };
    default:
      return x;
  }
}
