import { DomainError, ShapeError } from '../errors.js';

/**
 * Checks that a flat array is a square matrix of finite numbers.
 *
 * @throws ShapeError if it does not have n² entries; DomainError if one is not finite
 */
export function checkSquare(name: string, matrix: Float64Array, n: number): void {
  if (!Number.isInteger(n) || n < 0 || matrix.length !== n * n)
    throw new ShapeError(`${name}: a ${n} × ${n} matrix needs ${n * n} entries, got ${matrix.length}.`);
  for (let e = 0; e < matrix.length; e++) {
    if (!Number.isFinite(matrix[e]!))
      throw new DomainError(
        `${name}: entry (${Math.floor(e / n)}, ${e % n}) is ${matrix[e]}. All entries must be finite.`,
      );
  }
}
