import type { Tridiagonal } from './tridiagonalise.js';

/** Returns $Q^\top$, row-major with some spare rows, from the reflections of the tridiagonal form. */
export function orthogonalFactor({ reflectors, factors }: Tridiagonal, n: number): Float64Array {
  const rows = new Float64Array(n * (n + 3));
  for (let k = 0; k < n; k++) rows[k * n + k] = 1;
  for (let i = 2; i < n; i++) {
    if (factors[i] === 0) continue;
    // Only rows above i are touched: of the others the first i entries are still 0. Hence four at a time does no harm.
    for (let k = 0; k < i; k += 4) reflectFourRows(rows, n, k, reflectors, i, factors[i]);
  }
  return rows;
}

/** Multiplies rows k … k + 3 by $I - \beta u u^\top$ from the right, u the first m entries of row m of `reflectors`. */
function reflectFourRows(
  rows: Float64Array,
  n: number,
  k: number,
  reflectors: Float64Array,
  m: number,
  beta: number,
): void {
  const source = (m * n) | 0;
  const r0 = (k * n) | 0;
  const r1 = (r0 + n) | 0;
  const r2 = (r1 + n) | 0;
  const r3 = (r2 + n) | 0;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let j = 0; j < m; j = (j + 1) | 0) {
    const u = reflectors[(source + j) | 0];
    s0 += rows[(r0 + j) | 0] * u;
    s1 += rows[(r1 + j) | 0] * u;
    s2 += rows[(r2 + j) | 0] * u;
    s3 += rows[(r3 + j) | 0] * u;
  }
  s0 *= beta;
  s1 *= beta;
  s2 *= beta;
  s3 *= beta;
  for (let j = 0; j < m; j = (j + 1) | 0) {
    const u = reflectors[(source + j) | 0];
    rows[(r0 + j) | 0] -= s0 * u;
    rows[(r1 + j) | 0] -= s1 * u;
    rows[(r2 + j) | 0] -= s2 * u;
    rows[(r3 + j) | 0] -= s3 * u;
  }
}
