import { type Program, sizeOf } from '@crease/tensor';
import { interval, magnitude } from '../number/interval.js';
import { compareRationals, type Rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { firstPartialPiece, nodeName } from '../theorems/totality.js';
import { type HessianImage, hessianColumns, hessianImage } from './enclosedHessian.js';
import { fields, hexFloat, listOf, oneOf } from './fields.js';
import { ensure, invalid } from './rejection.js';

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
  const rowsOf = { entries: denseRows, product: boxRows }[oneOf(f.from, 'evidence.from', ['entries', 'product'])];
  for (const [i, row] of rowsOf(hessianImage(program), point, weights).entries())
    ensure(
      compareRationals(row, rationals.mul(rationalFromNumber(bound), rationalFromNumber(weights[i]!)))! <= 0,
      `row ${i} of the Hessians is not bounded by evidence.bound`,
    );
  return bound;
}

/** $\overline{h}_{ii} d_i + \sum_{j \ne i} |h_{ij}|\, d_j$ for every row, from the columns of the Hessians. */
function denseRows(image: HessianImage, point: readonly number[], weights: readonly number[]): Rational[] {
  let rows = weights.map(() => rationals.zero);
  let j = 0;
  for (const column of hessianColumns(image, point)) {
    const weight = rationalFromNumber(weights[j]!);
    rows = rows.map((sum, i) => {
      const entry = column[i]!;
      return rationals.add(sum, rationals.mul(finite(i === j ? entry.upper : magnitude(entry)), weight));
    });
    j++;
  }
  return rows;
}

/** Bounds of $\sum_j |h_{ij}|\, d_j$ for every row: the largest $|Hv|$ over the box of weights. */
function boxRows(image: HessianImage, point: readonly number[], weights: readonly number[]): Rational[] {
  const box = weights.map((d) => interval(-d, d));
  return image(point, box).map((entry) => finite(magnitude(entry)));
}

function finite(bound: number): Rational {
  return Number.isFinite(bound) ? rationalFromNumber(bound) : invalid('the Hessians at evidence.point are not bounded');
}
