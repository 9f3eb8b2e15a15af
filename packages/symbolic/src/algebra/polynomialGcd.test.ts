import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/polynomials.json' with { type: 'json' };
import { parseRational } from '../encoding/rationalText.js';
import { rational } from '../number/rational.js';
import { degree, dividePolynomials, monic, multiplyPolynomials, type Polynomial, polynomial } from './polynomial.js';
import { polynomialGcd, squareFreePart } from './polynomialGcd.js';

const read = (coefficients: string[]): Polynomial => polynomial(coefficients.map(parseRational));

describe('against sympy', () => {
  it.for(fixture.gcds.map((entry, k) => [k, entry] as const))('gcd, case %i', ([, { left, right, gcd }]) => {
    expect(polynomialGcd(read(left), read(right))).toEqual(read(gcd));
    expect(polynomialGcd(read(right), read(left))).toEqual(read(gcd));
  });

  it.for(fixture.roots)('square-free part: $name', ({ polynomial, squareFree }) => {
    expect(squareFreePart(read(polynomial))).toEqual(read(squareFree));
  });
});

const coefficient = fc
  .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 5 }))
  .map(([n, d]) => rational(n, d));
const anyPolynomial = fc.array(coefficient, { maxLength: 5 }).map(polynomial);

test.prop([anyPolynomial, anyPolynomial, anyPolynomial])(
  'the gcd is a common divisor of full degree',
  (p, q, common) => {
    fc.pre(p.length > 0 && q.length > 0 && common.length > 0);
    const g = polynomialGcd(multiplyPolynomials(p, common), multiplyPolynomials(q, common));
    for (const f of [p, q]) expect(dividePolynomials(multiplyPolynomials(f, common), g).remainder).toEqual([]);
    expect(dividePolynomials(g, common).remainder).toEqual([]);
    // Euclid over Q, another algorithm, for the factor that p and q share by accident.
    let [a, b] = [p, q];
    while (b.length > 0) [a, b] = [b, dividePolynomials(a, b).remainder];
    expect(degree(g)).toBe(degree(a) + degree(common));
  },
);

test('gcd with the zero polynomial, and of constants', () => {
  const p = read(['2', '4']);
  expect(polynomialGcd([], [])).toEqual([]);
  expect(polynomialGcd(p, [])).toEqual(monic(p));
  expect(polynomialGcd([], p)).toEqual(monic(p));
  expect(polynomialGcd(read(['3']), read(['5']))).toEqual(read(['1']));
  expect(squareFreePart([])).toEqual([]);
});

test('primes that divide a leading coefficient, or make the divisor too large, are passed over', () => {
  // 2147482621 is the first prime that is tried: here it divides the leading coefficient …
  const p = 2147482621n;
  const left = multiplyPolynomials(polynomial([rational(1), rational(p)]), read(['1', '1']));
  const right = multiplyPolynomials(polynomial([rational(1), rational(p)]), read(['2', '1']));
  expect(polynomialGcd(left, right)).toEqual(polynomial([rational(1n, p), rational(1)]));
  // … and here x and x + p, coprime over Q, agree mod p, beside the true divisor x + 3.
  const divisor = read(['3', '1']);
  const unlucky = multiplyPolynomials(read(['0', '1']), divisor);
  const shifted = multiplyPolynomials(polynomial([rational(p), rational(1)]), divisor);
  expect(polynomialGcd(unlucky, shifted)).toEqual(divisor);
});
