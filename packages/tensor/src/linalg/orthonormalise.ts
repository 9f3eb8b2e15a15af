import { binaryScale } from './binaryScale.js';

/**
 * Makes a vector orthogonal to orthonormal ones and returns its length before it was normalised; 0, with the vector set
 * to 0, if nothing of it was left but rounding errors.
 *
 * Gram–Schmidt, and again if the first pass has removed a large part of the vector: what its rounding errors have left of
 * that part is removed by the second ("twice is enough").
 *
 * @param vector shape [n]; overwritten
 * @param bases lists of orthonormal vectors, orthogonal to each other
 * Source: Parlett, The Symmetric Eigenvalue Problem, section 6.9.
 */
export function orthonormalise(vector: Float64Array, ...bases: readonly (readonly Float64Array[])[]): number {
  const before = norm(vector);
  let length = before;
  for (let pass = 0; pass < 2; pass++) {
    for (const basis of bases) {
      for (const direction of basis) subtractMultiple(vector, dot(direction, vector), direction);
    }
    const previous = length;
    length = norm(vector);
    if (length > 0.7 * previous) break;
  }
  // Rounding errors of the subtractions, of √n times the unit of the vector that came in.
  if (!(length > 8 * 2 ** -52 * Math.sqrt(vector.length) * before)) {
    vector.fill(0);
    return 0;
  }
  for (let i = 0; i < vector.length; i++) vector[i] /= length;
  return length;
}

/** Returns the inner product of two vectors of the same length. */
export function dot(a: Float64Array, b: Float64Array): number {
  // Four sums hide the latency of the additions.
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < a.length; i += 4) {
    s0 += a[i] * b[i];
    s1 += a[i + 1] * b[i + 1];
    s2 += a[i + 2] * b[i + 2];
    s3 += a[i + 3] * b[i + 3];
  }
  for (; i < a.length; i++) s0 += a[i] * b[i];
  return s0 + s1 + (s2 + s3);
}

/** Returns the Euclidean length of a vector; squares that overflow or vanish do no harm. */
export function norm(a: Float64Array): number {
  const squares = dot(a, a);
  if (squares > 2 ** -900 && squares < Number.POSITIVE_INFINITY) return Math.sqrt(squares);
  const scale = binaryScale(a);
  const scaled = a.map((x) => x / scale);
  return scale * Math.sqrt(dot(scaled, scaled));
}

/** Subtracts `factor` times b from a; a is overwritten. */
export function subtractMultiple(a: Float64Array, factor: number, b: Float64Array): void {
  for (let i = 0; i < a.length; i++) a[i] -= factor * b[i];
}
