import { DomainError, ShapeError } from '../errors.js';
import { residualNorm } from './residualNorm.js';
import { singularValues } from './singularValues.js';

/** Options of `pseudoSolve`. */
export interface PseudoSolveOptions {
  /** Singular values up to this multiple of the largest count as zero; default $n \cdot 2^{-52}$. */
  readonly tolerance?: number;
}

/** What `pseudoSolve` found. */
export interface PseudoSolution {
  /** Shape [n]: of all vectors that make $|Ax - b|$ least, the shortest. */
  readonly solution: Float64Array;
  /** How many singular values count as nonzero. */
  readonly rank: number;
  /** Shape [n], descending. */
  readonly singularValues: Float64Array;
  /** $|Ax - b|$, computed from the solution. */
  readonly residual: number;
}

/**
 * Returns the shortest least-squares solution of a square system $Ax = b$ that may be singular, $x = A^+ b$.
 *
 * From the singular value decomposition, $x = \sum_{\sigma_k > \tau \sigma_1} \frac{u_k^\top b}{\sigma_k} v_k$. The rank is
 * a decision by tolerance, not a proof: `singularValues` shows how clear it was.
 *
 * @param matrix row-major [n, n]; not modified
 * @param rightSide $b$, shape [n]; not modified
 * @throws ShapeError for a wrong length, DomainError for entries that are not finite or a tolerance outside [0, 1)
 * @remarks Observed: no enclosure. $O(n^3)$, some twenty times the cost of `luFactor`.
 * @example pseudoSolve(Float64Array.of(2, 0, 0, 0), 2, Float64Array.of(1, 3)).solution // Float64Array(2) [0.5, 0]
 */
export function pseudoSolve(
  matrix: Float64Array,
  n: number,
  rightSide: Float64Array,
  options: PseudoSolveOptions = {},
): PseudoSolution {
  const { tolerance = n * 2 ** -52 } = options;
  const { values, images, rightVectors } = singularValues(matrix, n);
  if (rightSide.length !== n) {
    throw new ShapeError(`pseudoSolve: the right side needs ${n} entries like the matrix, got ${rightSide.length}.`);
  }
  const wrong = rightSide.findIndex((entry) => !Number.isFinite(entry));
  if (wrong >= 0) {
    throw new DomainError(`pseudoSolve: entry ${wrong} of the right side is ${rightSide[wrong]}. It must be finite.`);
  }
  if (!(tolerance >= 0 && tolerance < 1)) {
    throw new DomainError(
      `pseudoSolve: the tolerance is ${tolerance}, but a fraction of the largest singular value is expected, 0 ≤ t < 1.`,
    );
  }
  const solution = new Float64Array(n);
  let rank = 0;
  for (; rank < n && values[rank] > tolerance * values[0]; rank++) {
    const sigma = values[rank];
    // One division by σ inside the sum and one outside: σ² could underflow.
    let along = 0;
    for (let i = 0; i < n; i++) along += (images[rank * n + i] / sigma) * rightSide[i];
    for (let i = 0; i < n; i++) solution[i] += (along / sigma) * rightVectors[rank * n + i];
  }
  return { solution, rank, singularValues: values, residual: residualNorm(matrix, n, solution, rightSide) };
}
