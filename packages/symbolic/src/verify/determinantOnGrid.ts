import { grad, jvp, type Program, sizeOf } from '@crease/tensor';
import { rank } from '../algebra/elimination.js';
import { evaluateExactly } from '../interpret/readings.js';
import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { Rejection } from './rejection.js';

/** Grids with more points are not gone through. */
const mostPoints = 20_000;

/**
 * True if det(H(θ) − λ₀I) is 0 for all θ, decided on a grid.
 *
 * The entries of H have degree at most d, so the determinant has degree at most D = nd; a polynomial of degree at most
 * D in n variables that vanishes on the lattice points {k ∈ Nⁿ : Σ k ≤ D} is the zero polynomial.
 */
export function isZeroEverywhere(restricted: Program, eigenvalue: Rational, entryDegree: number): boolean {
  const dimension = sizeOf(restricted.inputs[0]!.shape);
  const degree = dimension * entryDegree;
  let count = 1;
  for (let k = 1; k <= dimension; k++) count = (count * (degree + k)) / k;
  if (count > mostPoints)
    throw new Rejection('cannot check', `a determinant would have to be evaluated at ${count} points`);
  const product = jvp(grad(restricted));
  for (const place of latticePoints(dimension, degree)) {
    const point = place.map((k) => rational(k));
    const shifted = point.map((_, k) => {
      const direction = point.map((_, j) => (j === k ? rationals.one : rationals.zero));
      const reading = evaluateExactly(product, [point, direction]);
      if (reading.status === 'undecided') throw new Rejection('invalid', reading.reason);
      return reading.outputs[0]!.map((v, j) => (j === k ? rationals.sub(v, eigenvalue) : v));
    });
    if (rank(shifted) === dimension) return false;
  }
  return true;
}

/** The points of Nⁿ whose coordinates add up to at most `sum`. */
function* latticePoints(dimension: number, sum: number): Generator<number[], void> {
  if (dimension === 0) {
    yield [];
    return;
  }
  for (let first = 0; first <= sum; first++)
    for (const rest of latticePoints(dimension - 1, sum - first)) yield [first, ...rest];
}
