import { coefficientsIn, degreeIn, fromCoefficients, variablesOf } from './coefficientsIn.js';
import { factorPolynomial } from './factorPolynomial.js';
import { gcdOfAll } from './multivariateGcd.js';
import { multivariateSquareFreePart } from './multivariateSquareFree.js';
import { polynomial } from './polynomial.js';
import { exactQuotient } from './polynomialDivision.js';
import {
  constantPolynomial,
  constantValue,
  equalPolynomials,
  type MultivariatePolynomial,
  polynomialRing,
  totalDegree,
} from './polynomialRing.js';
import { primitiveMultiple } from './primitiveMultiple.js';

/** A factor that several polynomials may have in common. */
export interface CoprimePart {
  /** Coprime integer coefficients, the leading one positive; no multiple factors. */
  readonly factor: MultivariatePolynomial;
  /** True if it is proved that the factor has no others over the rationals. Otherwise it may have. */
  readonly isIrreducible: boolean;
}

/** Polynomials in one variable of a higher degree are not factored. */
const highestDegree = 16;

/**
 * Factors without multiple factors, such that the zeros of the polynomial are those of the factors; `undefined` where
 * `multivariateGcd` is. Grade: exact.
 *
 * Factors without one of the variables are split off: the greatest common divisor of the coefficients of its powers. What is
 * of degree 1 in a variable then is irreducible. Polynomials in one variable are factored.
 *
 * @param p neither constant nor invalid
 */
export function partsOf(p: MultivariatePolynomial): readonly CoprimePart[] | undefined {
  const variables = variablesOf(p);
  const [variable] = variables;
  if (variables.length === 1 && degreeIn(p, variable!) <= highestDegree) return factorsInOne(p, variable!);
  // A variable of degree 1 decides alone.
  const linear = variables.find((k) => degreeIn(p, k) === 1);
  for (const k of linear === undefined ? variables : [linear]) {
    const content = gcdOfAll(coefficientsIn(p, k));
    if (content === undefined) return undefined;
    if (totalDegree(content) === 0) continue;
    const [outer, inner] = [partsOf(content), partsOf(exactQuotient(p, content)!)];
    return outer && inner && [...outer, ...inner];
  }
  if (linear !== undefined) return [{ factor: primitiveMultiple(p), isIrreducible: true }];
  const factor = multivariateSquareFreePart(p);
  return factor && [{ factor, isIrreducible: false }];
}

/**
 * Pairwise coprime factors of all given parts: every part is a product of some of them; `undefined` where
 * `multivariateGcd` is. Grade: exact.
 *
 * Two parts with a common divisor are replaced by it and the two quotients. Cost: one greatest common divisor for each pair
 * of which one may be reducible.
 */
export function coprimeBasis(parts: readonly CoprimePart[]): readonly CoprimePart[] | undefined {
  const basis: CoprimePart[] = [];
  const waiting = parts.toReversed();
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    let at = 0;
    let common: MultivariatePolynomial | undefined;
    for (; at < basis.length; at++) {
      common = commonFactor(part, basis[at]!);
      if (common === undefined) return undefined;
      if (totalDegree(common) > 0) break;
    }
    if (at === basis.length) {
      basis.push(part);
      continue;
    }
    // The sum of all degrees becomes smaller, so this ends.
    const [other] = basis.splice(at, 1);
    for (const f of [common!, exactQuotient(part.factor, common!)!, exactQuotient(other!.factor, common!)!]) {
      const found = totalDegree(f) === 0 ? [] : partsOf(f);
      if (found === undefined) return undefined;
      waiting.push(...found);
    }
  }
  return basis;
}

function commonFactor(a: CoprimePart, b: CoprimePart): MultivariatePolynomial | undefined {
  if (!a.isIrreducible || !b.isIrreducible) return gcdOfAll([a.factor, b.factor]);
  return equalPolynomials(a.factor, b.factor) ? a.factor : polynomialRing.one;
}

function factorsInOne(p: MultivariatePolynomial, variable: number): readonly CoprimePart[] {
  const coefficients = coefficientsIn(p, variable).map((c) => constantValue(c)!);
  return factorPolynomial(polynomial(coefficients)).map(({ factor }) => ({
    factor: fromCoefficients(factor.map(constantPolynomial), variable),
    isIrreducible: true,
  }));
}
