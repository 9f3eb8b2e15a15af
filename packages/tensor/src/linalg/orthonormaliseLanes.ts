/**
 * Makes the vectors of every lane orthonormal by modified Gram–Schmidt, in place, and writes the lengths that they had
 * after the earlier ones were subtracted.
 *
 * The mean logarithms of these lengths along an orbit are its Lyapunov exponents (Benettin et al. 1980; Eckmann & Ruelle
 * 1985). A vector of length zero stays zero, with length 0.
 *
 * @param vectors each of shape [dimension × lanes], element e of lane l at e·lanes + l; changed
 * @param lengths written, shape [vectors × lanes]
 */
export function orthonormaliseLanes(
  vectors: readonly Float64Array[],
  dimension: number,
  lanes: number,
  lengths: Float64Array,
): void {
  for (const [k, v] of vectors.entries()) {
    for (let l = 0; l < lanes; l++) {
      for (let j = 0; j < k; j++) subtractProjection(v, vectors[j]!, dimension, lanes, l);
      const length = laneNorm(v, dimension, lanes, l);
      lengths[k * lanes + l] = length;
      if (length === 0) continue;
      for (let e = 0; e < dimension; e++) v[e * lanes + l] = v[e * lanes + l]! / length;
    }
  }
}

function subtractProjection(v: Float64Array, unit: Float64Array, dimension: number, lanes: number, l: number): void {
  let product = 0;
  for (let e = 0; e < dimension; e++) product += v[e * lanes + l]! * unit[e * lanes + l]!;
  for (let e = 0; e < dimension; e++) v[e * lanes + l] = v[e * lanes + l]! - product * unit[e * lanes + l]!;
}

function laneNorm(v: Float64Array, dimension: number, lanes: number, l: number): number {
  let square = 0;
  for (let e = 0; e < dimension; e++) square += v[e * lanes + l]! * v[e * lanes + l]!;
  return Math.sqrt(square);
}
