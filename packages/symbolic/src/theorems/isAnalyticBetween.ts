import { atoms, type Expression } from '@crease/tensor';
import { primitivePart, signAt } from '../algebra/integerPolynomial.js';
import { countRoots, type Place, sturmSequence } from '../algebra/sturm.js';
import { expressionPolynomial } from '../interpret/expressionPolynomial.js';
import { rationalFromNumber } from '../number/rational.js';

/**
 * True if an expression is made so that it is analytic at every point of the closed interval [lower, upper] (either
 * end may be infinite): total elementary functions, and denominators that are polynomials without a root there.
 *
 * Grade: proved (roots are counted by Sturm's theorem); `false` means that this rule found no proof.
 */
export function isAnalyticBetween(e: Expression, lower: number, upper: number): boolean {
  switch (e.op) {
    case 'x':
    case 'constant':
      return true;
    case 'neg':
    case 'pow':
      return isAnalyticBetween(e.of, lower, upper);
    case 'atom':
      return atoms[e.atom].total && isAnalyticBetween(e.of, lower, upper);
    case 'div':
      return isAnalyticBetween(e.left, lower, upper) && hasNoRoot(e.right, lower, upper);
    default:
      return isAnalyticBetween(e.left, lower, upper) && isAnalyticBetween(e.right, lower, upper);
  }
}

function hasNoRoot(e: Expression, lower: number, upper: number): boolean {
  const exact = expressionPolynomial(e);
  if (exact === undefined || exact.length === 0) return false;
  const p = primitivePart(exact);
  const from = placeOf(lower, 'minusInfinity');
  const atLower = typeof from === 'string' ? 1 : signAt(p, from.numerator, from.denominator);
  return atLower !== 0 && countRoots(sturmSequence(p), from, placeOf(upper, 'plusInfinity')) === 0;
}

function placeOf(at: number, infinite: 'minusInfinity' | 'plusInfinity'): Place {
  return Number.isFinite(at) ? rationalFromNumber(at) : infinite;
}
