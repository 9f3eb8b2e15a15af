import { inverseModulo, multiplyModulo, reduceModulo } from '../number/modular.js';

/** A vector of integers known modulo the product of some primes: `values` are the residues closest to 0. */
export interface IntegersModulo {
  readonly values: readonly bigint[];
  readonly modulus: bigint;
}

/** A vector of `length` integers of which nothing is known yet. */
export function unknownIntegers(length: number): IntegersModulo {
  return { values: Array.from({ length }, () => 0n), modulus: 1n };
}

/**
 * The vector that also has these residues modulo one more prime, which must not divide `known.modulus`.
 *
 * Once the modulus exceeds twice a bound of their absolute values, `values` are the integers themselves.
 */
export function addResidues(known: IntegersModulo, residues: ArrayLike<number>, prime: number): IntegersModulo {
  const inverse = inverseModulo(reduceModulo(known.modulus, prime), prime);
  const modulus = known.modulus * BigInt(prime);
  const values = known.values.map((value, k) => {
    const gap = residues[k]! - reduceModulo(value, prime);
    const digit = multiplyModulo(gap < 0 ? gap + prime : gap, inverse, prime);
    const next = value + known.modulus * BigInt(digit);
    // −known.modulus/2 < value ≤ known.modulus/2 and 0 ≤ digit < prime, so next lies in (−modulus/2, modulus).
    return 2n * next > modulus ? next - modulus : next;
  });
  return { values, modulus };
}
