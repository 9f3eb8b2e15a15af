import { norm } from './orthonormalise.js';

/**
 * Returns $|Ax - b|$ for a square matrix.
 *
 * @param matrix row-major [n, n]
 */
export function residualNorm(matrix: Float64Array, n: number, x: Float64Array, rightSide: Float64Array): number {
  const difference = rightSide.map((b) => -b);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) difference[i] += matrix[i * n + j] * x[j];
  return norm(difference);
}
