import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import fixture from '../../../../tests/oracles/multivariatePolynomials.json' with { type: 'json' };
import { anyPolynomial, readPolynomial } from '../../../../tests/support/multivariate.ts';
import { rational } from '../number/rational.js';
import { multivariateGcd } from './multivariateGcd.js';
import { multivariateResultant } from './multivariateResultant.js';
import { multivariateSquareFree, multivariateSquareFreePart } from './multivariateSquareFree.js';
import { exactQuotient } from './polynomialDivision.js';
import { constantPolynomial, equalPolynomials, polynomialRing, totalDegree, variable } from './polynomialRing.js';
import { primitiveMultiple } from './primitiveMultiple.js';

const { add, sub, mul, power, scale, zero, one } = polynomialRing;
const [x, y, z] = [variable(0), variable(1), variable(2)];
const broken = constantPolynomial({ numerator: 0n, denominator: 0n });
/** A polynomial in so many variables that integers with its coefficients as digits are too long. */
const wide = Array.from({ length: 20 }, (_, k) => variable(k)).reduce((sum, v, k) =>
  add(sum, scale(mul(v, v), k + 1, 1)),
);

describe('against sympy', () => {
  test('greatest common divisors', () => {
    for (const { left, right, gcd } of fixture.gcds) {
      const [p, q] = [readPolynomial(left), readPolynomial(right)];
      expect(equalPolynomials(multivariateGcd(p, q)!, readPolynomial(gcd)), `${left} and ${right}`).toBe(true);
      expect(equalPolynomials(multivariateGcd(q, p)!, readPolynomial(gcd))).toBe(true);
    }
  });

  test('square-free factors', () => {
    for (const { polynomial, factors } of fixture.squareFree) {
      const found = multivariateSquareFree(readPolynomial(polynomial))!;
      expect(found.map(({ multiplicity }) => multiplicity)).toEqual(factors.map(({ multiplicity }) => multiplicity));
      for (const [k, { factor }] of factors.entries())
        expect(equalPolynomials(found[k]!.factor, readPolynomial(factor)), polynomial).toBe(true);
    }
  });

  test('resultants, and that they are 0 exactly where there is a common factor', () => {
    for (const { left, right, resultant, isCommon } of fixture.resultants) {
      const found = multivariateResultant(readPolynomial(left), readPolynomial(right), 0)!;
      expect(equalPolynomials(found, readPolynomial(resultant)), `${left} and ${right}`).toBe(true);
      expect(found.size === 0).toBe(isCommon);
    }
  });
});

describe('identities', () => {
  test.prop([anyPolynomial, anyPolynomial, anyPolynomial])(
    'the cofactors of the divisor are coprime',
    (p, q, common) => {
      fc.pre(p.size > 0 && q.size > 0 && common.size > 0);
      const [f, g] = [mul(p, common), mul(q, common)];
      const divisor = multivariateGcd(f, g)!;
      expect(exactQuotient(divisor, common)).toBeDefined();
      expect(multivariateGcd(exactQuotient(f, divisor)!, exactQuotient(g, divisor)!)).toEqual(one);
      expect(primitiveMultiple(scale(divisor, -2, 3))).toEqual(divisor);
    },
  );

  test.prop([anyPolynomial, anyPolynomial])('powers are told apart', (p, q) => {
    fc.pre(p.size > 0 && q.size > 0);
    const product = mul(power(p, 3), q);
    const factors = multivariateSquareFree(product)!;
    const rebuilt = factors.map(({ factor, multiplicity }) => power(factor, multiplicity)).reduce(mul, one);
    expect(totalDegree(exactQuotient(product, rebuilt)!)).toBe(0);
    const part = multivariateSquareFreePart(product)!;
    expect(multivariateSquareFree(part)!.every(({ multiplicity }) => multiplicity === 1)).toBe(true);
    expect(exactQuotient(product, part)).toBeDefined();
  });

  test.prop([anyPolynomial, anyPolynomial, anyPolynomial])('resultants of products are products', (p, q, r) => {
    const whole = multivariateResultant(mul(p, q), r, 1)!;
    const parts = mul(multivariateResultant(p, r, 1)!, multivariateResultant(q, r, 1)!);
    fc.pre(p.size > 0 && q.size > 0 && r.size > 0);
    expect(equalPolynomials(whole, parts)).toBe(true);
  });
});

test('zero, constants and invalid polynomials', () => {
  expect(multivariateGcd(zero, zero)).toEqual(zero);
  expect(multivariateGcd(zero, scale(x, -3, 2))).toEqual(x);
  expect(multivariateGcd(constantPolynomial(rational(4)), constantPolynomial(rational(6)))).toEqual(one);
  expect(multivariateSquareFree(constantPolynomial(rational(4)))).toEqual([]);
  expect(multivariateResultant(zero, x, 0)).toEqual(zero);
  expect(multivariateResultant(y, z, 0)).toEqual(one);
  expect(multivariateGcd(broken, x)).toBeUndefined();
  expect(multivariateSquareFree(broken)).toBeUndefined();
  expect(multivariateResultant(x, broken, 0)).toBeUndefined();
  expect(() => multivariateSquareFree(zero)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: multivariateSquareFree: every polynomial divides the zero polynomial.]`,
  );
});

test('a leading coefficient that vanishes modulo the prime of the bounds of degrees', () => {
  const g = add(mul(constantPolynomial(rational(2147482621)), mul(x, y)), one);
  expect(multivariateGcd(mul(g, add(x, y)), mul(g, sub(x, y)))).toEqual(g);
});

test('with many variables, what is sparse is found, and what would be too large is refused', () => {
  const f = add(wide, one);
  expect(multivariateGcd(mul(f, variable(3)), mul(f, variable(30)))).toEqual(primitiveMultiple(f));
  expect(multivariateGcd(f, sub(wide, x))).toEqual(one);
  expect(multivariateGcd(mul(f, add(f, x)), mul(f, sub(f, y)))).toBeUndefined();
  const resultant = multivariateResultant(sub(mul(x, wide), y), add(x, z), 0);
  expect(resultant?.size).toBeGreaterThan(0);
  expect(multivariateResultant(add(power(x, 9), f), add(power(x, 8), wide), 0)).toBeUndefined();
});
