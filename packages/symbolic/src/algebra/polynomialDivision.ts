import { rationals } from '../number/rationals.js';
import { addMultiple, keyOf, type MultivariatePolynomial, type Term } from './polynomialRing.js';

/**
 * How often one polynomial in several variables divides another one: the largest k such that $q^k$ divides p.
 *
 * @param p not 0
 * @param q not constant
 */
export function multiplicity(p: MultivariatePolynomial, q: MultivariatePolynomial): number {
  let count = 0;
  for (let rest = exactQuotient(p, q); rest !== undefined; rest = exactQuotient(rest, q)) count += 1;
  return count;
}

/**
 * The quotient of two polynomials in several variables, or `undefined` if the divisor does not divide.
 *
 * The leading terms are divided, by degree and then by the smaller variables. Grade: exact.
 */
export function exactQuotient(
  p: MultivariatePolynomial,
  q: MultivariatePolynomial,
): MultivariatePolynomial | undefined {
  const leading = leadingTerm(q);
  if (p.size > 0 && divided(leadingTerm(p).monomial, leading.monomial) === undefined) return undefined;
  const rest = new Map(p);
  const quotient = new Map<string, Term>();
  while (rest.size > 0) {
    const term = leadingTerm(rest);
    const monomial = divided(term.monomial, leading.monomial);
    if (monomial === undefined) return undefined;
    const coefficient = rationals.div(term.coefficient, leading.coefficient);
    quotient.set(keyOf(monomial), { monomial, coefficient });
    addMultiple(rest, { monomial, coefficient: rationals.neg(coefficient) }, q);
  }
  return quotient;
}

/** The largest term of a polynomial that is not 0: of the highest degree, and with more of the smaller variables. */
export function leadingTerm(p: MultivariatePolynomial): Term {
  let leading: Term | undefined;
  for (const term of p.values()) if (leading === undefined || precedes(term.monomial, leading.monomial)) leading = term;
  return leading!;
}

/** True if a monomial is the larger one: of higher degree, or with a smaller variable where they first differ. */
function precedes(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return a.length > b.length;
  const at = a.findIndex((k, n) => k !== b[n]);
  return at !== -1 && a[at]! < b[at]!;
}

/** The monomial without the variables of another, or `undefined` if they are not all in it. */
function divided(a: readonly number[], b: readonly number[]): readonly number[] | undefined {
  const rest = [...a];
  for (const k of b) {
    const at = rest.indexOf(k);
    if (at === -1) return undefined;
    rest.splice(at, 1);
  }
  return rest;
}
