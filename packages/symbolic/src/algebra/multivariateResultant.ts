import { absolute, bitLength, integerPower } from '../number/integers.js';
import { coefficientsIn, degreeIn, variablesOf } from './coefficientsIn.js';
import { packing } from './packedPolynomials.js';
import { exactQuotient } from './polynomialDivision.js';
import { type MultivariatePolynomial, polynomialRing } from './polynomialRing.js';
import { primitiveMultiple } from './primitiveMultiple.js';
import { type DivisionRing, resultantOver } from './subresultants.js';

/** Coefficients are packed into integers of at most so many bits, or have at most so many terms. */
const mostBits = 300_000;
const mostTerms = 400;

/**
 * The resultant of two polynomials with respect to one of their variables: a polynomial in the others, the determinant of
 * the Sylvester matrix. Grade: exact.
 *
 * It is 0 exactly if one of the two is 0 or they have a common factor with this variable. At a point of the others where
 * not both leading coefficients are 0 it is 0 exactly if the two have a common complex root.
 *
 * Subresultants (`resultantOver`) of polynomials whose coefficients are packed into integers; or, where there are too many
 * variables for this, are polynomials themselves.
 *
 * @returns `undefined` if the integers might have more than 300 000 bits and the coefficients more than 400 terms, as
 * bounds of degrees and heights tell beforehand; or if a polynomial is invalid
 */
export function multivariateResultant(
  p: MultivariatePolynomial,
  q: MultivariatePolynomial,
  variable: number,
): MultivariatePolynomial | undefined {
  if (!polynomialRing.isValid(p) || !polynomialRing.isValid(q)) return undefined;
  if (p.size === 0 || q.size === 0) return polynomialRing.zero;
  const [n, m] = [degreeIn(p, variable), degreeIn(q, variable)];
  const degrees = new Map<number, number>();
  for (const k of new Set([...variablesOf(p), ...variablesOf(q)]))
    if (k !== variable) degrees.set(k, m * Math.max(0, degreeIn(p, k)) + n * Math.max(0, degreeIn(q, k)));
  const [left, right] = [primitiveMultiple(p), primitiveMultiple(q)];
  // A sum of products of m coefficients of one and n of the other polynomial; or 1.
  const bits = 1 + m * normBits(left) + n * normBits(right);
  const room = packing(degrees, bits);
  if (room.bits > mostBits && monomials(p.size, m) * monomials(q.size, n) > mostTerms) return undefined;
  const [a, b] = [coefficientsIn(left, variable), coefficientsIn(right, variable)];
  const resultant =
    room.bits <= mostBits
      ? room.unpack(resultantOver(a.map(room.pack), b.map(room.pack), integers))
      : resultantOver(a, b, polynomials);
  const { mul, power } = polynomialRing;
  return mul(resultant, mul(power(exactQuotient(p, left)!, m), power(exactQuotient(q, right)!, n)));
}

const integers: DivisionRing<bigint> = {
  zero: 0n,
  one: 1n,
  isZero: (a) => a === 0n,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  power: integerPower,
  quotient: (a, b) => a / b,
};

const polynomials: DivisionRing<MultivariatePolynomial> = {
  ...polynomialRing,
  quotient: (a, b) => exactQuotient(a, b)!,
};

/** The number of bits of the sum of the absolute values of integer coefficients. */
function normBits(p: MultivariatePolynomial): number {
  let norm = 0n;
  for (const { coefficient } of p.values()) norm += absolute(coefficient.numerator);
  return bitLength(norm);
}

/** The number of monomials of one degree: how many terms a power of a polynomial has at most. */
function monomials(variables: number, degree: number): number {
  let count = 1;
  for (let k = 1; k <= degree; k++) count *= (variables - 1 + k) / k;
  return count;
}
