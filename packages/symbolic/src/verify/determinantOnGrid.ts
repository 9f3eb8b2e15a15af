import { grad, jvp, type Program, sizeOf } from '@crease/tensor';
import { rank } from '../algebra/elimination.js';
import { evaluateExactly } from '../interpret/readings.js';
import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { Rejection } from './rejection.js';

/** Grids with more points are not gone through. */
const mostPoints = 20_000;

/**
 * True if det(H(θ) − λ₀I) is 0 for all θ, where H is the block of the Hessian for some variables on which no other
 * entry depends; decided on a grid.
 *
 * The entries have degree at most d, so the determinant has degree at most D = nd for n variables; a polynomial of
 * degree at most D in n variables that vanishes on the lattice points {k ∈ Nⁿ : Σ k ≤ D} is the zero polynomial.
 */
export function isZeroEverywhere(
  restricted: Program,
  eigenvalue: Rational,
  entryDegree: number,
  variables: readonly number[],
): boolean {
  const dimension = variables.length;
  const degree = dimension * entryDegree;
  let count = 1;
  for (let k = 1; k <= dimension; k++) count = (count * (degree + k)) / k;
  if (count > mostPoints)
    throw new Rejection('cannot check', `a determinant would have to be evaluated at ${count} points`);
  const product = jvp(grad(restricted));
  const zero = new Array<Rational>(sizeOf(restricted.inputs[0]!.shape)).fill(rationals.zero);
  for (const place of latticePoints(dimension, degree)) {
    const point = zero.map((v, j) => (variables.includes(j) ? rational(place[variables.indexOf(j)]!) : v));
    const shifted = variables.map((k) => {
      const direction = zero.map((v, j) => (j === k ? rationals.one : v));
      const reading = evaluateExactly(product, [point, direction]);
      if (reading.status === 'undecided') throw new Rejection('invalid', reading.reason);
      const column = reading.outputs[0]!;
      return variables.map((j) => (j === k ? rationals.sub(column[j]!, eigenvalue) : column[j]!));
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
