import type { Precedence } from './precedence.ts';
import type { Scalar, Value } from './value.ts';

/**
 * ∂output/∂input, as a function of the op's inputs and then its output, or as a constant. Through a constant 0 no
 * derivative flows back, not even 0 · ∞.
 */
export type PartialDerivative = number | ((...inputsAndOutput: Scalar[]) => Scalar);

/** The one rule of an op: how it computes a number from numbers, and a partial derivative per input. */
export interface Op extends Spelling {
  readonly name: string;
  forward(...inputs: number[]): number;
  readonly partials: readonly PartialDerivative[];
}

/** What a definition may add: how the op is written. */
export interface Spelling {
  /** In JavaScript, from its inputs as written there. Default: the function of `Math` that `forward` is, or a call by name. */
  readonly js?: (...inputs: string[]) => string;
  /** In LaTeX; default: as a function by the op's name. */
  readonly tex?: TexSpelling;
}

/**
 * How an op is written in LaTeX.
 *
 * - A string is the name of a function: '\\arcsin'.
 * - A function writes the op from its inputs. Each comes in brackets, unless it is an atom such as `x` or `f(x)`. What is
 *   written counts as a sum: it gets brackets in a product, and as the base of a power.
 * - `{ write, inputs, output }` is such a function with fewer brackets. An input of the precedence `inputs`, or a higher
 *   one, comes without them ('any' if braces or bars enclose it), and what is written has the precedence `output`.
 *
 * A command needs a blank before an input: `\\cdot ${x}`.
 */
export type TexSpelling =
  | string
  | ((...inputs: string[]) => string)
  | { write(...inputs: string[]): string; readonly inputs?: Precedence; readonly output?: Precedence };

/** An `Op` as `defineOp` takes it: the types of its `partials`, and their number, follow from the inputs of `forward`. */
export interface Definition<Inputs extends number[]> extends Spelling {
  readonly name: string;
  forward(...inputs: Inputs): number;
  readonly partials: {
    readonly [I in keyof Inputs]: number | ((...inputsAndOutput: [...Scalars<Inputs>, output: Scalar]) => Scalar);
  };
}

/** F, if it names two inputs: to TypeScript, a function of one input would pass for a function of two. */
export type TakesTwo<F extends (x: number, y: number) => number> = F &
  (Parameters<F>['length'] extends 2 ? unknown : never);

type Scalars<Inputs extends number[]> = { [I in keyof Inputs]: Scalar };

/** An op of one input as a function: number in, number out; `Value` in, `Value` out. */
export interface Unary {
  (x: number): number;
  (x: Value): Value;
  (x: Scalar): Scalar;
  readonly op: Op;
}

/** An op of two inputs as a function: numbers in, number out; a `Value` anywhere in, a `Value` out. */
export interface Binary {
  (x: number, y: number): number;
  (x: Value, y: Scalar): Value;
  (x: Scalar, y: Value): Value;
  (x: Scalar, y: Scalar): Scalar;
  readonly op: Op;
}

/** An op of any number of inputs as a function: numbers in, number out; a `Value` anywhere in, a `Value` out. */
export interface Nary<Inputs extends number[]> {
  (...inputs: Inputs): number;
  <Given extends Scalars<Inputs>>(...inputs: Given): Result<Given>;
  readonly op: Op;
}

/** What an op gives for these inputs, as far as their types tell. */
type Result<Given extends Scalar[]> = Given extends number[] ? number : HasValue<Given> extends true ? Value : Scalar;

type HasValue<Given extends Scalar[]> = Given extends [infer First, ...infer Rest extends Scalar[]]
  ? First extends Value
    ? true
    : HasValue<Rest>
  : false;
