import { DomainError } from '@crease/tensor';
import type { Arithmetic } from './arithmetic.js';
import { decompose } from './floatingPoint.js';
import { inverseModulo, largestModulus, multiplyModulo, powerModulo, reduceModulo } from './modular.js';
import { isPrime } from './primes.js';
import type { Rational } from './rational.js';

/** The field F_p: an arithmetic on the numbers 0 … p − 1, with NaN as its invalid element. */
export interface PrimeField extends Arithmetic<number> {
  readonly prime: number;
  /** The inverse of a residue; NaN for 0. */
  inverse(a: number): number;
  /** The image of a rational; NaN if p divides its denominator. */
  fromRational(a: Rational): number;
}

/**
 * The field of residues mod a prime p ≤ `largestModulus`, without BigInt in its operations.
 *
 * A polynomial expression in rationals whose denominators p does not divide maps to F_p as a ring homomorphism: a
 * non-zero residue proves a non-zero rational, a zero residue proves nothing. Hence `compare` is never decided and no
 * elementary function has a value (tanh 0 = 0, but a number that is 0 mod p need not be 0).
 *
 * @throws DomainError if `prime` is not a prime up to `largestModulus`
 * @example primeField(7).fromNumber(0.5) // 4
 */
export function primeField(prime: number): PrimeField {
  if (!Number.isInteger(prime) || prime < 2 || prime > largestModulus || !isPrime(prime))
    throw new DomainError(
      `primeField: expected a prime from 2 to ${largestModulus}, got ${prime}. primesDownFrom() yields suitable ones.`,
    );
  const p = prime;
  const mul = (a: number, b: number): number => (isValid(a) && isValid(b) ? multiplyModulo(a, b, p) : Number.NaN);
  const div = (a: number, b: number): number => mul(a, inverseModulo(b, p));
  const fromNumber = (value: number): number => {
    if (!Number.isFinite(value)) return Number.NaN;
    const { significand, exponent } = decompose(value);
    const power = powerModulo(2 % p, Math.abs(exponent), p);
    return exponent < 0 ? div(residue(significand, p), power) : mul(residue(significand, p), power);
  };
  const fromRatio = (numerator: number, denominator: number): number =>
    div(fromNumber(numerator), fromNumber(denominator));

  return {
    name: `residue mod ${p}`,
    prime: p,
    zero: 0,
    one: 1,
    fromNumber,
    fromRatio,
    fromRational: (a) =>
      a.denominator === 0n ? Number.NaN : div(reduceModulo(a.numerator, p), reduceModulo(a.denominator, p)),
    add: (a, b) => (a + b >= p ? a + b - p : a + b),
    sub: (a, b) => (a < b ? a - b + p : a - b),
    mul,
    neg: (a) => (a === 0 ? 0 : p - a),
    div,
    inverse: (a) => inverseModulo(a, p),
    power: (a, exponent) => (isValid(a) ? powerModulo(a, exponent, p) : a),
    scale: (a, numerator, denominator) => mul(a, fromRatio(numerator, denominator)),
    isZero: (a) => a === 0,
    isValid,
    atom: () => undefined,
    compare: () => undefined,
    toNumber: (a) => a,
  };
}

function isValid(a: number): boolean {
  return !Number.isNaN(a);
}

function residue(integer: number, p: number): number {
  const remainder = integer % p;
  return remainder < 0 ? remainder + p : remainder;
}
