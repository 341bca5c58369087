/**
 * Arithmetic modulo a prime just below 2⁶⁴. Modulo this prime, -1 and all primes up to 31 have square roots: that of -1 gives
 * sine and cosine by exponentials, and those of the others make √2 and √3 elements. 2, 3, 5 and 7 have cube roots as well.
 */
export const prime = 2n ** 64n - 66032967n;

/** There is no value at a point. */
export class NoValue extends Error {}

/** A division by 0. */
export class Pole extends NoValue {}

/** An element has no root: at another point there may be one. */
export class NoRoot extends NoValue {}

export function mod(x: bigint): bigint {
  const r = x % prime;
  return r < 0n ? r + prime : r;
}

/** x⁻¹, by Euclid's algorithm. Throws a `Pole` at 0. */
export function inverse(x: bigint): bigint {
  let [r0, r1] = [prime, mod(x)];
  if (r1 === 0n) throw new Pole();
  let [s0, s1] = [0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1] = [r1, r0 - q * r1];
    [s0, s1] = [s1, s0 - q * s1];
  }
  return mod(s0);
}

/** x to an integer power, which may be negative. */
export function power(x: bigint, exponent: bigint): bigint {
  let base = exponent < 0n ? inverse(x) : mod(x);
  let result = 1n;
  for (let rest = exponent < 0n ? -exponent : exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}

/**
 * A root with an odd index, or nothing if there is none. The root of a product is the product of the roots. A third of all
 * elements have a cube root here: those that are third powers.
 */
export function oddRoot(x: bigint, index: bigint): bigint | undefined {
  // Third powers are a group of this order, in which each has one cube root.
  const order = (prime - 1n) / 3n;
  const exponent = index % 3n === 0n ? inverseModulo(index, order) : inverseModulo(index, prime - 1n);
  if (exponent === undefined) return undefined;
  const root = power(x, exponent);
  return power(root, index) === mod(x) ? root : undefined;
}

/** A square root, or nothing if there is none, by the algorithm of Tonelli and Shanks. */
export function squareRoot(x: bigint): bigint | undefined {
  const a = mod(x);
  if (a === 0n) return 0n;
  let root = power(a, (oddPart + 1n) / 2n);
  let rest = power(a, oddPart);
  let unit = eighthRootOfOne;
  // rest is a 4th, 2nd or 1st root of 1, if a is a square.
  for (let order = 2n; order >= 1n; order--, unit = mod(unit * unit)) {
    if (power(rest, 2n ** (order - 1n)) === 1n) continue;
    root = mod(root * unit);
    rest = mod(rest * unit * unit);
  }
  return mod(root * root) === a ? root : undefined;
}

/** The prime is 1 modulo 8, and not modulo 16. */
const oddPart = (prime - 1n) / 8n;

/** 37 is the smallest prime without a square root. */
const eighthRootOfOne = power(37n, oddPart);

/** Nothing, if the two have a common divisor. */
function inverseModulo(x: bigint, modulus: bigint): bigint | undefined {
  let [r0, r1] = [modulus, x % modulus];
  let [s0, s1] = [0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1] = [r1, r0 - q * r1];
    [s0, s1] = [s1, s0 - q * s1];
  }
  if (r0 !== 1n) return undefined;
  return s0 < 0n ? s0 + modulus : s0;
}

/** A generator of random elements, the same for the same seed: SplitMix64. */
export function randomElements(seed: bigint): () => bigint {
  let state = BigInt.asUintN(64, seed);
  return () => {
    for (;;) {
      state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
      let z = state;
      z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
      z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
      z ^= z >> 31n;
      if (z > 1n && z < prime) return z;
    }
  };
}
