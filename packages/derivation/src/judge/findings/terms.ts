import type { Graph } from '../../meaning/graph.ts';
import type { Expression } from '../../reading/expression.ts';
import { nowhere } from '../../writing/build.ts';
import { formulaOf, termsOf } from '../../writing/formula.ts';
import type { Sum } from '../../writing/sum-of-products.ts';
import { formulaIn, lengthOf, shortest } from '../shortest.ts';
import { areEqual, type Values } from '../two-points.ts';
import type { Finding } from './finding.ts';
import { type Setting, valuesOf } from './setting.ts';
import { spelled } from './spelled.ts';
import { difference } from './values.ts';

/** In characters, for a term that can be shown in a sentence. */
const longest = 60;

/** The term of the left side, which is written as a sum of products, that the right side lacks. */
export function missingTerm(left: Expression, l: Values, r: Values, setting: Setting): Finding[] {
  const missing = difference(l, r);
  const formula = formulaFor(left, setting.graph);
  const terms = formula === undefined ? [] : termsOf(formula);
  const found = terms.find((term) => lengthOf(term) <= longest && areEqual(valuesOf(term, setting), missing));
  return found === undefined || terms.length < 2 ? [] : [{ kind: 'missing term', term: spelled(found).text }];
}

function formulaFor(left: Expression, graph: Graph): Sum | undefined {
  if (left.kind === 'name') return formulaIn(graph.node(left.name, nowhere));
  const node = graph.build(left);
  const formula = formulaOf(node, (v) => v.label);
  if (formula === undefined || left.kind !== 'derivative' || left.of.kind !== 'name') return formula;
  return shortest(formula, left.of.name, graph.node(left.of.name, nowhere));
}
