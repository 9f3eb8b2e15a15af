import { greatestCommonDivisor, leastCommonMultiple } from '../number/integers.js';
import { type Rational, rational, reciprocal } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { leadingTerm } from './polynomialDivision.js';
import { constantPolynomial, type MultivariatePolynomial, polynomialRing } from './polynomialRing.js';

/**
 * The multiple of a polynomial whose coefficients are integers without common divisor, that of the leading term
 * positive: the same for all multiples of a polynomial. 0 stays 0.
 */
export function primitiveMultiple(p: MultivariatePolynomial): MultivariatePolynomial {
  if (p.size === 0) return p;
  const content = contentOf(p);
  const factor = reciprocal(leadingTerm(p).coefficient.numerator < 0n ? rationals.neg(content) : content);
  return polynomialRing.mul(p, constantPolynomial(factor));
}

/** The positive rational number by which a polynomial that is not 0 differs from its primitive multiple, up to sign. */
export function contentOf(p: MultivariatePolynomial): Rational {
  let [numerator, denominator] = [0n, 1n];
  for (const { coefficient } of p.values()) {
    numerator = greatestCommonDivisor(numerator, coefficient.numerator);
    denominator = leastCommonMultiple(denominator, coefficient.denominator);
  }
  return rational(numerator, denominator);
}
