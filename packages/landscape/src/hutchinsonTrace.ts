import { type Objective, randomStream, randomUniform } from '@crease/tensor';

/** An estimate with its standard error. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

/**
 * An estimate of the trace of the Hessian from random sign vectors.
 *
 * $\operatorname{tr} H \approx \frac1n\sum_k v_k^\top H v_k$ with independent signs; unbiased, and exact for a diagonal
 * matrix. Cost: one Hessian-vector product for each vector. Grade: observed.
 *
 * @param probes number of vectors, at least 2; vector k comes from stream k of the seed
 * Source: Hutchinson 1990, Communications in Statistics 19.
 */
export function hutchinsonTrace(
  objective: Objective,
  theta: Float64Array,
  probes: number,
  seed: number | string,
): Estimate {
  const p = objective.dimension;
  const product = new Float64Array(p);
  const signs = new Float64Array(p);
  const samples = Float64Array.from({ length: probes }, (_, k) => {
    const stream = randomStream(seed, k);
    for (let i = 0; i < p; i++) signs[i] = randomUniform(stream) < 0.5 ? -1 : 1;
    objective.hvp(theta, signs, product);
    let total = 0;
    for (let i = 0; i < p; i++) total += signs[i]! * product[i]!;
    return total;
  });
  const mean = samples.reduce((a, b) => a + b, 0) / probes;
  const variance = samples.reduce((a, b) => a + (b - mean) * (b - mean), 0) / (probes - 1);
  return { value: mean, standardError: Math.sqrt(variance / probes) };
}
