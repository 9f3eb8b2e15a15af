import { gemm, symmetricEigen } from '@crease/tensor';
import { addDown, addUp, divideDown, divideUp } from '../number/directed.js';
import { type Interval, intersect, invalidInterval } from '../number/interval.js';
import { type BallMatrix, ballMatrix } from './ballMatrix.js';
import { grownSum, productError, tiny } from './roundingBounds.js';

/**
 * Intervals for the eigenvalues, ascending and with multiplicity, of every symmetric matrix in an interval matrix: the
 * i-th interval contains the i-th eigenvalue. `undefined` if no enclosure is found.
 *
 * With approximate eigenvectors V of the midpoint, $VAV^\top = D + F$ where D is diagonal, so by Weyl's theorem its
 * eigenvalues differ from those of D by at most $\|F\|_\infty$; and $\|VV^\top - I\|_\infty \le e < 1$ gives
 * $\lambda_i(VAV^\top) = \vartheta_i \lambda_i(A)$ with $|\vartheta_i - 1| \le e$ (Ostrowski). Eigenvalues need not be
 * separated. Errors of the three matrix products are bounded a priori: $|fl(PQ) - PQ| \le \gamma |P||Q|$.
 *
 * Grade: enclosed. Cost: a symmetric eigenvalue problem and three matrix products.
 *
 * @param rows rows of the interval matrix; an entry and its mirror image are intersected
 */
export function eigenvalueEnclosures(rows: readonly (readonly Interval[])[]): readonly Interval[] | undefined {
  const n = rows.length;
  const matrix = symmetricBalls(rows);
  if (matrix === undefined) return undefined;
  const { middle, radii } = matrix;
  const { values, vectors } = symmetricEigen(middle, n);
  if (!values.every(Number.isFinite)) return undefined;
  const transposed = Float64Array.from(vectors, (_, k) => vectors[(k % n) * n + Math.floor(k / n)]!);
  const product = gemm(middle, transposed, n, n, n);
  const diagonalised = gemm(vectors, product, n, n, n);
  const gram = gemm(vectors, transposed, n, n, n);

  // Row sums of the bounds of all errors: |V|(γ(|A||Vᵀ| + |fl(AVᵀ)|) + R|Vᵀ|) applied to the vector of ones.
  const rounding = productError(n);
  const ones = new Float64Array(n).fill(1);
  const columnSums = absoluteProduct(transposed, ones);
  const spread = absoluteProduct(radii, columnSums);
  const size = absoluteProduct(middle, columnSums);
  const computed = absoluteProduct(product, ones);
  const inner = ones.map((_, i) => grownSum(rounding * (size[i]! + computed[i]!) + spread[i]! + tiny, 4));
  const errors = absoluteProduct(vectors, inner);
  const gramErrors = absoluteProduct(vectors, columnSums);

  let [gap, skew] = [0, 0];
  for (let i = 0; i < n; i++) {
    let [off, own] = [0, 0];
    for (let j = 0; j < n; j++) {
      if (j !== i) off = addUp(off, Math.abs(diagonalised[i * n + j]!));
      own = addUp(
        own,
        Math.max(addUp(gram[i * n + j]!, i === j ? -1 : 0), -addDown(gram[i * n + j]!, i === j ? -1 : 0)),
      );
    }
    gap = Math.max(gap, addUp(off, grownSum(errors[i]! + tiny * n, 2)));
    skew = Math.max(skew, addUp(own, grownSum(rounding * gramErrors[i]! + tiny * n, 3)));
  }
  if (!(skew < 1 && gap < Number.POSITIVE_INFINITY)) return undefined;
  const centres = Float64Array.from({ length: n }, (_, i) => diagonalised[i * (n + 1)]!).sort();
  return Array.from(centres, (t) => divided(addDown(t, -gap), addUp(t, gap), skew));
}

/** [lower, upper] divided by [1 − e, 1 + e]. */
function divided(lower: number, upper: number, e: number): Interval {
  const [least, most] = [addDown(1, -e), addUp(1, e)];
  return {
    lower: divideDown(lower, lower >= 0 ? most : least),
    upper: divideUp(upper, upper >= 0 ? least : most),
  };
}

/** The balls around the entries, each with its mirror image. */
function symmetricBalls(rows: readonly (readonly Interval[])[]): BallMatrix | undefined {
  return ballMatrix(rows.map((row, i) => row.map((entry, j) => intersect(entry, rows[j]![i]!) ?? invalidInterval)));
}

/** An upper bound of |A|v for a vector v ≥ 0. */
function absoluteProduct(matrix: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  return vector.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += Math.abs(matrix[i * n + j]!) * vector[j]!;
    return grownSum(sum + tiny, n);
  });
}
