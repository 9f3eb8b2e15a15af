/**
 * Returns $|A v_k - \lambda_k v_k|$ for all k. $O(n^3)$.
 *
 * Two vectors and two rows of the matrix at a time, so that each number is loaded half as often.
 *
 * @param matrix row-major [n, n], symmetric or not
 * @param vectors row-major [n, n]; row k belongs to `values[k]`
 */
export function eigenResiduals(
  matrix: Float64Array,
  n: number,
  values: Float64Array,
  vectors: Float64Array,
): Float64Array {
  const squares = new Float64Array(n);
  for (let k = 0; k < n; k += 2) {
    const next = Math.min(k + 1, n - 1); // of an odd number the last is done twice
    let first = 0;
    let second = 0;
    for (let i = 0; i < n; i += 2) {
      const below = Math.min(i + 1, n - 1);
      const a0 = (i * n) | 0;
      const a1 = (below * n) | 0;
      const v0 = (k * n) | 0;
      const v1 = (next * n) | 0;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      for (let j = 0; j < n; j = (j + 1) | 0) {
        const x = matrix[(a0 + j) | 0];
        const y = matrix[(a1 + j) | 0];
        const v = vectors[(v0 + j) | 0];
        const w = vectors[(v1 + j) | 0];
        s00 += x * v;
        s01 += x * w;
        s10 += y * v;
        s11 += y * w;
      }
      first += squareOf(s00 - values[k] * vectors[v0 + i]);
      second += squareOf(s01 - values[next] * vectors[v1 + i]);
      if (below === i) continue;
      first += squareOf(s10 - values[k] * vectors[v0 + below]);
      second += squareOf(s11 - values[next] * vectors[v1 + below]);
    }
    squares[k] = first;
    squares[next] = second;
  }
  return squares.map(Math.sqrt);
}

function squareOf(x: number): number {
  return x * x;
}
