import { multiplyModulo, powerModulo, reduceModulo } from '../number/modular.js';
import { primesDownFrom } from '../number/primes.js';
import { degreeIn } from './coefficientsIn.js';
import { gcdModulo, withoutLeadingZeros } from './polynomialModulo.js';
import type { MultivariatePolynomial } from './polynomialRing.js';

/**
 * An upper bound of the degree in one variable of the greatest common divisor of two polynomials with integer
 * coefficients, not 0. Grade: proved; mostly it is the degree. Cost: one look at every term.
 *
 * The other variables get fixed residues modulo a prime. The image of a common divisor divides both images, and has the
 * same degree unless its leading coefficient vanishes; but this divides the leading coefficients of both polynomials.
 */
export function gcdDegreeBound(p: MultivariatePolynomial, q: MultivariatePolynomial, variable: number): number {
  const [left, right] = [image(p, variable), image(q, variable)];
  const bound = Math.min(left.length, right.length) - 1;
  if (left.at(-1) === 0 && right.at(-1) === 0) return bound;
  const common = gcdModulo(withoutLeadingZeros(left), withoutLeadingZeros(right), prime);
  return Math.min(bound, common.length - 1);
}

/** One prime is enough: an unlucky one makes the bound larger, not wrong. */
const prime: number = primesDownFrom().next().value!;

/** The residues of the coefficients in one variable, all other variables replaced; the last ones may be 0. */
function image(p: MultivariatePolynomial, variable: number): number[] {
  const residues = new Array<number>(degreeIn(p, variable) + 1).fill(0);
  for (const { monomial, coefficient } of p.values()) {
    let power = 0;
    let residue = reduceModulo(coefficient.numerator, prime);
    for (const k of monomial)
      if (k === variable) power += 1;
      else residue = multiplyModulo(residue, residueOf(k), prime);
    residues[power] = (residues[power]! + residue) % prime;
  }
  return residues;
}

/** Residues between which there are no simple relations. */
function residueOf(variable: number): number {
  return powerModulo(variable + 2, 65_537, prime) + 1;
}
