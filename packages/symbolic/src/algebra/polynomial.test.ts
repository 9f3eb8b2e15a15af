import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import {
  addPolynomials,
  degree,
  differentiatePolynomial,
  dividePolynomials,
  evaluatePolynomial,
  monic,
  multiplyPolynomials,
  type Polynomial,
  polynomial,
  stripZeroRoot,
  subtractPolynomials,
} from './polynomial.js';

const integers = (...coefficients: number[]): Polynomial => polynomial(coefficients.map((c) => rational(c)));
const coefficient = fc
  .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 20 }))
  .map(([n, d]) => rational(n, d));
const anyPolynomial = fc.array(coefficient, { maxLength: 8 }).map(polynomial);

test('polynomial removes leading zeros', () => {
  expect(integers(1, 2, 0, 0)).toEqual(integers(1, 2));
  expect(integers(0, 0)).toEqual([]);
  expect([degree([]), degree(integers(5)), degree(integers(0, 0, 1))]).toEqual([-1, 0, 2]);
});

test('polynomial refuses the invalid rational', () => {
  expect(() => polynomial([rationals.div(rationals.one, rationals.zero)])).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: polynomial: every coefficient must be a valid rational; one is 0/0 (a quotient by zero).]`,
  );
});

test('known products, quotients and derivatives', () => {
  expect(multiplyPolynomials(integers(1, 1), integers(-1, 1))).toEqual(integers(-1, 0, 1));
  expect(multiplyPolynomials([], integers(1, 2))).toEqual([]);
  expect(addPolynomials(integers(1, 2), integers(1, -2))).toEqual(integers(2));
  expect(dividePolynomials(integers(-1, 0, 0, 1), integers(-1, 1))).toEqual({
    quotient: integers(1, 1, 1),
    remainder: [],
  });
  expect(dividePolynomials(integers(1), integers(0, 2))).toEqual({ quotient: [], remainder: integers(1) });
  expect(differentiatePolynomial(integers(7, 5, 3, 1))).toEqual(integers(5, 6, 3));
  expect(differentiatePolynomial([])).toEqual([]);
  expect(monic(integers(1, 4, 2))).toEqual(polynomial([rational(1, 2), rational(2), rational(1)]));
  expect(monic([])).toEqual([]);
  expect(stripZeroRoot(integers(0, 0, 3, 1))).toEqual({ polynomial: integers(3, 1), multiplicity: 2 });
  expect(stripZeroRoot(integers(3))).toEqual({ polynomial: integers(3), multiplicity: 0 });
  expect(stripZeroRoot([])).toEqual({ polynomial: [], multiplicity: 0 });
});

test('division by the zero polynomial is refused', () => {
  expect(() => dividePolynomials(integers(1), [])).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: dividePolynomials: the divisor must not be the zero polynomial.]`,
  );
});

test.prop([anyPolynomial, anyPolynomial, coefficient])('evaluation is a ring homomorphism', (p, q, at) => {
  const [x, y] = [evaluatePolynomial(p, at), evaluatePolynomial(q, at)];
  expect(evaluatePolynomial(addPolynomials(p, q), at)).toEqual(rationals.add(x, y));
  expect(evaluatePolynomial(subtractPolynomials(p, q), at)).toEqual(rationals.sub(x, y));
  expect(evaluatePolynomial(multiplyPolynomials(p, q), at)).toEqual(rationals.mul(x, y));
});

test.prop([anyPolynomial, anyPolynomial])('p = quotient · q + remainder with a smaller remainder', (p, q) => {
  fc.pre(q.length > 0);
  const { quotient, remainder } = dividePolynomials(p, q);
  expect(addPolynomials(multiplyPolynomials(quotient, q), remainder)).toEqual(p);
  expect(degree(remainder)).toBeLessThan(degree(q));
});

test.prop([anyPolynomial, anyPolynomial])('(pq)′ = p′q + pq′', (p, q) => {
  const right = addPolynomials(
    multiplyPolynomials(differentiatePolynomial(p), q),
    multiplyPolynomials(p, differentiatePolynomial(q)),
  );
  expect(differentiatePolynomial(multiplyPolynomials(p, q))).toEqual(right);
});

test('the value is exact where floating point cancels', () => {
  // (x − 1)^3 at 1 + 2^−52
  const value = evaluatePolynomial(integers(-1, 3, -3, 1), rationalFromNumber(1 + 2 ** -52));
  expect(value).toEqual(rational(1n, 2n ** 156n));
});
