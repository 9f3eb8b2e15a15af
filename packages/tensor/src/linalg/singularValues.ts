import { binaryScale } from './binaryScale.js';
import { checkSquare } from './matrixChecks.js';

/** The singular value decomposition $A = U \Sigma V^\top$ of a square matrix. */
export interface SingularValues {
  /** Shape [n], descending. */
  readonly values: Float64Array;
  /** Row-major [n, n]; row k is $\sigma_k u_k$, the image $A v_k$. The rows are orthogonal. */
  readonly images: Float64Array;
  /** Row-major [n, n]; row k is the unit vector $v_k$. */
  readonly rightVectors: Float64Array;
}

/**
 * Returns the singular value decomposition of a square matrix, by one-sided Jacobi rotations.
 *
 * The columns of $A$ are rotated in pairs until all are orthogonal to working accuracy: about ten sweeps of $6 n^3$
 * operations each. Small singular values come out as accurately as the columns define them.
 *
 * @param matrix row-major [n, n]; not modified
 * @throws ShapeError for a wrong length, DomainError for entries that are not finite
 * @remarks Observed: no enclosure.
 * Source: Hestenes (1958); Demmel and Veselić, Jacobi's method is more accurate than QR (1992).
 */
export function singularValues(matrix: Float64Array, n: number): SingularValues {
  checkSquare('singularValues', matrix, n);
  const scale = binaryScale(matrix);
  // The rows of `columns` are the scaled columns of A.
  const columns = new Float64Array(n * n);
  const right = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    right[i * n + i] = 1;
    for (let j = 0; j < n; j++) columns[j * n + i] = matrix[i * n + j] / scale;
  }
  let rotated = true;
  for (let sweep = 0; rotated && sweep < maxSweeps; sweep++) {
    rotated = false;
    for (let p = 0; p + 1 < n; p++) {
      for (let q = p + 1; q < n; q++) rotated = orthogonalise(columns, right, n, p, q) || rotated;
    }
  }
  const lengths = Float64Array.from({ length: n }, (_, k) => Math.sqrt(dotRows(columns, n, k, k)));
  const order = Array.from(lengths.keys()).sort((i, j) => lengths[j] - lengths[i]);
  const images = new Float64Array(n * n);
  const rightVectors = new Float64Array(n * n);
  for (const [row, k] of order.entries()) {
    for (let i = 0; i < n; i++) images[row * n + i] = columns[k * n + i] * scale;
    rightVectors.set(right.subarray(k * n, (k + 1) * n), row * n);
  }
  return { values: Float64Array.from(order, (k) => lengths[k] * scale), images, rightVectors };
}

/** Convergence is quadratic at the end; more than ten sweeps have not been seen. */
const maxSweeps = 60;

/** Rotates columns p and q so that they become orthogonal and p the longer one; false if they were so already. */
function orthogonalise(columns: Float64Array, right: Float64Array, n: number, p: number, q: number): boolean {
  const alpha = dotRows(columns, n, p, p);
  const beta = dotRows(columns, n, q, q);
  const gamma = dotRows(columns, n, p, q);
  const isOrthogonal = Math.abs(gamma) <= 2 ** -52 * Math.sqrt(alpha) * Math.sqrt(beta);
  if (isOrthogonal || gamma === 0) return false;
  const zeta = (beta - alpha) / (2 * gamma);
  // The smaller root keeps the angle below 45°, which makes the sweeps converge.
  const tangent = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = cosine * tangent;
  rotateRows(columns, n, p, q, cosine, sine);
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
