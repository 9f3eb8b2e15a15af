import { type Program, sizeOf } from '@crease/tensor';
import { compareRationals, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { firstPartialPiece, nodeName } from '../theorems/totality.js';
import { fields, hexFloat, listOf, oneOf } from './fields.js';
import { ensure, invalid } from './rejection.js';
import { weightedRows } from './weightedRows.js';

/**
 * The bound ρ of the evidence, after a check that no formal piece has a Hessian with an eigenvalue above it at the
 * point: $\sum_j |h_{ij}|\, d_j \le \rho\, d_i$ for every row, the diagonal with its sign.
 *
 * The Hessians are enclosed again by dual numbers over the program of the gradient, not by the program of the
 * Hessian-vector product, and the inequalities are compared as exact rationals.
 */
export function verifyHull(value: unknown, program: Program): number {
  const f = fields(value, 'evidence', ['point', 'weights', 'bound', 'from']);
  const dimension = sizeOf(program.inputs[0]!.shape);
  const point = listOf(f.point, 'evidence.point', hexFloat);
  const weights = listOf(f.weights, 'evidence.weights', hexFloat);
  const bound = hexFloat(f.bound, 'evidence.bound');
  ensure(point.length === dimension, `evidence.point must have ${dimension} entries`);
  ensure(weights.length === dimension, `evidence.weights must have ${dimension} entries`);
  ensure(
    weights.every((d) => d > 0),
    'evidence.weights must be positive',
  );
  ensure(bound >= 0, 'evidence.bound is negative');
  const partial = firstPartialPiece(program);
  if (partial !== undefined) return invalid(`${nodeName(partial)} is not analytic at every real argument`);
  const from = oneOf(f.from, 'evidence.from', ['entries', 'product']);
  for (const [i, row] of weightedRows(program, { point, weights, from }).entries())
    ensure(
      compareRationals(row, rationals.mul(rationalFromNumber(bound), rationalFromNumber(weights[i]!)))! <= 0,
      `row ${i} of the Hessians is not bounded by evidence.bound`,
    );
  return bound;
}
