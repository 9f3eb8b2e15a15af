import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { inverseModulo, largestModulus, multiplyModulo, powerModulo, reduceModulo } from './modular.js';
import { primesDownFrom } from './primes.js';

const largestPrime = primesDownFrom().next().value!;
const moduli = [2, 3, 7, 65537, 67108859, 1073741789, largestPrime];
const anyModulus = fc.constantFrom(...moduli, largestModulus);

test.prop([anyModulus, fc.nat(), fc.nat()], { numRuns: 2000 })('multiplyModulo is exact', (p, x, y) => {
  const [a, b] = [x % p, y % p];
  expect(multiplyModulo(a, b, p)).toBe(Number((BigInt(a) * BigInt(b)) % BigInt(p)));
});

test('multiplyModulo is exact where the quotient is nearly an integer', () => {
  // a·b close to a multiple of p: b = ±1/a mod p, and its neighbours.
  for (const p of moduli)
    for (let a = 1; a < Math.min(p, 3000); a++) {
      const inverse = inverseModulo(a, p);
      for (const b of [inverse, p - inverse, (inverse + 1) % p, p - 1])
        if (multiplyModulo(a, b, p) !== Number((BigInt(a) * BigInt(b)) % BigInt(p))) expect([a, b, p]).toBe('exact');
      const large = p - a;
      if (multiplyModulo(large, inverse, p) !== p - 1) expect([large, inverse, p]).toBe('-1');
    }
});

test.prop([fc.constantFrom(...moduli), fc.nat()])('a · inverse = 1, and a^(p−1) = 1', (p, x) => {
  const a = x % p;
  if (a === 0) {
    expect(inverseModulo(a, p)).toBeNaN();
    return;
  }
  expect(multiplyModulo(a, inverseModulo(a, p), p)).toBe(1);
  expect(powerModulo(a, p - 1, p)).toBe(1);
  expect(powerModulo(a, p - 2, p)).toBe(inverseModulo(a, p));
});

test('inverseModulo of NaN is NaN; a^0 = 1', () => {
  expect(inverseModulo(Number.NaN, 7)).toBeNaN();
  expect(powerModulo(0, 0, 7)).toBe(1);
});

test.prop([anyModulus, fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n })])('reduceModulo is in 0 … p − 1', (p, a) => {
  const residue = reduceModulo(a, p);
  expect(residue >= 0 && residue < p).toBe(true);
  expect((a - BigInt(residue)) % BigInt(p)).toBe(0n);
});
