import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import {
  absolute,
  bitLength,
  greatestCommonDivisor,
  integerPower,
  leastCommonMultiple,
  trailingZeros,
} from './integers.js';

const big = fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n });

test('greatestCommonDivisor of known numbers', () => {
  expect(greatestCommonDivisor(0n, 0n)).toBe(0n);
  expect(greatestCommonDivisor(0n, -6n)).toBe(6n);
  expect(greatestCommonDivisor(12n, 0n)).toBe(12n);
  expect(greatestCommonDivisor(-12n, 18n)).toBe(6n);
  expect(greatestCommonDivisor(2n ** 300n, 3n * 2n ** 150n)).toBe(2n ** 150n);
  // Neighbouring Fibonacci numbers: the longest run of the Euclidean algorithm.
  let [a, b] = [1n, 1n];
  for (let k = 0; k < 400; k++) [a, b] = [b, a + b];
  expect(greatestCommonDivisor(b, a)).toBe(1n);
});

test.prop([big, big, big])('greatestCommonDivisor agrees with the Euclidean algorithm', (a, b, common) => {
  let [larger, smaller] = [absolute(a * common), absolute(b * common)];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  expect(greatestCommonDivisor(a * common, b * common)).toBe(larger);
});

test.prop([big, big])('gcd · lcm = |a b|', (a, b) => {
  expect(greatestCommonDivisor(a, b) * leastCommonMultiple(a, b)).toBe(absolute(a * b));
});

test.prop([fc.integer({ min: 0, max: 3000 }), fc.bigInt({ min: 0n, max: 2n ** 70n })])(
  'bitLength and trailingZeros of (2m + 1) · 2^k',
  (k, m) => {
    const odd = 2n * m + 1n;
    expect(trailingZeros(odd << BigInt(k))).toBe(k);
    expect(trailingZeros(-odd << BigInt(k))).toBe(k);
    expect(bitLength(odd << BigInt(k))).toBe(odd.toString(2).length + k);
    expect(bitLength(-odd)).toBe(odd.toString(2).length);
  },
);

test('bitLength of 0 is 0; powers', () => {
  expect(bitLength(0n)).toBe(0);
  expect(integerPower(-3n, 5)).toBe(-243n);
  expect(integerPower(7n, 0)).toBe(1n);
});
