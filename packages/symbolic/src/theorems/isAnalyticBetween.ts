import { type AtomName, atoms, type Expression } from '@crease/tensor';
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
  return obstacleBetween(e, lower, upper) === undefined;
}

/** What stands in the way of that proof, as a noun phrase; `undefined` if nothing does. */
export function obstacleBetween(e: Expression, lower: number, upper: number): string | undefined {
  switch (e.op) {
    case 'x':
    case 'constant':
      return undefined;
    case 'neg':
    case 'pow':
      return obstacleBetween(e.of, lower, upper);
    case 'atom':
      if (!atoms[e.atom].total) return obstacles[e.atom] ?? `${e.atom}, whose argument may leave its domain`;
      return obstacleBetween(e.of, lower, upper);
    case 'div': {
      const own = hasNoRoot(e.right, lower, upper) ? undefined : 'a quotient, whose denominator may be 0';
      return obstacleBetween(e.left, lower, upper) ?? own;
    }
    default:
      return obstacleBetween(e.left, lower, upper) ?? obstacleBetween(e.right, lower, upper);
  }
}

const obstacles: { readonly [K in AtomName]?: string } = {
  sqrt: 'a square root, whose argument may be 0 or negative on an open set',
};

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
