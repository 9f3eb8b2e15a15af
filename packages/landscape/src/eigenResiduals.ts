import type { Objective } from '@crease/tensor';

/**
 * ‖Hv − λv‖ for each pair, with H v from a Hessian-vector product of the objective.
 *
 * For unit vectors some eigenvalue of H lies within this distance of λ, up to the rounding of the product.
 *
 * @param vectors row-major [values.length, p], unit vectors
 */
export function eigenResiduals(
  objective: Objective,
  theta: Float64Array,
  values: Float64Array,
  vectors: Float64Array,
): Float64Array {
  const p = objective.dimension;
  const product = new Float64Array(p);
  return values.map((value, k) => {
    const vector = vectors.subarray(k * p, (k + 1) * p);
    objective.hvp(theta, vector, product);
    let total = 0;
    for (let i = 0; i < p; i++) {
      const difference = product[i]! - value * vector[i]!;
      total += difference * difference;
    }
    return Math.sqrt(total);
  });
}
