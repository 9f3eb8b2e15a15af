import { binaryScale } from './binaryScale.js';
import { checkMatrix } from './matrixChecks.js';

/** The singular value decomposition $A = U \Sigma V^\top$ of a matrix with n columns. */
export interface SingularValues {
  /** Shape [n], descending. */
  readonly values: Float64Array;
  /** Row-major [n, rows]; row k is $\sigma_k u_k$, the image $A v_k$. The rows are orthogonal. */
  readonly images: Float64Array;
  /** Row-major [n, n]; row k is the unit vector $v_k$. */
  readonly rightVectors: Float64Array;
}

/**
 * Returns the singular value decomposition of a matrix, by one-sided Jacobi rotations.
 *
 * The columns of $A$ are rotated in pairs until all are orthogonal to working accuracy: about ten sweeps of
 * $6 n^2 m$ operations each for m rows. Small singular values come out as accurately as the columns define them.
 *
 * With fewer rows than columns the last singular values are 0.
 *
 * @param matrix row-major [rows, n]; not modified
 * @param rows   default n
 * @throws ShapeError for a wrong length, DomainError for entries that are not finite
 * @remarks Observed: no enclosure.
 * Source: Hestenes (1958); Demmel and Veselić, Jacobi's method is more accurate than QR (1992).
 */
export function singularValues(matrix: Float64Array, n: number, rows: number = n): SingularValues {
  checkMatrix('singularValues', matrix, rows, n);
  const scale = binaryScale(matrix);
  // The rows of `columns` are the scaled columns of A.
  const columns = new Float64Array(n * rows);
  const right = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    right[j * n + j] = 1;
    for (let i = 0; i < rows; i++) columns[j * rows + i] = matrix[i * n + j] / scale;
  }
  let rotated = true;
  for (let sweep = 0; rotated && sweep < maxSweeps; sweep++) {
    rotated = false;
    for (let p = 0; p + 1 < n; p++) {
      for (let q = p + 1; q < n; q++) rotated = orthogonalise(columns, rows, right, n, p, q) || rotated;
    }
  }
  const lengths = Float64Array.from({ length: n }, (_, k) => Math.sqrt(dotRows(columns, rows, k, k)));
  const order = Array.from(lengths.keys()).sort((i, j) => lengths[j] - lengths[i]);
  const images = new Float64Array(n * rows);
  const rightVectors = new Float64Array(n * n);
  for (const [row, k] of order.entries()) {
    for (let i = 0; i < rows; i++) images[row * rows + i] = columns[k * rows + i] * scale;
    rightVectors.set(right.subarray(k * n, (k + 1) * n), row * n);
  }
  return { values: Float64Array.from(order, (k) => lengths[k] * scale), images, rightVectors };
}

/** Convergence is quadratic at the end; more than ten sweeps have not been seen. */
const maxSweeps = 60;

/** Rotates columns p and q so that they become orthogonal and p the longer one; false if they were so already. */
function orthogonalise(
  columns: Float64Array,
  length: number,
  right: Float64Array,
  n: number,
  p: number,
  q: number,
): boolean {
  const alpha = dotRows(columns, length, p, p);
  const beta = dotRows(columns, length, q, q);
  const gamma = dotRows(columns, length, p, q);
  const isOrthogonal = Math.abs(gamma) <= 2 ** -52 * Math.sqrt(alpha) * Math.sqrt(beta);
  if (isOrthogonal || gamma === 0) return false;
  const zeta = (beta - alpha) / (2 * gamma);
  // The smaller root keeps the angle below 45°, which makes the sweeps converge.
  const tangent = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = cosine * tangent;
  rotateRows(columns, length, p, q, cosine, sine);
  rotateRows(right, n, p, q, cosine, sine);
  return true;
}

function rotateRows(rows: Float64Array, n: number, p: number, q: number, cosine: number, sine: number): void {
  const first = p * n;
  const second = q * n;
  for (let i = 0; i < n; i++) {
    const x = rows[first + i];
    const y = rows[second + i];
    rows[first + i] = cosine * x - sine * y;
    rows[second + i] = sine * x + cosine * y;
  }
}

function dotRows(rows: Float64Array, n: number, p: number, q: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += rows[p * n + i] * rows[q * n + i];
  return sum;
}
