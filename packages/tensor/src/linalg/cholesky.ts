import { ShapeError } from '../errors.js';
import { checkSquare } from './matrixChecks.js';

/** The Cholesky factorisation $A = L L^\top$ of a symmetric positive definite matrix, or where it ended. */
export type Cholesky =
  | {
      readonly status: 'positiveDefinite';
      readonly n: number;
      /** Row-major [n, n]: L, with zeros above the diagonal. */
      readonly factor: Float64Array;
    }
  | {
      readonly status: 'notPositiveDefinite';
      readonly n: number;
      /** The leading block of this order is the first that is not positive definite, up to rounding errors. */
      readonly order: number;
    };

/**
 * The Cholesky factorisation of a symmetric matrix; a matrix that is not positive definite is a value, not an error.
 *
 * $\frac13 n^3$ additions and products, backward stable without pivoting. Grade: observed.
 *
 * @param matrix row-major [n, n]; only the lower triangle is read; not modified
 * @throws ShapeError for a wrong length, DomainError for entries that are not finite
 */
export function choleskyFactor(matrix: Float64Array, n: number): Cholesky {
  checkSquare('choleskyFactor', matrix, n);
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j <= i; j++) {
      const rest = matrix[row + j]! - rowProduct(factor, row, j * n, j);
      if (j < i) factor[row + j] = rest / factor[j * n + j]!;
      else if (rest > 0) factor[row + i] = Math.sqrt(rest);
      else return { status: 'notPositiveDefinite', n, order: i + 1 };
    }
  }
  return { status: 'positiveDefinite', n, factor };
}

/**
 * The solution of $L L^\top x = b$.
 *
 * @param cholesky of a positive definite matrix
 * @param b shape [n]; not modified
 * @throws ShapeError if b has another length
 */
export function choleskySolve(
  { n, factor }: Extract<Cholesky, { status: 'positiveDefinite' }>,
  b: Float64Array,
): Float64Array {
  if (b.length !== n) throw new ShapeError(`choleskySolve: the right-hand side needs ${n} entries, got ${b.length}.`);
  const x = b.slice();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) x[i] = x[i]! - factor[i * n + j]! * x[j]!;
    x[i] = x[i]! / factor[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    x[i] = x[i]! / factor[i * n + i]!;
    for (let j = 0; j < i; j++) x[j] = x[j]! - factor[i * n + j]! * x[i]!;
  }
  return x;
}

/** The product of the beginnings of two rows. */
function rowProduct(a: Float64Array, first: number, second: number, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k = (k + 1) | 0) sum += a[(first + k) | 0]! * a[(second + k) | 0]!;
  return sum;
}
