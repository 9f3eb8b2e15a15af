import { primitivePart, toPolynomial } from '../algebra/integerPolynomial.js';
import type { Polynomial } from '../algebra/polynomial.js';
import { polynomialText } from '../algebra/polynomialText.js';
import { type RealRoot, refineRealRoot } from '../algebra/realRoots.js';
import { formatRational } from '../encoding/rationalText.js';
import { compareRationals, type Rational, rational } from '../number/rational.js';
import { roundRational } from '../number/rationalRounding.js';
import { rationals } from '../number/rationals.js';

/** A step size known exactly: a rational, or the only root of a polynomial in an open interval. */
export type ExactStepSize =
  | { readonly kind: 'rational'; readonly value: Rational }
  | { readonly kind: 'root'; readonly polynomial: Polynomial; readonly lower: Rational; readonly upper: Rational };

/** Intervals of irrational step sizes are narrower than this multiple of themselves. */
const relativeWidth = rational(1n, 1n << 70n);

/** The step size 1/λ for a positive root λ of a characteristic polynomial. */
export function stepSizeOf(lambda: RealRoot): ExactStepSize {
  if (lambda.kind === 'rational') return { kind: 'rational', value: rationals.div(rationals.one, lambda.value) };
  const narrow = refineRealRoot(lambda, rationals.mul(lambda.lower, relativeWidth));
  if (narrow.kind === 'rational') return stepSizeOf(narrow);
  return {
    kind: 'root',
    // x^n p(1/x) has the reciprocal roots.
    polynomial: toPolynomial(primitivePart(narrow.polynomial.toReversed())),
    lower: rationals.div(rationals.one, narrow.upper),
    upper: rationals.div(rationals.one, narrow.lower),
  };
}

/** Text that is equal for equal step sizes that come from the same polynomial: `1/2`, `root of 56*x^2 - … near 0.06…`. */
export function stepSizeText(eta: ExactStepSize): string {
  if (eta.kind === 'rational') return formatRational(eta.value);
  return `root of ${polynomialText(eta.polynomial)} near ${stepSizeValue(eta)}`;
}

/** The double next to a step size (observed grade). */
export function stepSizeValue(eta: ExactStepSize): number {
  return roundRational(eta.kind === 'rational' ? eta.value : eta.lower, 'nearest');
}

/** A rational that is not above the step size: itself, or the lower end of its interval. */
export function lowerBoundOf(eta: ExactStepSize): Rational {
  return eta.kind === 'rational' ? eta.value : eta.lower;
}

/** The sign of eta − value, or `undefined` if the interval of eta contains the value. */
export function compareStepSize(eta: ExactStepSize, value: Rational): -1 | 0 | 1 | undefined {
  if (eta.kind === 'rational') return compareRationals(eta.value, value);
  if (compareRationals(value, eta.lower) !== 1) return 1;
  return compareRationals(value, eta.upper) === -1 ? undefined : -1;
}
