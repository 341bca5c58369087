import type { Precedence } from './precedence.ts';

/**
 * ∂output/∂input, as a function of the op's inputs and then its output, or as a constant.
 * A constant 0 says that nothing flows back that way.
 */
export type PartialDerivative<Node> = number | ((...inputsAndOutput: (number | Node)[]) => number | Node);

/** The one rule of an op: how a number comes of numbers, and a partial derivative per input. All else follows. */
export interface Op<Node> extends Spelling {
  readonly name: string;
  forward(...inputs: number[]): number;
  readonly partials: readonly PartialDerivative<Node>[];
}

/** What a definition may add: how the op is written. */
export interface Spelling {
  /** In JavaScript, of its inputs as written there; unless `forward` is a function of `Math`, a call by the op's name. */
  readonly js?: (...inputs: string[]) => string;
  /** In LaTeX; default: as a function by the op's name. */
  readonly tex?: TexSpelling;
}

/**
 * How an op is written in LaTeX: the name of a function, such as `\\arcsin`; or a function of its inputs in LaTeX, each in
 * brackets unless it is an atom, such as `x` or `f(x)`. What that function writes gets brackets wherever a sum needs them.
 * To save brackets, say how loose an input may be without them ('any' if braces or bars enclose it), and how tightly the
 * output holds together.
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

/** An op of one input as a function: numbers in, number out; a node in, a node out. */
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
  (...inputs: Scalars<Node, Inputs>): number | Node;
  readonly op: Op<Node>;
}
