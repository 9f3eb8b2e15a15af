import { DomainError } from '../errors.js';
import { binaryScale } from './binaryScale.js';
import { checkSquare } from './matrixChecks.js';

/** A symmetric matrix brought to entries of size about 1 by a power of two. */
export interface ScaledSymmetric {
  /** Row-major [n, n], both triangles equal: the given matrix divided by `scale`. */
  readonly matrix: Float64Array;
  readonly scale: number;
}

/**
 * Returns the symmetric part $(A + A^\top)/2$ of a square matrix, scaled by a power of two.
 *
 * @param caller name of the public function, for messages
 * @throws ShapeError for a wrong length
 * @throws DomainError if an entry is not finite, or two mirrored entries differ by more than $10^{-6}$ of the largest entry:
 *   far more than rounding errors explain
 */
export function scaledSymmetric(caller: string, matrix: Float64Array, n: number): ScaledSymmetric {
  checkSquare(caller, matrix, n);
  const scale = binaryScale(matrix);
  const unit = 1 / scale;
  const copy = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const lower = matrix[i * n + j] * unit;
      const upper = matrix[j * n + i] * unit;
      // The largest entry is at least 1 after scaling.
      if (Math.abs(lower - upper) > 1e-6) {
        throw new DomainError(
          `${caller}: the matrix is not symmetric: entry (${i}, ${j}) is ${matrix[i * n + j]}, but entry (${j}, ${i}) ` +
            `is ${matrix[j * n + i]}. For a general matrix use eigenvalues.`,
        );
      }
      copy[i * n + j] = copy[j * n + i] = 0.5 * (lower + upper);
    }
  }
  return { matrix: copy, scale };
}
