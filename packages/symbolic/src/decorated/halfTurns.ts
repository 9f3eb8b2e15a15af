import { piFixed } from '../number/elementary/constants.js';
import { decompose } from '../number/floatingPoint.js';

/**
 * ⌊x/π − s/2⌋ for s = 0 or 1 and a finite double x, exactly: how many extrema of cosine (s = 0) or of sine (s = 1) lie
 * between 0 and x, with their sign.
 *
 * 2x/π is irrational for x ≠ 0, so with enough bits of π both bounds have the same integer part.
 */
export function halfTurnsBelow(x: number, s: 0 | 1): bigint {
  if (x === 0) return s === 0 ? 0n : -1n;
  const { significand, exponent } = decompose(x);
  for (let bits = 128 + Math.max(0, exponent); ; bits *= 2) {
    const pi = piFixed(bits);
    const shift = BigInt(bits + exponent + 1);
    const scaled = BigInt(significand) << (shift > 0n ? shift : 0n);
    // Divisors far larger than the number: the quotient is 0 or −1.
    const divisor = shift > 0n ? 0n : -shift;
    const [least, most] = [floorQuotient(scaled, pi.upper << divisor), floorQuotient(scaled, pi.lower << divisor)];
    if (least === most) return (least - BigInt(s)) >> 1n;
  }
}

function floorQuotient(n: bigint, d: bigint): bigint {
  return n < 0n ? -((d - 1n - n) / d) : n / d;
}
