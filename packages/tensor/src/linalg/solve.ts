import { luFactor, luSolve } from './lu.js';
import { residualNorm } from './residualNorm.js';

/** The solution of a square linear system, if there is exactly one. */
export type Solution =
  | {
      readonly status: 'solved';
      /** Shape [n]. */
      readonly solution: Float64Array;
      /** $|Ax - b|$, computed from the solution. */
      readonly residual: number;
    }
  | { readonly status: 'singular' };

/**
 * Returns the solution of $Ax = b$ by LU factorisation with partial pivoting, or that a pivot vanished.
 *
 * A small residual does not mean a small error where $A$ is nearly singular; `pseudoSolve` shows the singular values.
 *
 * @param matrix row-major [n, n]; not modified
 * @param rightSide $b$, shape [n]; not modified
 * @throws ShapeError for a wrong length, DomainError for entries of the matrix that are not finite
 * @remarks Observed: no enclosure. $O(n^3)$; for several right sides use `luFactor` and `luSolve`.
 * @example solve(Float64Array.of(2, 0, 0, 4), 2, Float64Array.of(2, 2)) // { status: 'solved', solution: Float64Array(2) [1, 0.5], residual: 0 }
 */
export function solve(matrix: Float64Array, n: number, rightSide: Float64Array): Solution {
  const solution = luSolve(luFactor(matrix, n), rightSide);
  if (solution === undefined) return { status: 'singular' };
  return { status: 'solved', solution, residual: residualNorm(matrix, n, solution, rightSide) };
}
