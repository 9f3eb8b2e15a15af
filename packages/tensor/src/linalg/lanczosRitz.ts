import { tridiagonalEigen } from './tridiagonalEigen.js';

/** The eigenvalues of the tridiagonal matrix of a Lanczos sweep, ascending, and what is known of their errors. */
export interface Ritz {
  /** Shape [j], ascending. */
  readonly values: Float64Array;
  /** Shape [j]: the residual norm of each Ritz pair, in exact arithmetic. */
  readonly residuals: Float64Array;
}

/**
 * Returns the Ritz values of a sweep with their residual norms $\beta_j |s_{jk}|$, where $s_{jk}$ is the last entry of the
 * k-th eigenvector of the tridiagonal matrix. $O(j^2)$.
 *
 * @param diagonal the coefficients $\alpha_1 … \alpha_j$
 * @param couplings the coefficients $\beta_1 … \beta_j$; the last couples to the vector that is not yet in the basis
 * @param scale size of the coefficients
 */
export function ritz(diagonal: readonly number[], couplings: readonly number[], scale: number): Ritz {
  const j = diagonal.length;
  const lastRow = new Float64Array(j);
  if (j > 0) lastRow[j - 1] = 1;
  const { values, order } = decompose(diagonal, couplings, scale, lastRow, 1);
  return {
    values: Float64Array.from(order, (k) => values[k]),
    residuals: Float64Array.from(order, (k) => couplings[j - 1] * Math.abs(lastRow[k])),
  };
}

/** Returns the eigenvectors of the tridiagonal matrix, ascending in their eigenvalues, each of length j. $O(j^3)$. */
export function ritzVectors(diagonal: readonly number[], couplings: readonly number[], scale: number): Float64Array[] {
  const j = diagonal.length;
  const rows = new Float64Array(j * j);
  for (let k = 0; k < j; k++) rows[k * j + k] = 1;
  const { order } = decompose(diagonal, couplings, scale, rows, j);
  return order.map((k) => rows.subarray(k * j, (k + 1) * j));
}

function decompose(
  diagonal: readonly number[],
  couplings: readonly number[],
  scale: number,
  rows: Float64Array,
  width: number,
): { values: Float64Array; order: number[] } {
  const divisor = scale > 0 ? scale : 1;
  const values = Float64Array.from(diagonal, (alpha) => alpha / divisor);
  const beside = Float64Array.from(diagonal, (_, i) => (i === 0 ? 0 : couplings[i - 1] / divisor));
  if (!tridiagonalEigen(values, beside, rows, width)) values.fill(Number.NaN);
  const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  return { values: values.map((value) => value * divisor), order };
}
