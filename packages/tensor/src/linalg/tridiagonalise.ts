import { rowStart, triangleRoom } from './triangleRoom.js';

/** A symmetric matrix in the form $A = Q T Q^\top$ with a tridiagonal $T$. */
export interface Tridiagonal {
  /** The diagonal of $T$, length n. */
  readonly diagonal: Float64Array;
  /** The entries beside it: `offDiagonal[i]` stands at (i, i − 1); entry 0 is 0. */
  readonly offDiagonal: Float64Array;
  /** $Q$ as a product of reflections $I - \beta_i u_i u_i^\top$, $i$ descending: $u_i$ is row i of `reflectors` up to column i − 1. */
  readonly reflectors: Float64Array;
  readonly factors: Float64Array;
}

/**
 * Returns the tridiagonal form of a symmetric matrix, by Householder reflections from the last row upwards.
 *
 * $\frac43 n^3$ operations. Each step touches the matrix once: the rank-two update of the previous step and the product
 * with the next reflector run through it together, four rows at a time.
 *
 * @param matrix symmetric, row by row, entries of size about 1; its lower triangle is overwritten and becomes `reflectors`
 */
export function tridiagonalise(matrix: Float64Array, n: number): Tridiagonal {
  const diagonal = new Float64Array(n);
  const offDiagonal = new Float64Array(n);
  const factors = new Float64Array(n);
  const { lines, v, w, u, product, updateAndMultiply } = triangleRoom(n);
  for (let i = 0; i < n; i++) {
    const [line, start] = [lines[i & 3], rowStart(i)];
    for (let k = 0; k <= i; k++) line[start + k] = matrix[i * n + k];
  }
  v.fill(0, 0, n);
  w.fill(0, 0, n);
  for (let i = n - 1; i >= 0; i--) {
    const [line, start] = [lines[i & 3], rowStart(i)];
    for (let k = 0; k <= i; k++) line[start + k] -= v[i] * w[k] + w[i] * v[k];
    diagonal[i] = line[start + i];
    if (i === 0) break;
    const beside = line[start + i - 1];
    const factor = reflector(line, start, i, u);
    offDiagonal[i] = factor === 0 ? beside : beside - u[i - 1];
    factors[i] = factor;
    for (let k = 0; k < i; k++) matrix[i * n + k] = u[k];
    updateAndMultiply(i);
    let along = 0;
    for (let k = 0; k < i; k++) along += u[k] * product[k];
    const half = 0.5 * factor * factor * along;
    for (let k = 0; k < i; k++) {
      v[k] = u[k];
      w[k] = factor * product[k] - half * u[k];
    }
  }
  return { diagonal, offDiagonal, reflectors: matrix, factors };
}

/**
 * Fills the first m entries of u with the vector whose reflection turns the first m entries of a row into a multiple of
 * the last unit vector, and returns the factor $\beta = 2 / |u|^2$; both are 0 where nothing has to be done.
 */
function reflector(line: Float64Array, start: number, m: number, u: Float64Array): number {
  let squares = 0;
  for (let k = 0; k < m - 1; k++) squares += line[start + k] * line[start + k];
  u.fill(0, 0, m);
  // Entries below 1e-40 are nothing beside a matrix of size 1, and the square of the factor stays far from overflow.
  if (squares < 1e-80) return 0;
  const last = line[start + m - 1];
  const norm = Math.sqrt(squares + last * last);
  for (let k = 0; k < m - 1; k++) u[k] = line[start + k];
  u[m - 1] = last >= 0 ? last + norm : last - norm; // no cancellation
  return 1 / (norm * Math.abs(u[m - 1]));
}
