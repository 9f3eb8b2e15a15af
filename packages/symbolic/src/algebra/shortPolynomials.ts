import type { Arithmetic } from '../number/arithmetic.js';
import { type MultivariatePolynomial, polynomialRing } from './polynomialRing.js';

/**
 * The ring of polynomials as far as it is cheap: a product or sum of several that might have more terms than a limit is
 * invalid, and so is all that is made of it. Grade of what is valid: exact.
 */
export function shortPolynomials(mostTerms: number): Arithmetic<MultivariatePolynomial> {
  const mul = (p: MultivariatePolynomial, q: MultivariatePolynomial): MultivariatePolynomial =>
    p.size * q.size > mostTerms ? invalid : polynomialRing.mul(p, q);
  return {
    ...polynomialRing,
    mul,
    total: (terms) => (terms.reduce((size, p) => size + p.size, 0) > mostTerms ? invalid : polynomialRing.total(terms)),
    power: (p, exponent) => {
      let result = polynomialRing.one;
      for (let k = 0; k < exponent; k++) result = mul(result, p);
      return result;
    },
  };
}

const invalid = polynomialRing.div(polynomialRing.one, polynomialRing.zero);
