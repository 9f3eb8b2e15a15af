import type { Program } from '@crease/tensor';
import type { HullProof } from '../certificates/hullMethod.js';
import { interval, magnitude } from '../number/interval.js';
import { type Rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { type HessianImage, hessianColumns, hessianImage } from './enclosedHessian.js';
import { invalid } from './rejection.js';

/**
 * Bounds of $\overline{h}_{ii} d_i + \sum_{j \ne i} |h_{ij}|\, d_j$ for every row of the Hessians of all formal pieces
 * at a point, as exact rationals; from the product with a box the diagonal counts with its size.
 */
export function weightedRows(
  program: Program,
  { point, weights, from }: Pick<HullProof, 'point' | 'weights' | 'from'>,
): readonly Rational[] {
  const image = hessianImage(program);
  return from === 'entries' ? denseRows(image, point, weights) : boxRows(image, point, weights);
}

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

/** The largest $|Hv|$ over the box of weights. */
function boxRows(image: HessianImage, point: readonly number[], weights: readonly number[]): Rational[] {
  const box = weights.map((d) => interval(-d, d));
  return image(point, box).map((entry) => finite(magnitude(entry)));
}

function finite(bound: number): Rational {
  return Number.isFinite(bound) ? rationalFromNumber(bound) : invalid('the Hessians at evidence.point are not bounded');
}
