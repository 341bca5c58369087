import type { Equation, Expression } from '../reading/expression.ts';
import { nameOfPower } from '../reading/power-name.ts';
import { isOp } from './graph.ts';
import { namesIn } from './names-in.ts';

/**
 * What authors write by convention, and what is meant, as a change of formulas:
 *
 * - V(r) = … and then dV/dr: V is a quantity, and (r) only says what it depends on. So it is, if the text never applies it to
 *   anything else.
 * - f(x) = … and then df/dx, where f is also applied to other things: the derivative is that of f(x).
 * - σ² = …, where σ is defined nowhere: the square is a quantity, and σ is its root.
 */
export function conventionsOf(equations: readonly Equation[]): (formula: Expression) => Expression {
  const names = new Set(
    equations.flatMap(({ sides }) => sides.slice(0, -1).flatMap((side) => (side.kind === 'name' ? [side.name] : []))),
  );
  const quantities = functionsOf(equations);
  const functions = new Map([...quantities].filter(([name]) => !names.has(name)));
  const powers = powersOf(equations, names);
  if (quantities.size === 0 && powers.size === 0) return (formula) => formula;
  for (const { sides } of equations) for (const side of sides) removeApplied(side, quantities);
  return (formula) => meant(formula, { functions, quantities, powers });
}

type Parameters = readonly string[];

interface Conventions {
  /** The functions whose names by themselves don't mean anything else. */
  readonly functions: ReadonlyMap<string, Parameters>;
  /** Those that are applied to their parameters only. */
  readonly quantities: ReadonlyMap<string, Parameters>;
  /** The exponents of the names whose powers are quantities. */
  readonly powers: ReadonlyMap<string, number>;
}

/** The functions that the text defines. */
function functionsOf(equations: readonly Equation[]): Map<string, Parameters> {
  const functions = new Map<string, Parameters>();
  for (const { sides, continues } of equations) {
    const [left] = sides;
    if (continues || left?.kind !== 'call' || left.primes > 0 || isOp(left.name) || functions.has(left.name)) continue;
    const parameters = left.inputs.flatMap((input) => (input.kind === 'name' ? [input.name] : []));
    if (parameters.length === left.inputs.length && !left.name.endsWith("'")) functions.set(left.name, parameters);
  }
  return functions;
}

/** The powers that stand on a left side before their base has a definition. */
function powersOf(equations: readonly Equation[], names: ReadonlySet<string>): Map<string, number> {
  const powers = new Map<string, number>();
  for (const { sides, continues } of equations) {
    const [left, right] = sides;
    const power = left === undefined || continues ? undefined : powerIn(left);
    if (power === undefined || power.exponent < 2 || right === undefined || constants.has(power.base)) continue;
    const isOwn = !names.has(power.base) && !powers.has(power.base) && !namesIn(right).has(power.base);
    if (isOwn) powers.set(power.base, power.exponent);
  }
  return powers;
}

const constants = new Set(['e', 'π']);

/** A name to the power of an integer. */
function powerIn(x: Expression): { readonly base: string; readonly exponent: number } | undefined {
  if (x.kind !== 'call' || x.name !== 'pow') return undefined;
  const [base, exponent] = x.inputs;
  if (base?.kind !== 'name' || exponent === undefined) return undefined;
  const [inner] = exponent.kind === 'call' && exponent.name === 'neg' ? exponent.inputs : [exponent];
  if (inner?.kind !== 'number' || !/^\d{1,3}$/.test(inner.digits)) return undefined;
  return { base: base.name, exponent: inner === exponent ? Number(inner.digits) : -Number(inner.digits) };
}

/** Removes the functions that a formula applies to anything but their parameters. */
function removeApplied(formula: Expression, quantities: Map<string, Parameters>): void {
  const open = [formula];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'derivative') open.push(next.of);
    if (next.kind !== 'call') continue;
    open.push(...next.inputs);
    const { name, primes } = withPrimes(next);
    const parameters = quantities.get(name);
    const isItself =
      parameters?.length === next.inputs.length &&
      next.inputs.every((input, i) => input.kind === 'name' && input.name === parameters[i]);
    const isUnclear = primes > 0 && next.inputs.length > 1;
    if (parameters !== undefined && (!isItself || isUnclear)) quantities.delete(name);
  }
}

