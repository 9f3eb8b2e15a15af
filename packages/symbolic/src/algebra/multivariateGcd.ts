import { coefficientsIn, variablesOf } from './coefficientsIn.js';
import { gcdDegreeBound } from './gcdDegreeBound.js';
import { heuristicGcd } from './heuristicGcd.js';
import { exactQuotient } from './polynomialDivision.js';
import { type MultivariatePolynomial, polynomialRing, totalDegree } from './polynomialRing.js';
import { primitiveMultiple } from './primitiveMultiple.js';

/**
 * The greatest common divisor of two polynomials in several variables over the rationals, as the multiple with coprime
 * integer coefficients and a positive leading one; gcd(0, 0) = 0. Grade: exact.
 *
 * A variable that the divisor does not have, as images modulo a prime show, is left out:
 * it is that of all coefficients of its powers. Where the divisor has every variable, either one polynomial divides the
 * other, or its coefficients are found as digits of large integers (`heuristicGcd`).
 *
 * Cost: for polynomials without common factor mostly one look at every term, with any number of variables.
 * Otherwise that of integers with as many digits as there are monomials below the two degrees; the result is `undefined`
 * if these would have more than 100 000 bits, or if a polynomial is invalid.
 *
 * @example
 * const [x, y] = [variable(0), variable(1)];
 * const { add, mul, one } = polynomialRing;
 * const common = add(mul(x, y), one);
 * formulaLatex(multivariateGcd(mul(x, common), mul(y, common))!, (k) => 'xy'[k]!) // 'x\,y + 1'
 */
export function multivariateGcd(
  p: MultivariatePolynomial,
  q: MultivariatePolynomial,
): MultivariatePolynomial | undefined {
  if (!polynomialRing.isValid(p) || !polynomialRing.isValid(q)) return undefined;
  return gcdOfAll([p, q]);
}

/** The greatest common divisor of valid polynomials, as `multivariateGcd`. */
export function gcdOfAll(polynomials: readonly MultivariatePolynomial[]): MultivariatePolynomial | undefined {
  let divisor: MultivariatePolynomial | undefined = polynomialRing.zero;
  // Short ones first: mostly their divisor is 1, and the others are not looked at.
  for (const p of polynomials.toSorted((a, b) => a.size - b.size)) {
    divisor = commonDivisor(divisor, primitiveMultiple(p));
    if (divisor === undefined || totalDegree(divisor) === 0) return divisor;
  }
  return divisor;
}

/** Of two primitive polynomials. */
function commonDivisor(p: MultivariatePolynomial, q: MultivariatePolynomial): MultivariatePolynomial | undefined {
  if (p.size === 0) return q;
  if (q.size === 0) return p;
  for (const variable of new Set([...variablesOf(p), ...variablesOf(q)]))
    if (gcdDegreeBound(p, q, variable) === 0)
      return gcdOfAll([...coefficientsIn(p, variable), ...coefficientsIn(q, variable)]);
  if (exactQuotient(p, q) !== undefined) return q;
  if (exactQuotient(q, p) !== undefined) return p;
  const divisor = heuristicGcd(p, q);
  return divisor && primitiveMultiple(divisor);
}
