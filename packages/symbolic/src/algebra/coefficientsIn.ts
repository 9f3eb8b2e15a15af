import { keyOf, type MultivariatePolynomial, polynomialRing, type Term } from './polynomialRing.js';

/** The coefficients $c_0, c_1, \dots$ of a polynomial $\sum c_k x^k$ in one of its variables; empty for 0. */
export function coefficientsIn(p: MultivariatePolynomial, variable: number): MultivariatePolynomial[] {
  const coefficients: Map<string, Term>[] = [];
  for (const { monomial, coefficient } of p.values()) {
    const rest = monomial.filter((k) => k !== variable);
    const power = monomial.length - rest.length;
    while (coefficients.length <= power) coefficients.push(new Map());
    coefficients[power]!.set(keyOf(rest), { monomial: rest, coefficient });
  }
  return coefficients;
}

/** The polynomial with these coefficients of the powers of a variable that is not in them. */
export function fromCoefficients(
  coefficients: readonly MultivariatePolynomial[],
  variable: number,
): MultivariatePolynomial {
  const p = new Map<string, Term>();
  for (const [power, own] of coefficients.entries())
    for (const { monomial, coefficient } of own.values()) {
      const at = monomial.findIndex((k) => k > variable);
      const whole = monomial.toSpliced(at === -1 ? monomial.length : at, 0, ...new Array(power).fill(variable));
      p.set(keyOf(whole), { monomial: whole, coefficient });
    }
  return p;
}

/** The highest power of a variable in a polynomial; −1 for the polynomial 0. */
export function degreeIn(p: MultivariatePolynomial, variable: number): number {
  let degree = -1;
  for (const { monomial } of p.values()) degree = Math.max(degree, monomial.filter((k) => k === variable).length);
  return degree;
}

/** The variables of a polynomial, ascending. */
export function variablesOf(p: MultivariatePolynomial): number[] {
  return [...new Set([...p.values()].flatMap(({ monomial }) => monomial))].sort((a, b) => a - b);
}

/** The derivative of a polynomial with respect to one of its variables. Grade: exact. */
export function partialDerivative(p: MultivariatePolynomial, variable: number): MultivariatePolynomial {
  const slopes = coefficientsIn(p, variable).map((c, power) => polynomialRing.scale(c, power, 1));
  return fromCoefficients(slopes.slice(1), variable);
}
