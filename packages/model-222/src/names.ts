/** The twelve parameters, under the document's names. */
export const parameterNames = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8', 'b1', 'b2', 'b3', 'b4'] as const;

/** The intermediate quantities, in the order of the forward pass. The outputs are h3 = ŷ1 and h4 = ŷ2. */
export const activationNames = ['a1', 'a2', 'h1', 'h2', 'a3', 'a4', 'h3', 'h4'] as const;

/** The inputs and the targets of one sample. */
export const sampleNames = ['x1', 'x2', 'y1', 'y2'] as const;

/** Every quantity that the document's equations speak of, up to the loss L. */
export const quantityNames = [...parameterNames, ...sampleNames, ...activationNames, 'L'] as const;

/** One of the twelve parameters. */
export type ParameterName = (typeof parameterNames)[number];

/** One of the intermediate quantities. */
export type ActivationName = (typeof activationNames)[number];

/** An input or a target. */
export type SampleName = (typeof sampleNames)[number];

/** Any quantity of the document, from a parameter to the loss L. */
export type Quantity = (typeof quantityNames)[number];

/** What the network is given: parameters, inputs and targets. All other quantities follow from these. */
export type Given = ParameterName | SampleName;

/** A number, or a node of a graph, for each of the twelve parameters. */
export type Params<S = number> = Readonly<Record<ParameterName, S>>;

/** A number, or a node of a graph, for each intermediate quantity. */
export type Activations<S = number> = Readonly<Record<ActivationName, S>>;

/** The inputs [x1, x2], the targets [y1, y2] or the outputs [h3, h4]. */
export type Pair<S = number> = readonly [S, S];

/**
 * The record of `f(name)` for each of the twelve parameters.
 *
 * @example
 * mapParameters((name) => name.length).w1 // 2
 */
export function mapParameters<T>(f: (name: ParameterName) => T): Params<T> {
  return {
    w1: f('w1'),
    w2: f('w2'),
    w3: f('w3'),
    w4: f('w4'),
    w5: f('w5'),
    w6: f('w6'),
    w7: f('w7'),
    w8: f('w8'),
    b1: f('b1'),
    b2: f('b2'),
    b3: f('b3'),
    b4: f('b4'),
  };
}

/** The name of a quantity as `Quantity` has it, from the spelling of `readDerivation`: h3 for h_3. */
export function shortName(name: string): string {
  return name.replace('_', '');
}
