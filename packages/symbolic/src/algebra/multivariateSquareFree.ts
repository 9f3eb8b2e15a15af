import { DomainError } from '@crease/tensor';
import { partialDerivative, variablesOf } from './coefficientsIn.js';
import { gcdOfAll } from './multivariateGcd.js';
import { exactQuotient } from './polynomialDivision.js';
import { type MultivariatePolynomial, polynomialRing, totalDegree } from './polynomialRing.js';
import { primitiveMultiple } from './primitiveMultiple.js';

/** A square-free factor of a polynomial in several variables: all that divides it so often, and not once more. */
export interface SquareFreeFactor {
  /** Coprime integer coefficients, the leading one positive. */
  readonly factor: MultivariatePolynomial;
  readonly multiplicity: number;
}

/**
 * The polynomials $f_1, f_2, \dots$ without multiple factors, coprime to each other, with $p = c f_1 f_2^2 f_3^3 \cdots$ for a
 * number c; those that are 1 are left out. Grade: exact.
 *
 * The greatest common divisor of p and its partial derivatives is $f_2 f_3^2 \cdots$, and so on (Musser).
 *
 * @returns by multiplicity; `undefined` where `multivariateGcd` is
 * @throws DomainError if the polynomial is 0
 */
export function multivariateSquareFree(p: MultivariatePolynomial): readonly SquareFreeFactor[] | undefined {
  if (p.size === 0) throw new DomainError('multivariateSquareFree: every polynomial divides the zero polynomial.');
  if (!polynomialRing.isValid(p)) return undefined;
  /** f₁ f₂ f₃ ⋯, f₂ f₃ ⋯, f₃ ⋯ */
  const products: MultivariatePolynomial[] = [];
  for (let rest = primitiveMultiple(p); totalDegree(rest) > 0; ) {
    const repeated = gcdOfAll([rest, ...variablesOf(rest).map((variable) => partialDerivative(rest, variable))]);
    if (repeated === undefined) return undefined;
    products.push(exactQuotient(rest, repeated)!);
    rest = repeated;
  }
  return products
    .map((product, k) => ({
      factor: exactQuotient(product, products[k + 1] ?? polynomialRing.one)!,
      multiplicity: k + 1,
    }))
    .filter(({ factor }) => totalDegree(factor) > 0);
}

/**
 * The polynomial that vanishes where p does, without multiple factors, with coprime integer coefficients and a positive
 * leading one. Grade: exact.
 *
 * @returns `undefined` where `multivariateGcd` is
 * @throws DomainError if the polynomial is 0
 */
export function multivariateSquareFreePart(p: MultivariatePolynomial): MultivariatePolynomial | undefined {
  return multivariateSquareFree(p)
    ?.map(({ factor }) => factor)
    .reduce(polynomialRing.mul, polynomialRing.one);
}
