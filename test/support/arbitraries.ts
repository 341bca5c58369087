import fc from 'fast-check';

/** A double between -size and size, which shrinks towards 0. */
export const real = (size: number): fc.Arbitrary<number> => fc.double({ min: -size, max: size, noNaN: true });
