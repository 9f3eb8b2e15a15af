import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { MultivariatePolynomial } from './polynomialRing.js';

/** A text that equal polynomials have in common, and no others. */
export function polynomialKey(p: MultivariatePolynomial): string {
  return keyOfMultiple(p, rationals.one);
}

/**
 * A text that a polynomial has in common with its multiples, and no others, so that it names the set where they vanish;
 * and whether it is a negative multiple of their representative.
 */
export function hypersurfaceKey(p: MultivariatePolynomial): { readonly key: string; readonly isNegated: boolean } {
  const first = [...p.keys()].sort()[0];
  const leading = first === undefined ? rationals.one : p.get(first)!.coefficient;
  return { key: keyOfMultiple(p, leading), isNegated: rationals.compare(leading, 0) === -1 };
}

function keyOfMultiple(p: MultivariatePolynomial, divisor: Rational): string {
  return [...p.entries()]
    .map(([monomial, { coefficient }]) => {
      const { numerator, denominator } = rationals.div(coefficient, divisor);
      return `${numerator}/${denominator} ${monomial}`;
    })
    .sort()
    .join('+');
}
