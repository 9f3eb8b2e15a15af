import { DomainError } from '@crease/tensor';
import { powerOfTwo } from './floatingPoint.js';
import { absolute, bitLength } from './integers.js';
import type { Rational } from './rational.js';

/** Where a rounded value may lie: the nearest double (ties to even), at most the exact value, or at least it. */
export type Rounding = 'nearest' | 'down' | 'up';

/**
 * The double next to a rational in the given direction; NaN for the invalid rational.
 *
 * Correctly rounded for all magnitudes, subnormal ones included. Beyond the largest double: ±∞ for `nearest` and for
 * the outward direction, the largest double for the inward one. A bound that is to be safe is rounded towards its
 * safe side here, never by a floating-point division: fl(1/ρ) exceeds 1/ρ for ρ = 5, 10, 11, 13 …
 *
 * @example roundRational(rational(1, 3), 'down') // 0.3333333333333333
 */
export function roundRational(a: Rational, rounding: Rounding): number {
  if (a.denominator === 0n) return Number.NaN;
  if (a.numerator === 0n) return 0;
  if (rounding !== 'nearest' && rounding !== 'down' && rounding !== 'up')
    throw new DomainError(`roundRational: the rounding must be 'nearest', 'down' or 'up', got '${rounding}'.`);
  const negative = a.numerator < 0n;
  const away = rounding === 'nearest' ? undefined : (rounding === 'down') === negative;
  const magnitude = roundMagnitude(absolute(a.numerator), a.denominator, away);
  return negative ? 0 - magnitude : magnitude;
}

/** n/d rounded to a double: away from zero, towards zero, or (undefined) to nearest even. */
function roundMagnitude(n: bigint, d: bigint, away: boolean | undefined): number {
  // 2^e ≤ n/d < 2^(e+1); a double there is a multiple of 2^(e−52), and never of less than 2^−1074.
  const estimate = bitLength(n) - bitLength(d);
  const reached = estimate < 0 ? n << BigInt(-estimate) >= d : n >= d << BigInt(estimate);
  const e = reached ? estimate : estimate - 1;
  const unit = Math.max(e - 52, -1074);
  const scaledNumerator = unit < 0 ? n << BigInt(-unit) : n;
  const scaledDenominator = unit > 0 ? d << BigInt(unit) : d;
  let quotient = scaledNumerator / scaledDenominator;
  const twiceRest = 2n * (scaledNumerator - quotient * scaledDenominator);
  if (away === undefined) {
    if (twiceRest > scaledDenominator || (twiceRest === scaledDenominator && (quotient & 1n) === 1n)) quotient += 1n;
  } else if (away && twiceRest > 0n) quotient += 1n;
  // quotient ≤ 2^53, so both factors are doubles and the product is exact or overflows.
  if (unit > 971) return away === false ? Number.MAX_VALUE : Number.POSITIVE_INFINITY;
  const value = Number(quotient) * powerOfTwo(unit);
  return value === Number.POSITIVE_INFINITY && away === false ? Number.MAX_VALUE : value;
}
