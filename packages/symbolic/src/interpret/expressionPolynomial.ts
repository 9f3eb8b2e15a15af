import type { Expression } from '@crease/tensor';
import { type Polynomial, polynomial } from '../algebra/polynomial.js';
import { coefficientOf, polynomialRing, totalDegree, variable } from '../algebra/polynomialRing.js';
import { expressionValue } from './expressionValue.js';
import { Refusal } from './refusal.js';

/**
 * The polynomial in x that an expression is, exactly, or `undefined` if it is written with anything but polynomial
 * operations (and elementary functions of constants with rational values).
 */
export function expressionPolynomial(e: Expression): Polynomial | undefined {
  const value = expressionValue(e, variable(0), polynomialRing);
  if (value instanceof Refusal || !polynomialRing.isValid(value)) return undefined;
  const powers = Array.from({ length: totalDegree(value) + 1 }, (_, degree) => new Array<number>(degree).fill(0));
  return polynomial(powers.map((monomial) => coefficientOf(value, monomial)));
}
