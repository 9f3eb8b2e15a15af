import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { rational } from '../number/rational.js';
import {
  contentOf,
  differentiate,
  divideExactly,
  type IntegerPolynomial,
  positiveRemainder,
  primitive,
  primitivePart,
  signAt,
  toPolynomial,
} from './integerPolynomial.js';
import { dividePolynomials, evaluatePolynomial, multiplyPolynomials, polynomial } from './polynomial.js';

const nonZero = fc
  .array(fc.bigInt({ min: -30n, max: 30n }), { minLength: 1, maxLength: 7 })
  .filter((coefficients) => coefficients.at(-1) !== 0n);

test('primitivePart clears denominators and common factors, and makes the leading coefficient positive', () => {
  expect(primitivePart([rational(1, 2), rational(-3, 4)])).toEqual([-2n, 3n]);
  expect(primitivePart([rational(6), rational(0), rational(9)])).toEqual([2n, 0n, 3n]);
  expect(primitivePart([])).toEqual([]);
  expect(primitive([2n, -4n])).toEqual([-1n, 2n]);
  expect(contentOf([12n, -18n, 0n])).toBe(6n);
  expect(differentiate([1n, 2n, 3n])).toEqual([2n, 6n]);
});

test('divideExactly divides where the division is exact, and only there', () => {
  expect(divideExactly([-1n, 0n, 1n], [1n, 1n])).toEqual([-1n, 1n]);
  expect(divideExactly([-1n, 0n, 1n], [2n, 1n])).toBeUndefined();
  expect(divideExactly([1n, 1n], [1n, 2n])).toBeUndefined();
  expect(divideExactly([1n], [1n, 2n])).toBeUndefined();
});

test.prop([nonZero, nonZero])('(p q) / q = p', (p, q) => {
  const product = multiplyPolynomials(toPolynomial(p), toPolynomial(q)).map((c) => c.numerator);
  expect(divideExactly(product, q)).toEqual(p);
});

test.prop([nonZero, nonZero])('positiveRemainder is a positive multiple of the remainder over Q', (p, q) => {
  const result = positiveRemainder(p, q);
  const { remainder } = dividePolynomials(toPolynomial(p), toPolynomial(q));
  expect(result.length).toBe(remainder.length);
  if (result.length === 0) return;
  expect(contentOf(result)).toBe(1n);
  const factor = rational(result.at(-1)! * remainder.at(-1)!.denominator, remainder.at(-1)!.numerator);
  expect(factor.numerator > 0n).toBe(true);
  expect(multiplyPolynomials(remainder, [factor])).toEqual(toPolynomial(result));
});

test('signAt at a root is 0', () => {
  expect([signAt([-1n, 2n], 1n, 2n), signAt([-1n, 2n], 1n, 3n), signAt([-1n, 2n], 2n, 3n)]).toEqual([0, -1, 1]);
  expect(signAt([], 1n, 2n)).toBe(0);
});

test.prop([nonZero, fc.bigInt({ min: -9n, max: 9n }), fc.bigInt({ min: 1n, max: 9n })])(
  'signAt is the sign of the value',
  (p: IntegerPolynomial, n, d) => {
    const value = evaluatePolynomial(polynomial(toPolynomial(p)), rational(n, d));
    expect(signAt(p, n, d)).toBe(value.numerator > 0n ? 1 : value.numerator < 0n ? -1 : 0);
  },
);
