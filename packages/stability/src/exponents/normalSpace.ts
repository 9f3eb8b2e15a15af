import { compile, type Data, jvp, type Model, outputProgram, outputsOf, symmetricEigen } from '@crease/tensor';

/** The normal space of the set of points that give the same outputs. */
export interface NormalSpace {
  readonly dimension: number;
  /** Orthonormal, by rows, shape [dimension, p]. */
  readonly basis: Float64Array;
  /** The smallest singular value of the Jacobian that counts as non-zero, and the largest that does not. */
  readonly gap: readonly [number, number];
}

/** Singular values below this share of the largest count as zero: the squared matrix resolves no less. */
const zeroShare = 1e-7;

/**
 * The row space of the Jacobian of all outputs, with an orthonormal basis.
 *
 * From the eigenvalues of $JJ^{\mathsf T}$ (the tangent kernel), so its cost is p forward passes and $O((mo)^3)$ for m
 * samples and o outputs. Grade: observed; the gap says how clear the rank is.
 */
export function normalSpace(model: Model, data: Data, theta: Float64Array): NormalSpace {
  const p = theta.length;
  const rows = data.samples * outputsOf(model);
  const jacobian = outputJacobian(model, data, theta);
  const gram = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j <= i; j++) {
      let total = 0;
      for (let k = 0; k < p; k++) total += jacobian[i * p + k]! * jacobian[j * p + k]!;
      gram[i * rows + j] = total;
      gram[j * rows + i] = total;
    }
  const { values, vectors } = symmetricEigen(gram, rows);
  const singular = Array.from(values, (x) => Math.sqrt(Math.max(0, x)));
  const largest = singular.at(-1) ?? 0;
  const kept = [...singular.keys()].filter((k) => singular[k]! > zeroShare * largest);
  const basis = new Float64Array(kept.length * p);
  for (const [a, k] of kept.entries())
    for (let i = 0; i < rows; i++)
      for (let l = 0; l < p; l++)
        basis[a * p + l] = basis[a * p + l]! + (vectors[k * rows + i]! * jacobian[i * p + l]!) / singular[k]!;
  const first = kept[0] ?? rows;
  return { dimension: kept.length, basis, gap: [singular[first] ?? 0, singular[first - 1] ?? 0] };
}

/** Row-major, shape [samples × outputs, p]: one lane for each basis vector. */
function outputJacobian(model: Model, data: Data, theta: Float64Array): Float64Array {
  const p = theta.length;
  const code = compile(jvp(outputProgram(model, data)), { lanes: p });
  const [jacobian] = code.allocate();
  const points = new Float64Array(p * p);
  const directions = new Float64Array(p * p);
  for (let k = 0; k < p; k++) {
    points.fill(theta[k]!, k * p, (k + 1) * p);
    directions[k * p + k] = 1;
  }
  code.run([points, directions], [jacobian!]);
  return jacobian!;
}
