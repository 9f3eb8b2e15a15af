import { grad, type Program, sizeOf } from '@crease/tensor';
import { mostDenseParameters } from '../certificates/hullMethod.js';
import { hullRule } from '../interpret/hullRule.js';
import { interpret } from '../interpret/interpret.js';
import { dualArithmetic, dualRule } from '../jets/dual.js';
import { type Interval, interval, magnitude, pointInterval } from '../number/interval.js';
import { intervals } from '../number/intervals.js';
import { compareRationals, type Rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { firstPartialNode, nodeName } from '../theorems/totality.js';
import { fields, hexFloat, listOf } from './fields.js';
import { ensure, invalid } from './rejection.js';

/**
 * The bound ρ of the evidence, after a check that no formal piece has a Hessian with an eigenvalue above it at the
 * point: $\sum_j |h_{ij}|\, d_j \le \rho\, d_i$ for every row, the diagonal with its sign.
 *
 * The Hessians are enclosed again by dual numbers over the program of the gradient, not by the program of the
 * Hessian-vector product, and the inequalities are compared as exact rationals.
 */
export function verifyHull(value: unknown, program: Program): number {
  const f = fields(value, 'evidence', ['point', 'weights', 'bound']);
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
  const partial = firstPartialNode(program);
  if (partial !== undefined) return invalid(`${nodeName(partial)} is not analytic at every real argument`);
  const rowsOf = dimension <= mostDenseParameters ? denseRows : boxRows;
  for (const [i, row] of rowsOf(grad(program), point, weights).entries())
    ensure(
      compareRationals(row, rationals.mul(rationalFromNumber(bound), rationalFromNumber(weights[i]!)))! <= 0,
      `row ${i} of the Hessians is not bounded by evidence.bound`,
    );
  return bound;
}

type Box = readonly Interval[];

/** Enclosures of $Hv$ for the Hessians of all pieces and the vectors v of a box. */
function imageOf(gradient: Program, point: readonly number[], box: Box): Box {
  const variables = point.map((value, k) => ({ value: pointInterval(value), slope: box[k]! }));
  const reading = interpret(gradient, [variables], duals, dualRule(intervals, hullRule));
  if (reading.status === 'undecided') return invalid(`the pieces have no Hessian at evidence.point: ${reading.reason}`);
  return reading.outputs[0]!.map(({ slope }) => slope);
}

const duals = dualArithmetic(intervals);

/** $\overline{h}_{ii} d_i + \sum_{j \ne i} |h_{ij}|\, d_j$ for every row, from the columns of the Hessians. */
function denseRows(gradient: Program, point: readonly number[], weights: readonly number[]): Rational[] {
  let rows = weights.map(() => rationals.zero);
  for (const [j, d] of weights.entries()) {
    const unit = weights.map((_, k) => (k === j ? intervals.one : intervals.zero));
    const column = imageOf(gradient, point, unit);
    const weight = rationalFromNumber(d);
    rows = rows.map((sum, i) => {
      const entry = column[i]!;
      return rationals.add(sum, rationals.mul(finite(i === j ? entry.upper : magnitude(entry)), weight));
    });
  }
  return rows;
}

/** Bounds of $\sum_j |h_{ij}|\, d_j$ for every row: the largest $|Hv|$ over the box of weights. */
function boxRows(gradient: Program, point: readonly number[], weights: readonly number[]): Rational[] {
  const box = weights.map((d) => interval(-d, d));
  return imageOf(gradient, point, box).map((entry) => finite(magnitude(entry)));
}

function finite(bound: number): Rational {
  return Number.isFinite(bound) ? rationalFromNumber(bound) : invalid('the Hessians at evidence.point are not bounded');
}
