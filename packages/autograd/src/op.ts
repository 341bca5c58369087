import type { Precedence } from './precedence.ts';

// How an op is defined, for nodes of any type: value.ts has the types for `Value`s.

/**
 * ∂output/∂input, as a function of the op's inputs and then its output, or as a constant. Through a constant 0 no
 * derivative flows back, not even 0 · ∞.
 */
export type PartialDerivative<Node> = number | ((...inputsAndOutput: (number | Node)[]) => number | Node);

/** The one rule of an op: how it computes a number from numbers, and a partial derivative per input. */
export interface Op<Node> extends Spelling {
  readonly name: string;
  forward(...inputs: number[]): number;
  readonly partials: readonly PartialDerivative<Node>[];
  /** An op of any number of inputs has this; its `partials` are empty. */
  readonly array?: ArrayRule<Node>;
}

/** The rule of an op of any number of inputs, such as `sum`. */
export interface ArrayRule<Node> {
  /** ∂output/∂x for each input x, from x, the output, the index of x, and all the inputs. It may be one of the inputs. */
  partial(x: number | Node, output: number | Node, i: number, inputs: readonly (number | Node)[]): number | Node;
  /** The op, made by applying ops of two inputs: to numbers, or to what stands for numbers in a program or a formula. */
  compose<T>(inputs: readonly T[], apply: (op: Binary<Node>, x: T, y: T | number) => T): T;
}

/** What a definition may add: how the op is written. */
export interface Spelling {
  /** In JavaScript, from its inputs, which come in brackets where they need them. Default: the function of `Math` that `forward` is, or a call by name. */
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
export interface Definition<Node, Inputs extends number[]> extends Spelling {
  readonly name: string;
  forward(...inputs: Inputs): number;
  readonly partials: {
    readonly [I in keyof Inputs]:
      | number
      | ((...inputsAndOutput: [...Scalars<Node, Inputs>, output: number | Node]) => number | Node);
  };
}

/** F, if it names two inputs: to TypeScript, a function of one input would pass for a function of two. */
export type TakesTwo<F extends (x: number, y: number) => number> = F &
  (Parameters<F>['length'] extends 2 ? unknown : never);

type Scalars<Node, Inputs extends number[]> = { [I in keyof Inputs]: number | Node };

/** An op of one input as a function: number in, number out; node in, node out. */
export interface Unary<Node> {
  (x: number): number;
  (x: Node): Node;
  (x: number | Node): number | Node;
  readonly op: Op<Node>;
}

/** An op of two inputs as a function: numbers in, number out; a node anywhere in, a node out. */
export interface Binary<Node> {
  (x: number, y: number): number;
  (x: Node, y: number | Node): Node;
  (x: number | Node, y: Node): Node;
  (x: number | Node, y: number | Node): number | Node;
  readonly op: Op<Node>;
}

/** An op of any number of inputs as a function: numbers in, number out; a node anywhere in, a node out. */
export interface Nary<Node, Inputs extends number[]> {
  (...inputs: Inputs): number;
  <Given extends Scalars<Node, Inputs>>(...inputs: Given): Result<Node, Given>;
  readonly op: Op<Node>;
}

/** What an op gives for these inputs, as far as their types tell. */
type Result<Node, Given extends (number | Node)[]> = Given extends number[]
  ? number
  : HasNode<Node, Given> extends true
    ? Node
    : number | Node;

type HasNode<Node, Given extends unknown[]> = Given extends [infer First, ...infer Rest]
  ? First extends Node
    ? true
    : HasNode<Node, Rest>
  : false;
