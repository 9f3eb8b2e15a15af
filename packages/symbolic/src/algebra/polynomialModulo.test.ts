import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { reduceModulo } from '../number/modular.js';
import { gcdModulo, type ResiduePolynomial, reducePolynomial } from './polynomialModulo.js';

const p = 10007;

function product(a: ResiduePolynomial, b: ResiduePolynomial): ResiduePolynomial {
  const out = Array.from({ length: a.length + b.length - 1 }, () => 0);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) out[i + j] = (out[i + j]! + x * y) % p;
  return out;
}

const nonZero = fc
  .array(fc.integer({ min: 0, max: p - 1 }), { minLength: 1, maxLength: 6 })
  .filter((coefficients) => coefficients.at(-1) !== 0);

test('reducePolynomial drops leading coefficients that p divides', () => {
  expect(reducePolynomial([-1n, 5n, 20014n], p)).toEqual([10006, 5]);
  expect(reducePolynomial([10007n], p)).toEqual([]);
});

test('gcdModulo of known polynomials', () => {
  expect(gcdModulo([p - 1, 0, 1], [1, 1], p)).toEqual([1, 1]); // x² − 1 and x + 1
  expect(gcdModulo([2, 4], [], p)).toEqual([(p + 1) / 2, 1]);
  expect(gcdModulo([], [], p)).toEqual([]);
  expect(gcdModulo([1, 1], [2, 1], p)).toEqual([1]);
});

test('a common factor x mod p does not mean a common root 0: the trap of reducing a root that p divides', () => {
  // (x − 7)(x − 1) and (x − 7)(x − 2) have the common root 7, which is 0 mod 7.
  expect(gcdModulo(reducePolynomial([7n, -8n, 1n], 7), reducePolynomial([14n, -9n, 1n], 7), 7)).toEqual([0, 1]);
});

test.prop([nonZero, nonZero, nonZero])('gcdModulo contains every common factor and divides both', (a, b, common) => {
  const [left, right] = [product(a, common), product(b, common)];
  const g = gcdModulo(left, right, p);
  expect(g.length).toBeGreaterThanOrEqual(common.length);
  // g divides a polynomial f exactly if gcd(g, f) = g.
  expect(gcdModulo(g, left, p)).toEqual(g);
  expect(gcdModulo(g, right, p)).toEqual(g);
  expect(gcdModulo(g, common, p)).toEqual(gcdModulo(common, [], p));
});

test.prop([fc.array(fc.bigInt(), { maxLength: 5 })])('reducePolynomial reduces every coefficient', (coefficients) => {
  const residues = reducePolynomial(coefficients, p);
  coefficients.forEach((c, k) => {
    expect(residues[k] ?? 0).toBe(reduceModulo(c, p));
  });
});
