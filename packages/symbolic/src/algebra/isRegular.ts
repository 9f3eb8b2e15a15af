import { luFactor, luSolve } from '@crease/tensor';
import { addUp, multiplyUp } from '../number/directed.js';
import { type Interval, magnitude, midpoint, pointInterval } from '../number/interval.js';
import { multiplyIntervalMatrices } from '../number/intervalProducts.js';
import { intervals } from '../number/intervals.js';

/**
 * True if every matrix of an interval matrix is proved to be regular: with an approximate inverse C of its midpoint the
 * spectral radius of $|I - CA|$ (or of $|I - AC|$) is below 1. `false` says nothing.
 *
 * Grade: proved; C comes from floating point, which decides only whether the proof succeeds.
 *
 * @param side the side of A on which C stands
 */
export function isRegular(rows: readonly (readonly Interval[])[], side: 'left' | 'right'): boolean {
  const n = rows.length;
  const inverse = inverseOf(rows.map((row) => row.map(midpoint)));
  if (inverse === undefined) return false;
  const [c, a] = [inverse.map(pointInterval), rows.flat()];
  const sizes = { stack: 1, aSize: n * n, bSize: n * n, rows: n, inner: n, columns: n };
  const strides = { aRow: n, aInner: 1, bInner: n, bColumn: 1 };
  const product = multiplyIntervalMatrices(side === 'left' ? c : a, side === 'left' ? a : c, { ...sizes, ...strides });
  const rest = rows.map((_, i) =>
    rows.map((__, j) => {
      const entry = product[i * n + j]!;
      return intervals.sub(i === j ? intervals.one : intervals.zero, entry);
    }),
  );
  const bounds = rest.map((row) => row.map(magnitude));
  const weights = neumannWeights(bounds);
  // Written so that NaN fails.
  return bounds.every((row, i) => {
    let sum = 0;
    for (const [j, bound] of row.entries()) sum = addUp(sum, multiplyUp(bound, weights[j]!));
    return sum < weights[i]!;
  });
}

/**
 * About $(I - B)^{-1}$ times the vector of ones, by its series (floating point; every positive choice is valid). Where
 * the spectral radius of B is below 1 its product with B is smaller by 1 in every entry.
 */
function neumannWeights(bounds: readonly (readonly number[])[]): number[] {
  let weights = bounds.map(() => 1);
  for (let step = 0; step < 200; step++)
    weights = bounds.map((row) => row.reduce((sum, bound, j) => sum + bound * weights[j]!, 1));
  return weights;
}

/** An approximate inverse, row-major; `undefined` if there is none in floating point. */
function inverseOf(matrix: readonly (readonly number[])[]): number[] | undefined {
  const n = matrix.length;
  const flat = Float64Array.from(matrix.flat());
  if (!flat.every(Number.isFinite)) return undefined;
  const lu = luFactor(flat, n);
  const inverse = new Array<number>(n * n);
  for (let j = 0; j < n; j++) {
    const column = luSolve(
      lu,
      Float64Array.from({ length: n }, (_, k) => (k === j ? 1 : 0)),
    );
    if (column === undefined || !column.every(Number.isFinite)) return undefined;
    for (let i = 0; i < n; i++) inverse[i * n + j] = column[i]!;
  }
  return inverse;
}
