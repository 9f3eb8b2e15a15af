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
 * $\frac43 n^3$ additions and as many products. Each step touches the matrix once: the rank-two update of the previous
 * step and the product with the next reflector run through it together, four rows at a time.
 *
 * @param matrix symmetric, row by row, entries of size about 1; its lower triangle is overwritten and becomes `reflectors`
 */
export function tridiagonalise(matrix: Float64Array, n: number): Tridiagonal {
  const diagonal = new Float64Array(n);
  const offDiagonal = new Float64Array(n);
  const factors = new Float64Array(n);
  // The update that rows above still lack: A ← A − v wᵀ − w vᵀ.
  let v = new Float64Array(n);
  let w = new Float64Array(n);
  let u = new Float64Array(n);
  let product = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const row = i * n;
    for (let k = 0; k <= i; k++) matrix[row + k] -= v[i] * w[k] + w[i] * v[k];
    diagonal[i] = matrix[row + i];
    if (i === 0) break;
    const factor = reflector(matrix, row, i, u);
    offDiagonal[i] = factor === 0 ? matrix[row + i - 1] : matrix[row + i - 1] - u[i - 1];
    factors[i] = factor;
    for (let k = 0; k < i; k++) matrix[row + k] = u[k];
    updateAndMultiply(matrix, n, i, v, w, u, product);
    let along = 0;
    for (let k = 0; k < i; k++) along += u[k] * product[k];
    const half = 0.5 * factor * factor * along;
    for (let k = 0; k < i; k++) product[k] = factor * product[k] - half * u[k];
    [v, w, u, product] = [u, product, v, w];
  }
  return { diagonal, offDiagonal, reflectors: matrix, factors };
}

/**
 * Fills u with the vector whose reflection turns the first m entries of a row into a multiple of the last unit vector,
 * and returns the factor $\beta = 2 / |u|^2$; both are 0 where nothing has to be done.
 */
function reflector(matrix: Float64Array, row: number, m: number, u: Float64Array): number {
  let squares = 0;
  for (let k = 0; k < m - 1; k++) squares += matrix[row + k] * matrix[row + k];
  u.fill(0);
  // Entries below 1e-40 are nothing beside a matrix of size 1, and the square of the factor stays far from overflow.
  if (squares < 1e-80) return 0;
  const last = matrix[row + m - 1];
  const norm = Math.sqrt(squares + last * last);
  for (let k = 0; k < m - 1; k++) u[k] = matrix[row + k];
  u[m - 1] = last >= 0 ? last + norm : last - norm; // no cancellation
  return 1 / (norm * Math.abs(u[m - 1]));
}

/**
 * In the leading m × m block: $A \leftarrow A - v w^\top - w v^\top$ (lower triangle), and `product` $= A u$ with the
 * updated symmetric block.
 */
function updateAndMultiply(
  a: Float64Array,
  n: number,
  m: number,
  v: Float64Array,
  w: Float64Array,
  u: Float64Array,
  product: Float64Array,
): void {
  for (let k = 0; k < m; k++) product[k] = 0;
  let i = 0;
  for (; i + 3 < m; i += 4) {
    const r0 = (i * n) | 0;
    const r1 = (r0 + n) | 0;
    const r2 = (r1 + n) | 0;
    const r3 = (r2 + n) | 0;
    const v0 = v[i];
    const v1 = v[i + 1];
    const v2 = v[i + 2];
    const v3 = v[i + 3];
    const w0 = w[i];
    const w1 = w[i + 1];
    const w2 = w[i + 2];
    const w3 = w[i + 3];
    const u0 = u[i];
    const u1 = u[i + 1];
    const u2 = u[i + 2];
    const u3 = u[i + 3];
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let k = 0; k < i; k = (k + 1) | 0) {
      const vk = v[k];
      const wk = w[k];
      const uk = u[k];
      const a0 = a[(r0 + k) | 0] - v0 * wk - w0 * vk;
      const a1 = a[(r1 + k) | 0] - v1 * wk - w1 * vk;
      const a2 = a[(r2 + k) | 0] - v2 * wk - w2 * vk;
      const a3 = a[(r3 + k) | 0] - v3 * wk - w3 * vk;
      a[(r0 + k) | 0] = a0;
      a[(r1 + k) | 0] = a1;
      a[(r2 + k) | 0] = a2;
      a[(r3 + k) | 0] = a3;
      s0 += a0 * uk;
      s1 += a1 * uk;
      s2 += a2 * uk;
      s3 += a3 * uk;
      product[k] += a0 * u0 + a1 * u1 + (a2 * u2 + a3 * u3);
    }
    product[i] += s0;
    product[i + 1] += s1;
    product[i + 2] += s2;
    product[i + 3] += s3;
    for (let row = i; row < i + 4; row++) updateRow(a, n, row, i, v, w, u, product);
  }
  for (; i < m; i++) updateRow(a, n, i, 0, v, w, u, product);
}

/** The same for one row, from column `start` to the diagonal. */
function updateRow(
  a: Float64Array,
  n: number,
  row: number,
  start: number,
  v: Float64Array,
  w: Float64Array,
  u: Float64Array,
  product: Float64Array,
): void {
  const offset = row * n;
  let sum = 0;
  for (let k = start; k < row; k++) {
    const value = a[offset + k] - v[row] * w[k] - w[row] * v[k];
    a[offset + k] = value;
    sum += value * u[k];
    product[k] += value * u[row];
  }
  const value = a[offset + row] - 2 * v[row] * w[row];
  a[offset + row] = value;
  product[row] += sum + value * u[row];
}
