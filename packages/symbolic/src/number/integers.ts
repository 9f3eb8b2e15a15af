import { power } from '@crease/tensor';

/** The greatest common divisor of two integers, not negative; gcd(0, 0) = 0. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let larger = absolute(a);
  let smaller = absolute(b);
  if (larger === 0n) return smaller;
  if (smaller === 0n) return larger;
  // Denominators made of doubles are powers of two, or nearly: taking these out first usually ends the search.
  const twosOfLarger = trailingZeros(larger);
  const twosOfSmaller = trailingZeros(smaller);
  const twos = BigInt(Math.min(twosOfLarger, twosOfSmaller));
  larger >>= BigInt(twosOfLarger);
  smaller >>= BigInt(twosOfSmaller);
  if (larger < smaller) [larger, smaller] = [smaller, larger];
  while (smaller > MAX_SAFE) [larger, smaller] = [smaller, larger % smaller];
  if (smaller === 0n) return larger << twos;
  return BigInt(smallGcd(Number(smaller), Number(larger % smaller))) << twos;
}

/** The least common multiple of two integers, not negative; 0 if one of them is 0. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  if (a === 0n || b === 0n) return 0n;
  return absolute(a / greatestCommonDivisor(a, b)) * absolute(b);
}

/** The power base^exponent for an integer exponent ≥ 0. */
export function integerPower(base: bigint, exponent: number): bigint {
  return exponent === 0 ? 1n : power(base, exponent, (a, b) => a * b);
}

/** The absolute value of an integer. */
export function absolute(a: bigint): bigint {
  return a < 0n ? -a : a;
}

/** The number of bits of |a|: the least k with |a| < 2^k. */
export function bitLength(a: bigint): number {
  const digits = absolute(a).toString(16);
  return digits === '0' ? 0 : 4 * digits.length - (Math.clz32(Number.parseInt(digits[0]!, 16)) - 28);
}

/** The exponent of 2 in a non-zero integer. */
export function trailingZeros(a: bigint): number {
  let rest = a;
  let count = 0;
  let low = Number(BigInt.asUintN(32, rest));
  while (low === 0) {
    rest >>= 32n;
    count += 32;
    low = Number(BigInt.asUintN(32, rest));
  }
  return count + 31 - Math.clz32(low & -low);
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function smallGcd(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
