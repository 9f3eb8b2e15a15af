import { gemm, ShapeError } from '@crease/tensor';
import { addDown, addUp } from '../number/directed.js';
import { type Interval, midpoint, radius } from '../number/interval.js';
import { grownSum, productError, tiny } from './roundingBounds.js';

/**
 * A matrix of balls, row-major: it stands for all real matrices whose entries are at most `radii` away from `middle`.
 *
 * Radii are finite and not negative. Grade of everything made of them: enclosed.
 */
export interface BallMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly middle: Float64Array;
  readonly radii: Float64Array;
}

/**
 * The smallest balls around the entries of an interval matrix with doubles as midpoints; `undefined` if an entry is
 * invalid or unbounded.
 *
 * @throws ShapeError if the rows differ in length
 */
export function ballMatrix(rows: readonly (readonly Interval[])[]): BallMatrix | undefined {
  const columns = rows[0]?.length ?? 0;
  const middle = new Float64Array(rows.length * columns);
  const radii = new Float64Array(rows.length * columns);
  for (const [i, row] of rows.entries()) {
    if (row.length !== columns)
      throw new ShapeError(
        `ballMatrix: every row must have the length of the first, ${columns}; row ${i} has ${row.length}.`,
      );
    for (const [j, entry] of row.entries()) {
      middle[i * columns + j] = midpoint(entry);
      radii[i * columns + j] = radius(entry);
      if (!Number.isFinite(radius(entry))) return undefined;
    }
  }
  return { rows: rows.length, columns, middle, radii };
}

/** The matrix of doubles as balls of radius 0. */
export function exactBalls(middle: Float64Array, rows: number, columns: number): BallMatrix {
  return { rows, columns, middle, radii: new Float64Array(middle.length) };
}

/** The entries as intervals, row by row. */
export function ballIntervals({ rows, columns, middle, radii }: BallMatrix): readonly (readonly Interval[])[] {
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => {
      const [m, r] = [middle[i * columns + j]!, radii[i * columns + j]!];
      return { lower: addDown(m, -r), upper: addUp(m, r) };
    }),
  );
}

/**
 * Balls around all sums of two matrices.
 *
 * @throws ShapeError if the matrices differ in shape
 */
export function addBalls(a: BallMatrix, b: BallMatrix): BallMatrix {
  if (a.rows !== b.rows || a.columns !== b.columns)
    throw new ShapeError(`addBalls: the shapes differ: [${a.rows}, ${a.columns}] and [${b.rows}, ${b.columns}].`);
  const middle = a.middle.map((m, k) => m + b.middle[k]!);
  // A rounded sum is at most half the distance of its neighbours away: the distance between both bounds is enough.
  const radii = middle.map((_, k) => {
    const error = addUp(addUp(a.middle[k]!, b.middle[k]!), -addDown(a.middle[k]!, b.middle[k]!));
    return addUp(addUp(a.radii[k]!, b.radii[k]!), error);
  });
  return { ...a, middle, radii };
}

/**
 * Balls around all products of two matrices.
 *
 * $|AB - \mathrm{fl}(A_m B_m)| \le \gamma |A_m||B_m| + |A_m| R_B + R_A(|B_m| + R_B)$ with $\gamma = \gamma_{n+4}$ for inner
 * size n: a bound before the computation, whatever the order of the sums. Three products of matrices, without a change
 * of the rounding mode.
 *
 * Source: S. M. Rump, Fast and parallel interval arithmetic, BIT 39 (1999), with the a-priori bound of Higham, Accuracy
 * and Stability of Numerical Algorithms (2002), (3.13).
 *
 * @throws ShapeError if the inner sizes differ
 */
export function multiplyBalls(a: BallMatrix, b: BallMatrix): BallMatrix {
  const n = a.columns;
  if (n !== b.rows)
    throw new ShapeError(`multiplyBalls: inner sizes differ: [${a.rows}, ${n}] and [${b.rows}, ${b.columns}].`);
  const gamma = productError(n);
  const [absoluteA, absoluteB] = [a.middle.map(Math.abs), b.middle.map(Math.abs)];
  // Both right factors are bounds from above: sums and products of two non-negative numbers, rounded up by `grownSum`.
  const spread = b.radii.map((r, k) => grownSum(r + gamma * absoluteB[k]! + tiny, 2));
  const reach = b.radii.map((r, k) => grownSum(r + absoluteB[k]!, 1));
  const first = gemm(absoluteA, spread, a.rows, n, b.columns);
  const second = gemm(a.radii, reach, a.rows, n, b.columns);
  return {
    rows: a.rows,
    columns: b.columns,
    middle: gemm(a.middle, b.middle, a.rows, n, b.columns),
    radii: first.map((v, k) => grownSum(v + second[k]! + n * tiny, n + 2)),
  };
}
