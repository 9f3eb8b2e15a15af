import { bitLength } from '../integers.js';

/**
 * Bounds of a real number as integers: it lies in $[\text{lower}, \text{upper}] \cdot 2^{-\text{bits}}$, for a number of
 * bits that goes along with it. Grade of everything made of them: proved, in integer arithmetic alone.
 */
export interface FixedRange {
  readonly lower: bigint;
  readonly upper: bigint;
}

/** The bounds of n / d for d > 0. */
export function fixedQuotient(n: bigint, d: bigint, bits: number): FixedRange {
  const scaled = n << BigInt(bits);
  return { lower: floorQuotient(scaled, d), upper: ceilQuotient(scaled, d) };
}

/** The bounds of a + b. */
export function addFixed(a: FixedRange, b: FixedRange): FixedRange {
  return { lower: a.lower + b.lower, upper: a.upper + b.upper };
}

/** The bounds of −a. */
export function negateFixed(a: FixedRange): FixedRange {
  return { lower: -a.upper, upper: -a.lower };
}

/** The bounds of k·a for an integer k. */
export function scaleFixed(a: FixedRange, k: bigint): FixedRange {
  return k < 0n ? { lower: k * a.upper, upper: k * a.lower } : { lower: k * a.lower, upper: k * a.upper };
}

/** The bounds of a·b. */
export function multiplyFixed(a: FixedRange, b: FixedRange, bits: number): FixedRange {
  const products = [a.lower * b.lower, a.lower * b.upper, a.upper * b.lower, a.upper * b.upper];
  let [least, most] = [products[0]!, products[0]!];
  for (const p of products) {
    if (p < least) least = p;
    if (p > most) most = p;
  }
  return { lower: least >> BigInt(bits), upper: ceilShift(most, bits) };
}

/** The bounds of a / b for b > 0. */
export function divideFixed(a: FixedRange, b: FixedRange, bits: number): FixedRange {
  const [lower, upper] = [a.lower << BigInt(bits), a.upper << BigInt(bits)];
  return {
    lower: floorQuotient(lower, lower >= 0n ? b.upper : b.lower),
    upper: ceilQuotient(upper, upper >= 0n ? b.lower : b.upper),
  };
}

/** The bounds of √a for a ≥ 0. */
export function squareRootFixed(a: FixedRange, bits: number): FixedRange {
  const lower = integerRoot(a.lower << BigInt(bits));
  const upper = integerRoot(a.upper << BigInt(bits));
  return { lower, upper: upper * upper === a.upper << BigInt(bits) ? upper : upper + 1n };
}

/** The same number with fewer bits. */
export function shortenFixed(a: FixedRange, drop: number): FixedRange {
  return { lower: a.lower >> BigInt(drop), upper: ceilShift(a.upper, drop) };
}

/** The largest integer whose square is at most n ≥ 0, by Newton's iteration from a little above. */
export function integerRoot(n: bigint): bigint {
  if (n === 0n) return 0n;
  const drop = BigInt(Math.max(0, 2 * Math.ceil((bitLength(n) - 100) / 2)));
  // The double of at most 100 bits is 2^−53 wrong, its root less.
  let root = (BigInt(Math.ceil(Math.sqrt(Number(n >> drop)) * (1 + 2 ** -50))) + 1n) << (drop >> 1n);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

function ceilShift(a: bigint, bits: number): bigint {
  return -(-a >> BigInt(bits));
}

function floorQuotient(n: bigint, d: bigint): bigint {
  return n < 0n ? -((d - 1n - n) / d) : n / d;
}

function ceilQuotient(n: bigint, d: bigint): bigint {
  return -floorQuotient(-n, d);
}
