import { DomainError } from '@crease/tensor';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';

/**
 * A polynomial in one variable over the rationals: its coefficients, of ascending degree, the last one not 0.
 *
 * The zero polynomial is the empty list.
 */
export type Polynomial = readonly Rational[];

const { add, sub, mul, div, isZero, zero } = rationals;

/**
 * The polynomial with these coefficients, of ascending degree; leading zeros are removed.
 *
 * @throws DomainError if a coefficient is the invalid rational
 */
export function polynomial(coefficients: readonly Rational[]): Polynomial {
  if (!coefficients.every(rationals.isValid))
    throw new DomainError('polynomial: every coefficient must be a valid rational; one is 0/0 (a quotient by zero).');
  let length = coefficients.length;
  while (length > 0 && isZero(coefficients[length - 1]!)) length--;
  return coefficients.slice(0, length);
}

/** The degree of a polynomial; −1 for the zero polynomial. */
export function degree(p: Polynomial): number {
  return p.length - 1;
}

/** The sum of two polynomials. */
export function addPolynomials(p: Polynomial, q: Polynomial): Polynomial {
  return polynomial(combine(p, q, add));
}

/** The difference of two polynomials. */
export function subtractPolynomials(p: Polynomial, q: Polynomial): Polynomial {
  return polynomial(combine(p, q, sub));
}

/** The product of two polynomials. */
export function multiplyPolynomials(p: Polynomial, q: Polynomial): Polynomial {
  if (p.length === 0 || q.length === 0) return [];
  const product = Array.from({ length: p.length + q.length - 1 }, () => zero);
  for (const [i, a] of p.entries()) for (const [j, b] of q.entries()) product[i + j] = add(product[i + j]!, mul(a, b));
  return product;
}

/**
 * The quotient and the remainder of a division of polynomials: p = quotient · q + remainder, deg remainder < deg q.
 *
 * @throws DomainError if q is the zero polynomial
 */
export function dividePolynomials(p: Polynomial, q: Polynomial): { quotient: Polynomial; remainder: Polynomial } {
  const lead = q.at(-1);
  if (lead === undefined) throw new DomainError('dividePolynomials: the divisor must not be the zero polynomial.');
  const remainder = [...p];
  const quotient: Rational[] = [];
  for (let shift = p.length - q.length; shift >= 0; shift--) {
    const factor = div(remainder.pop()!, lead);
    quotient.unshift(factor);
    for (let k = 0; k < q.length - 1; k++) remainder[shift + k] = sub(remainder[shift + k]!, mul(factor, q[k]!));
  }
  return { quotient: polynomial(quotient), remainder: polynomial(remainder) };
}

/** The derivative of a polynomial. */
export function differentiatePolynomial(p: Polynomial): Polynomial {
  return p.slice(1).map((coefficient, k) => rationals.scale(coefficient, k + 1, 1));
}

/** The value of a polynomial at a rational point. Grade: exact. */
export function evaluatePolynomial(p: Polynomial, at: Rational): Rational {
  return p.reduceRight((value, coefficient) => add(mul(value, at), coefficient), zero);
}

/** The multiple of a polynomial with leading coefficient 1; the zero polynomial is its own. */
export function monic(p: Polynomial): Polynomial {
  const lead = p.at(-1);
  return lead === undefined ? p : p.map((coefficient) => div(coefficient, lead));
}

/** The polynomial without its root 0, and the multiplicity of that root: p = x^multiplicity · polynomial. */
export function stripZeroRoot(p: Polynomial): { polynomial: Polynomial; multiplicity: number } {
  const multiplicity = Math.max(
    0,
    p.findIndex((coefficient) => !isZero(coefficient)),
  );
  return { polynomial: p.slice(multiplicity), multiplicity };
}

function combine(p: Polynomial, q: Polynomial, operation: (a: Rational, b: Rational) => Rational): Rational[] {
  return Array.from({ length: Math.max(p.length, q.length) }, (_, k) => operation(p[k] ?? zero, q[k] ?? zero));
}
