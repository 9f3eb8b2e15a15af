import { DomainError, ShapeError } from '../errors.js';

/**
 * Checks that a flat array is a square matrix of finite numbers.
 *
 * @throws ShapeError if it does not have n² entries; DomainError if one is not finite
 */
export function checkSquare(name: string, matrix: Float64Array, n: number): void {
  checkMatrix(name, matrix, n, n);
}

/**
 * Checks that a flat array is a matrix of finite numbers.
 *
 * @throws ShapeError if it does not have rows × columns entries; DomainError if one is not finite
 */
export function checkMatrix(name: string, matrix: Float64Array, rows: number, columns: number): void {
  const isSize = (size: number): boolean => Number.isInteger(size) && size >= 0;
  if (!isSize(rows) || !isSize(columns) || matrix.length !== rows * columns)
    throw new ShapeError(
      `${name}: a ${rows} × ${columns} matrix needs ${rows * columns} entries, got ${matrix.length}.`,
    );
  for (let e = 0; e < matrix.length; e++) {
    if (!Number.isFinite(matrix[e]!))
      throw new DomainError(
        `${name}: entry (${Math.floor(e / columns)}, ${e % columns}) is ${matrix[e]}. All entries must be finite.`,
      );
  }
}
