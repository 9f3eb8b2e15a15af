import { DomainError } from '@crease/tensor';
import { largestModulus, multiplyModulo, powerModulo } from './modular.js';

/**
 * True if n is a prime. Grade: proved, for every integer n up to `largestModulus` (below $2^{31}$).
 *
 * Strong probable-prime test to the bases 2, 3, 5, 7, which has no false positive below 3 215 031 751
 * (G. Jaeschke, On strong pseudoprimes to several bases, Math. Comp. 61, 1993).
 *
 * @throws DomainError if n is not an integer from 0 to `largestModulus`
 */
export function isPrime(n: number): boolean {
  if (!Number.isInteger(n) || n < 0 || n > largestModulus)
    throw new DomainError(`isPrime: expected an integer from 0 to ${largestModulus}, got ${n}.`);
  if (n < 2) return false;
  for (const base of bases) if (n % base === 0) return n === base;
  let odd = n - 1;
  let twos = 0;
  while (odd % 2 === 0) {
    odd /= 2;
    twos++;
  }
  return bases.every((base) => isStrongProbablePrime(n, base, odd, twos));
}

/**
 * The primes from `limit` downwards, lazily. The default yields 31-bit primes, about 10^8 of them.
 *
 * @throws DomainError at the first step, if limit is not an integer from 0 to `largestModulus`
 */
export function* primesDownFrom(limit: number = largestModulus): Generator<number, void> {
  for (let n = limit; n >= 2; n--) if (isPrime(n)) yield n;
}

const bases = [2, 3, 5, 7];

function isStrongProbablePrime(n: number, base: number, odd: number, twos: number): boolean {
  let value = powerModulo(base, odd, n);
  if (value === 1 || value === n - 1) return true;
  for (let k = 1; k < twos; k++) {
    value = multiplyModulo(value, value, n);
    if (value === n - 1) return true;
  }
  return false;
}
