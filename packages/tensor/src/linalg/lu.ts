import { ShapeError } from '../errors.js';
import { checkSquare } from './matrixChecks.js';

/** An LU factorisation with row interchanges: P·A = L·U. */
export interface Lu {
  readonly n: number;
  /** Row-major [n, n]: U on and above the diagonal, L (unit diagonal) below. */
  readonly factors: Float64Array;
  /** Row k of P·A is row `rows[k]` of A. */
  readonly rows: Int32Array;
  /** The sign of the permutation. */
  readonly sign: 1 | -1;
  /** The first column without a pivot, or −1: an exactly singular matrix is a value, not an error. */
  readonly singularAt: number;
}

/**
 * The LU factorisation of a square matrix with partial pivoting. $O(n^3)$. Grade: observed.
 *
 * @param matrix row-major [n, n]; not modified
 * @throws ShapeError for a wrong length, DomainError for entries that are not finite
 */
export function luFactor(matrix: Float64Array, n: number): Lu {
  checkSquare('luFactor', matrix, n);
  const a = matrix.slice();
  const rows = Int32Array.from({ length: n }, (_, k) => k);
  let sign: 1 | -1 = 1;
  let singularAt = -1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]!) > Math.abs(a[pivot * n + k]!)) pivot = i;
    if (a[pivot * n + k] === 0) {
      if (singularAt < 0) singularAt = k;
      continue;
    }
    if (pivot !== k) {
      const row = a.slice(k * n, (k + 1) * n);
      a.copyWithin(k * n, pivot * n, (pivot + 1) * n);
      a.set(row, pivot * n);
      [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
      sign = sign === 1 ? -1 : 1;
    }
    for (let i = k + 1; i < n; i++) {
      const factor = a[i * n + k]! / a[k * n + k]!;
      a[i * n + k] = factor;
      if (factor === 0) continue;
      subtractRow(a, i * n + k + 1, factor, k * n + k + 1, n - k - 1);
    }
  }
  return { n, factors: a, rows, sign, singularAt };
}

/** Subtracts a multiple of a run of entries from another one. */
function subtractRow(a: Float64Array, to: number, factor: number, from: number, count: number): void {
  for (let j = 0; j < count; j = (j + 1) | 0) a[(to + j) | 0] = a[(to + j) | 0]! - factor * a[(from + j) | 0]!;
}

/**
 * The solution of A·x = b, or `undefined` if A was found exactly singular.
 *
 * @param b shape [n]; not modified
 * @throws ShapeError if b has another length
 */
export function luSolve(lu: Lu, b: Float64Array): Float64Array<ArrayBuffer> | undefined {
  const { n, factors, rows } = lu;
  if (b.length !== n) throw new ShapeError(`luSolve: the right-hand side needs ${n} entries, got ${b.length}.`);
  if (lu.singularAt >= 0) return undefined;
  const x = Float64Array.from(rows, (k) => b[k]!);
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) x[i] = x[i]! - factors[i * n + j]! * x[j]!;
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i] = x[i]! - factors[i * n + j]! * x[j]!;
    x[i] = x[i]! / factors[i * n + i]!;
  }
  return x;
}

/** The determinant; it may overflow or underflow. */
export function determinant(lu: Lu): number {
  let product: number = lu.sign;
  for (let k = 0; k < lu.n; k++) product *= lu.factors[k * lu.n + k]!;
  return product;
}
