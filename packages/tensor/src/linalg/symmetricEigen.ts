import { eigenResiduals } from './eigenResiduals.js';
import { orthogonalFactor } from './orthogonalFactor.js';
import { scaledSymmetric } from './scaledSymmetric.js';
import { tridiagonalEigen } from './tridiagonalEigen.js';
import { tridiagonalEigenvalues } from './tridiagonalEigenvalues.js';
import { tridiagonalise } from './tridiagonalise.js';

/** Eigenvalues, ascending, and orthonormal eigenvectors of a symmetric matrix. */
export interface SymmetricEigen {
  /** Shape [n], ascending. */
  readonly values: Float64Array;
  /** Row-major [n, n]; row k is the unit eigenvector of `values[k]`. */
  readonly vectors: Float64Array;
  /** Shape [n]: $|A v_k - \lambda_k v_k|$, computed from the results. An eigenvalue of $A$ lies that near to $\lambda_k$. */
  readonly residuals: Float64Array;
}

/**
 * Returns the eigenvalues of a symmetric matrix, ascending.
 *
 * Householder tridiagonalisation and the root-free QL iteration: $O(n^3)$ time, $O(n^2)$ memory. Each value is an
 * eigenvalue of a matrix that differs from the given one by a small multiple of $\varepsilon \|A\|$; so is its error.
 *
 * @param matrix row-major [n, n]; not modified. Where mirrored entries differ by rounding errors their mean counts.
 * @returns shape [n]; all NaN in the case, never seen, that the iteration does not settle
 * @throws ShapeError for a wrong length, DomainError for entries that are not finite or a matrix that is not symmetric
 * @remarks Observed: no enclosure.
 * @example symmetricEigenvalues(Float64Array.of(3, 0, 0, 1), 2) // Float64Array(2) [1, 3]
 */
export function symmetricEigenvalues(matrix: Float64Array, n: number): Float64Array {
  const scaled = scaledSymmetric('symmetricEigenvalues', matrix, n);
  const { diagonal, offDiagonal } = tridiagonalise(scaled.matrix, n);
  if (!tridiagonalEigenvalues(diagonal, offDiagonal)) return diagonal.fill(Number.NaN);
  return diagonal.sort().map((value) => value * scaled.scale);
}

/**
 * Returns the eigenvalues and orthonormal eigenvectors of a symmetric matrix, with residuals.
 *
 * Cost, arguments, grade and errors as for `symmetricEigenvalues`; some five times its time.
 *
 * @example symmetricEigen(Float64Array.of(3, 0, 0, 1), 2).values // Float64Array(2) [1, 3]
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  const scaled = scaledSymmetric('symmetricEigen', matrix, n);
  const tridiagonal = tridiagonalise(scaled.matrix.slice(), n);
  const rows = orthogonalFactor(tridiagonal, n);
  const { diagonal, offDiagonal } = tridiagonal;
  if (!tridiagonalEigen(diagonal, offDiagonal, rows, n)) diagonal.fill(Number.NaN);
  const order = Array.from(diagonal.keys()).sort((i, j) => diagonal[i] - diagonal[j]);
  const values = Float64Array.from(order, (k) => diagonal[k]);
  const vectors = new Float64Array(n * n);
  for (const [row, k] of order.entries()) vectors.set(rows.subarray(k * n, (k + 1) * n), row * n);
  const residuals = eigenResiduals(scaled.matrix, n, values, vectors);
  const rescale = (value: number): number => value * scaled.scale;
  return { values: values.map(rescale), vectors, residuals: residuals.map(rescale) };
}
