import type { Scalar } from '@autograd-222/autograd';
import { type Graph, MeaningError } from '../meaning/graph.ts';
import type { Derivation } from '../meaning/lines.ts';
import { namesIn } from '../meaning/names-in.ts';
import type { Expression } from '../reading/expression.ts';
import { call, derivative, nowhere, number, productOf, sumOf } from '../writing/build.ts';
import { expressionOf, formulaOf } from '../writing/formula.ts';
import { latex } from '../writing/tex.ts';
import { plainText } from '../writing/text.ts';
import { written } from '../writing/write.ts';
import type { LocalPartials } from './local-partials.ts';
import { productOfNames } from './product-of-names.ts';
import { formulaIn, lengthOf, shortest } from './shortest.ts';
import { areEqual, type TwoPoints, type Values } from './two-points.ts';

/** A line as it should read, in LaTeX and as text. */
export interface CorrectedLine {
  readonly tex: string;
  readonly text: string;
}

/** In characters of plain text, for a side: what can be read in two lines of a terminal. */
const longestSide = 150;

/** So many terms don't fit in that. */
const mostUsers = 40;

/** The length of h·(1 - h): what is shorter than that needs no other form. */
const shortProduct = 9;

/**
 * Writes lines as they should read, in the names of the text: a derivative of one name with respect to another by the chain
 * rule and as a formula, another derivative as a formula, and a name as what it is defined as.
 */
export class Corrector {
  readonly #derivation: Derivation;
  readonly #graph: Graph;
  readonly #locals: LocalPartials;

  constructor(derivation: Derivation, graph: Graph, locals: LocalPartials) {
    this.#derivation = derivation;
    this.#graph = graph;
    this.#locals = locals;
  }

