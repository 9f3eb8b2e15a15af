/**
 * Returns $|Ax - b|$ for a square matrix.
 *
 * @param matrix row-major [n, n]
 */
export function residualNorm(matrix: Float64Array, n: number, x: Float64Array, rightSide: Float64Array): number {
  let squares = 0;
  for (let i = 0; i < n; i++) {
    let difference = -rightSide[i];
    for (let j = 0; j < n; j++) difference += matrix[i * n + j] * x[j];
    squares += difference * difference;
  }
  return Math.sqrt(squares);
}
