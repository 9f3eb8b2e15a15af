/**
 * The points of a cycle in the order of the orbit, starting at the smallest first coordinate (then the second, …).
 *
 * The rule makes cycles found from different phases comparable. Points whose first coordinates agree to `tolerance`
 * count as equal there, so that rounding does not decide.
 *
 * @param points row-major, shape [period, dimension]; not modified
 */
export function canonicalCycle(points: Float64Array, dimension: number, tolerance = 0): Float64Array {
  const period = points.length / dimension;
  let best = 0;
  for (let k = 1; k < period; k++)
    if (precedes(points, k * dimension, best * dimension, dimension, tolerance)) best = k;
  const rotated = new Float64Array(points.length);
  rotated.set(points.subarray(best * dimension));
  rotated.set(points.subarray(0, best * dimension), (period - best) * dimension);
  return rotated;
}

function precedes(points: Float64Array, a: number, b: number, dimension: number, tolerance: number): boolean {
  for (let i = 0; i < dimension; i++) {
    const difference = points[a + i]! - points[b + i]!;
    if (Math.abs(difference) > tolerance) return difference < 0;
  }
  return false;
}
