import { expect, test } from 'vitest';
import { largestModulus } from './modular.js';
import { isPrime, primesDownFrom } from './primes.js';

test('isPrime agrees with the sieve of Eratosthenes up to 20000', () => {
  const composite = new Uint8Array(20000);
  composite.fill(1, 0, 2);
  for (let d = 2; d < 142; d++) for (let k = d * d; k < composite.length; k += d) composite[k] = 1;
  for (const [n, flag] of composite.entries()) if (isPrime(n) !== (flag === 0)) expect(n).toBe('classified rightly');
});

test('isPrime is not fooled by strong pseudoprimes and Carmichael numbers', () => {
  // OEIS A001262 (base 2), A056915 (bases 2 and 3), A074773 (bases 2, 3, 5), A002997 (Carmichael, without factors < 11).
  const pseudoprimes = [
    2047, 3277, 4033, 1373653, 1530787, 25326001, 161304001, 960946321, 1157839381, 29341, 46657, 75361, 252601, 294409,
  ];
  for (const n of pseudoprimes) expect(isPrime(n)).toBe(false);
});

test('primesDownFrom yields the largest primes below 2^31 − 1024, and all primes down to 2', () => {
  const byTrialDivision = (n: number): boolean => {
    for (let d = 3; d * d <= n; d += 2) if (n % d === 0) return false;
    return n % 2 === 1;
  };
  const expected: number[] = [];
  for (let n = 2 ** 31 - 1024; expected.length < 5; n--) if (byTrialDivision(n)) expected.push(n);
  const primes = primesDownFrom();
  expect(expected.map(() => primes.next().value)).toEqual(expected);
  expect([...primesDownFrom(13)]).toEqual([13, 11, 7, 5, 3, 2]);
});

test('isPrime refuses what it cannot decide', () => {
  expect(() => isPrime(largestModulus + 1)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: isPrime: expected an integer from 0 to 2147482624, got 2147482625.]`,
  );
  expect(() => isPrime(-1)).toThrow('got -1');
  expect(() => isPrime(2.5)).toThrow('got 2.5');
  expect(() => primesDownFrom(2 ** 32).next()).toThrow('isPrime');
});