/** σ' is the derivative of σ, also where it is read as one name. */
function withPrimes({ name, primes }: Extract<Expression, { kind: 'call' }>): { name: string; primes: number } {
  const base = name.replace(/'+$/, '');
  return { name: base, primes: primes + name.length - base.length };
}

function meant(x: Expression, conventions: Conventions): Expression {
  const { functions, quantities, powers } = conventions;
  switch (x.kind) {
    case 'number':
      return x;
    case 'name': {
      const power = powers.get(x.name);
      return power === undefined ? x : rootOf(x.name, power, x.at);
    }
    case 'call': {
      const { name, primes } = withPrimes(x);
      const [first] = quantities.get(name) ?? [];
      if (first !== undefined) {
        const of: Expression = { kind: 'name', name, at: x.at };
        if (primes === 0) return of;
        const wrt = Array.from({ length: primes }, () => ({ name: first, power: 1, at: x.at }));
        return { kind: 'derivative', of, wrt, at: x.at };
      }
      const power = powerIn(x);
      const own = power === undefined ? undefined : powers.get(power.base);
      if (power !== undefined && own !== undefined && power.exponent % own === 0) {
        return powerOf(nameOfPower(power.base, own), power.exponent / own, x.at);
      }
      return { ...x, inputs: x.inputs.map((input) => meant(input, conventions)) };
    }
    case 'derivative': {
      const parameters = x.of.kind === 'name' && !quantities.has(x.of.name) ? functions.get(x.of.name) : undefined;
      const isOfFunction = parameters !== undefined && x.wrt.every(({ name }) => parameters.includes(name));
      const of: Expression =
        x.of.kind === 'name' && isOfFunction
          ? {
              ...x.of,
              kind: 'call',
              primes: 0,
              inputs: parameters.map((name) => ({ kind: 'name', name, at: x.of.at })),
            }
          : meant(x.of, conventions);
      return x.wrt.some(({ name }) => powers.has(name)) ? withRespectToRoots({ ...x, of }, powers) : { ...x, of };
    }
  }
}

/** A derivative, maybe with respect to a name whose power is the quantity: ∂/∂σ is 2σ ∂/∂σ². */
function withRespectToRoots(
  { of, wrt, at }: Extract<Expression, { kind: 'derivative' }>,
  powers: ReadonlyMap<string, number>,
): Expression {
  return wrt.reduce<Expression>((of, variable) => {
    const own = powers.get(variable.name);
    if (own === undefined) return derivative(of, variable, at);
    const name = nameOfPower(variable.name, own);
    if (variable.power % own === 0) return derivative(of, { ...variable, name, power: variable.power / own }, at);
    // ∂/∂σᵏ is n/k σⁿ⁻ᵏ ∂/∂σⁿ.
    const factor = call('pow', [rootOf(variable.name, own, at), number(own - variable.power, at)], at);
    const scaled = call('mul', [call('div', [number(own, at), number(variable.power, at)], at), factor], at);
    return call('mul', [scaled, derivative(of, { ...variable, name, power: 1 }, at)], at);
  }, of);
}

type Variable = Extract<Expression, { kind: 'derivative' }>['wrt'][number];

function derivative(of: Expression, variable: Variable, at: Expression['at']): Expression {
  if (of.kind === 'derivative') return { ...of, wrt: [...of.wrt, variable] };
  return { kind: 'derivative', of, wrt: [variable], at };
}

function rootOf(base: string, exponent: number, at: Expression['at']): Expression {
  const power: Expression = { kind: 'name', name: nameOfPower(base, exponent), at };
  if (exponent === 2) return call('sqrt', [power], at);
  if (exponent === 3) return call('cbrt', [power], at);
  return call('pow', [power, call('div', [number(1, at), number(exponent, at)], at)], at);
}

function powerOf(name: string, exponent: number, at: Expression['at']): Expression {
  const base: Expression = { kind: 'name', name, at };
  return exponent === 1 ? base : call('pow', [base, number(exponent, at)], at);
}

function number(x: number, at: Expression['at']): Expression {
  const digits: Expression = { kind: 'number', digits: String(Math.abs(x)), at };
  return x < 0 ? call('neg', [digits], at) : digits;
}

function call(name: string, inputs: readonly Expression[], at: Expression['at']): Expression {
  return { kind: 'call', name, inputs, primes: 0, at };
}