  /**
   * The line with this left side, which has values at two points; nothing, if its right side would be too long to be read, or
   * can't be written.
   */
  line(left: Expression, points: TwoPoints): CorrectedLine | undefined {
    const value = this.#values(left, points);
    if (value === undefined) return undefined;
    const isRight = (side: Expression) => fits(side) && areEqual(this.#values(side, points), value);
    const byChainRule = this.#byChainRule(left, points).filter(isRight);
    const sides = byChainRule.length > 0 ? byChainRule : this.#asFormula(left).filter(isRight);
    return sides.length === 0 || !fits(left) ? undefined : lineOf([left, ...sides]);
  }

  #values(formula: Expression, points: TwoPoints): Values | undefined {
    try {
      return points.of(this.#graph.build(formula));
    } catch (error) {
      if (error instanceof MeaningError) return undefined;
      throw error;
    }
  }

  /** A derivative as a formula; a name as what it is defined as, and as a formula if that is a derivative. */
  #asFormula(left: Expression): Expression[] {
    if (left.kind === 'name') {
      const definition = this.#derivation.names.get(left.name);
      if (definition === undefined) return [];
      const formula = hasDerivative(definition) ? formulaIn(this.#node(left.name)) : undefined;
      return formula === undefined ? [definition] : [definition, expressionOf(formula)];
    }
    if (left.kind !== 'derivative') return [];
    const formula = formulaOf(this.#graph.build(left), (v) => v.label);
    if (formula === undefined) return [];
    const { of } = left;
    return [expressionOf(of.kind === 'name' ? shortest(formula, of.name, this.#node(of.name)) : formula)];
  }

  /** The sum over the names that use the variable of a derivative: of the partials as they are called, and as formulas. */
  #byChainRule(left: Expression, points: TwoPoints): Expression[] {
    if (left.kind !== 'derivative' || left.of.kind !== 'name') return [];
    const [variable, ...more] = left.wrt;
    if (variable?.power !== 1 || more.length > 0) return [];
    const [of, wrt] = [left.of.name, variable.name];
    const users = this.#locals.usersOf(wrt);
    if (users.length > mostUsers) return [];
    const terms = users.flatMap((name) => {
      const partial = this.#locals.of(name).get(wrt);
      const isOnPath = name === of || this.#graph.adjoint(this.#node(of), this.#node(name)) !== 0;
      return partial !== undefined && isOnPath ? [{ name, partial }] : [];
    });
    const formulas = terms.map(({ name, partial }) => this.#partialOf(name, partial, points));
    const asFormulas = sumOf(
      terms.map(({ name }, i) => {
        const formula = formulas[i] ?? derivative(name, wrt);
        return name === of ? signed(formula) : signedProduct(derivative(of, name), formula);
      }),
    );
    const isWritten = formulas.every((formula) => formula !== undefined);
    const isDirect = terms.every(({ name }) => name === of);
    const others = terms.flatMap(({ name }) => (name === of ? [] : [name]));
    if (isDirect || this.#hasPathBeside(others)) return isWritten ? [asFormulas] : [];
    const asCalled = sumOf(
      terms.map(({ name }, i) => {
        if (name === of) return signed(formulas[i] ?? derivative(name, wrt));
        return { minus: false, value: productOf([derivative(of, name), derivative(name, wrt)]) };
      }),
    );
    return isWritten ? [asCalled, asFormulas] : [asCalled];
  }

  #node(name: string) {
    return this.#graph.node(name, nowhere);
  }

  /**
   * Whether a name that uses the variable is also reached through another one. Then its partial derivative in the sum isn't
   * the one that the same signs stand for in a text, where all follows that is computed from the variable.
   */
  #hasPathBeside(users: readonly string[]): boolean {
    return users.some((user) =>
      users.some((other) => other !== user && this.#graph.adjoint(this.#node(other), this.#node(user)) !== 0),
    );
  }

  /** The partial of a definition: by a few names, if that is shorter than as it is computed. */
  #partialOf(consumer: string, partial: Scalar, points: TwoPoints): Expression | undefined {
    const value = this.#locals.valueOf(consumer);
    const computed = formulaOf(partial, (v) => (v === value ? consumer : v.label));
    const formula = computed === undefined ? undefined : expressionOf(shortest(computed, consumer, value));
    const values = this.#locals.values(consumer, partial, points);
    if (values === undefined) return formula;
    const body = this.#derivation.names.get(consumer);
    const near = [consumer, ...(body === undefined ? [] : namesIn(body))];
    if (formula !== undefined && lengthOf(formula) < shortProduct) return formula;
    const product = productOfNames(values, near, this.#graph, points);
    if (product === undefined || formula === undefined) return product ?? formula;
    return lengthOf(product) < lengthOf(formula) ? product : formula;
  }
}

/** A formula as a term: its sign, and what is behind it. */
function signed(x: Expression): { minus: boolean; value: Expression } {
  const [inner] = x.kind === 'call' && x.name === 'neg' ? x.inputs : [];
  return inner === undefined ? { minus: false, value: x } : { minus: true, value: inner };
}

function signedProduct(first: Expression, second: Expression): { minus: boolean; value: Expression } {
  const { minus, value } = signed(second);
  const isOne = value.kind === 'number' && value.digits === '1';
  return { minus, value: isOne ? first : call('mul', [first, value]) };
}

function hasDerivative(x: Expression): boolean {
  return x.kind === 'derivative' || (x.kind === 'call' && x.inputs.some(hasDerivative));
}

function fits(x: Expression): boolean {
  return lengthOf(x) <= longestSide;
}

/** The sides of a line, each of its = on a line of its own. */
function lineOf([left = number(0), ...sides]: readonly Expression[]): CorrectedLine {
  const [text, tex] = [plainText, latex].map((notation) => ({
    left: written(left, notation).text,
    sides: sides.map((side) => written(side, notation).text),
  }));
  const indent = ' '.repeat(text?.left.length ?? 0);
  return {
    text: `${text?.left} = ${text?.sides.join(`\n${indent} = `)}`,
    tex: `\\begin{aligned}\n${tex?.left} &= ${tex?.sides.join(' \\\\\n&= ')}\n\\end{aligned}`,
  };
}
