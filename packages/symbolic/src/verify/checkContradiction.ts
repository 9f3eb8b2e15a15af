import { constantPolynomial, type MultivariatePolynomial, polynomialRing } from '../algebra/polynomialRing.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { ensure } from './rejection.js';

/**
 * Ends the check unless y ≥ 0, Σ y_k = 1 and Σ y_k p_k = 0 for the multipliers y: then there is no θ at which all
 * polynomials p_k are positive, nor one at which all are negative.
 *
 * @param path where the multipliers are, for the message
 * @throws Rejection
 */
export function checkContradiction(
  multipliers: readonly Rational[],
  polynomials: readonly MultivariatePolynomial[],
  path: string,
): void {
  ensure(multipliers.length === polynomials.length, `${path} must have ${polynomials.length} entries`);
  ensure(
    multipliers.every((y) => rationals.compare(y, 0) !== -1),
    `${path} has a negative entry`,
  );
  ensure(rationals.compare(multipliers.reduce(rationals.add, rationals.zero), 1) === 0, `${path} do not add up to 1`);
  const weighted = polynomials.map((p, k) => polynomialRing.mul(p, constantPolynomial(multipliers[k]!)));
  ensure(polynomialRing.isZero(polynomialRing.total(weighted)), `${path} do not give a combination that is 0`);
}
